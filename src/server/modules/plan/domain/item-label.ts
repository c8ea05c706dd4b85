/** Longest title a list shows; the text itself is never cut. */
const TITLE_LENGTH = 60;

/** `二、` → `二`, `3.` → `3`, `(一)` stays: the number as people say it. */
export const spokenNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .trim()
    .replace(/[、.,。:]+$/u, '');

/** The numbers from the top joined, `二(三)1`; an unnumbered paragraph goes by the number above it. */
export const pathOf = (above: string, number: string): string => `${above}${spokenNumber(number)}`;

/** The heading, or the first sentence: the first line up to its first full stop, without the mark. */
export function titleOf(text: string): string {
  const line = text.trim().split(/\r?\n/, 1)[0].trim();
  const [sentence] = line.split(/[。;;!!]/u, 1);
  const title = sentence.trim() || line;
  return title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 1)}…` : title;
}

/** What a list of duties calls a task: its path and its title. */
export const labelOf = (path: string, title: string): string => (path ? `${path} ${title}` : title);
