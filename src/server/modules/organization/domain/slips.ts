/** Likely slips of a name: one character for another. */

const PINYIN = new Intl.Collator('zh-u-co-pinyin');
/** The first character of each initial letter in pinyin order. */
const FIRST_OF_LETTER = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'];
const LETTERS = 'abcdefghjklmnopqrstwxyz';

/** The first letter of a character's pinyin, '' for what is no Chinese character. */
export function pinyinInitial(character: string): string {
  if (!/[\u4e00-\u9fff]/.test(character)) return '';
  let letter = '';
  FIRST_OF_LETTER.forEach((first, index) => {
    if (PINYIN.compare(character, first) >= 0) letter = LETTERS[index];
  });
  return letter;
}

/** Whether two names of one length differ in exactly one character; where, or -1. */
export function onlyDifference(a: string, b: string): number {
  if (a.length !== b.length) return -1;
  let found = -1;
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] === b[at]) continue;
    if (found >= 0) return -1;
    found = at;
  }
  return found;
}

/** One character differs and begins with the same sound, as 总规处 for 综规处: what input methods mistype. */
export function soundsAlike(a: string, b: string): boolean {
  const at = onlyDifference(a, b);
  return at >= 0 && pinyinInitial(a[at]) !== '' && pinyinInitial(a[at]) === pinyinInitial(b[at]);
}
