import { onScopeDispose, shallowRef, type Ref } from 'vue';

const EVERY = 10_000;
const now = shallowRef(Date.now());
let readers = 0;
let timer: number | undefined;

/**
 * The present in milliseconds, moving by itself for as long as anything on the page shows it; one timer for all of them.
 * For words beside a date only: what is late is said by the server.
 */
export function useNow(): Readonly<Ref<number>> {
  const tick = (): void => void (now.value = Date.now());
  tick();
  readers += 1;
  timer ??= window.setInterval(tick, EVERY);
  onScopeDispose(() => {
    readers -= 1;
    if (readers > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  });
  return now;
}
