/** A unit named once that differs by one like-sounding character from one named otherwise (总规处 ~ 综规处): kept as written, and asked. */
import { soundsAlike } from '../../../organization/domain/slips.js';
import type { Refiner } from '../working-draft.js';

export const askAboutSlips: Refiner = {
  name: 'ask-about-slips',
  refine(draft) {
    const places = new Map<string, { item: number; from: number; to: number }[]>();
    draft.items.forEach((item, index) => {
      for (const finding of item.findings) {
        if (finding.what !== 'duty' || finding.group) continue;
        const list = places.get(finding.unit) ?? [];
        list.push({ item: index, from: finding.from, to: finding.to });
        places.set(finding.unit, list);
      }
    });
    // Names with one character left out meet in one bucket: linear in the number of names.
    const buckets = new Map<string, Set<string>>();
    for (const name of places.keys()) {
      const bare = withoutSuperior(name);
      for (let at = 0; at < bare.length - 1; at += 1) {
        const key = `${bare.slice(0, at)}?${bare.slice(at + 1)}`;
        (buckets.get(key) ?? buckets.set(key, new Set()).get(key)!).add(name);
      }
    }
    const count = (bare: string) =>
      [...places]
        .filter(([name]) => withoutSuperior(name) === bare)
        .reduce((sum, [, list]) => sum + list.length, 0);
    const asked = new Set<string>();
    for (const names of buckets.values()) {
      if (names.size < 2 || names.size > 6) continue;
      for (const rare of names) {
        if (count(withoutSuperior(rare)) !== 1 || asked.has(rare)) continue;
        const bare = withoutSuperior(rare);
        const usual = [...names].find((name) => bare.length >= 3 && soundsAlike(bare, withoutSuperior(name)));
        if (!usual || count(withoutSuperior(usual)) < 2) continue;
        asked.add(rare);
        const [place] = places.get(rare)!;
        draft.questions.push({
          code: 'unit_slip',
          message: `“${rare}”只出现一次,与“${usual}”只差一个字,是否为同一单位?未确认前按原文保留`,
          from: place.from,
          to: place.to,
          item: place.item,
        });
      }
    }
  },
};

const withoutSuperior = (name: string): string =>
  /^[局委厅办省市县区].{2,}/.test(name) ? name.slice(1) : name;
