import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** How far outside the window something is drawn already. */
const AHEAD = '900px 0px';
const shows = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | null = null;

/** One observer for all: thousands of rows cost one each otherwise. */
const watcher = (): IntersectionObserver =>
  (observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) shows.get(target)?.(isIntersecting);
    },
    // A list that scrolls by itself is measured by `scrollMargin`, where the browser knows it.
    { rootMargin: AHEAD, scrollMargin: AHEAD } as IntersectionObserverInit,
  ));

/** Whether an element is in sight or nearly so: what is far away can be drawn as bare text. */
export function useNearView(element: Ref<HTMLElement | null>): Ref<boolean> {
  const near = ref(false);
  onMounted(() => {
    if (!element.value) return;
    shows.set(element.value, (now) => (near.value = now));
    watcher().observe(element.value);
  });
  onBeforeUnmount(() => element.value && watcher().unobserve(element.value));
  return near;
}
