/** 【责任单位】A【完成时限】B: labels in brackets of their own, brought to the form with a colon. */
import { labelAt } from './duty-clause.js';
import type { Normalised } from './normalise.js';

const BRACKETED = /[【[]([\u4e00-\u9fff]{2,8})[】\]]:?/g;

/** As long as before, so that every place holds. */
export function withPlainLabels(source: Normalised): Normalised {
  if (!/[【[]/.test(source.text)) return source;
  const text = source.text.replace(BRACKETED, (written, name: string) =>
    labelAt(`${name}:`) ? ` ${name}:`.padEnd(written.length) : written,
  );
  return { ...source, text };
}
