/** A counted number in the spelling that a list asks for, by Word's names of number formats. */

const HAN = [...'〇一二三四五六七八九'];
const LEGAL = [...'零壹贰叁肆伍陆柒捌玖'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Ranges of single characters that are numbers, by the character of one. */
const enclosed = (value: number, one: number, most: number): string =>
  value >= 1 && value <= most ? String.fromCharCode(one - 1 + value) : String(value);
const among = (value: number, characters: string): string => characters[value - 1] ?? String(value);
const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const FORMATS: Record<string, (value: number) => string> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460, 20),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  numberInDash: (value) => `- ${value} -`,
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  ideographTraditional: (value) => among(value, STEMS),
  ideographZodiac: (value) => among(value, BRANCHES),
  ideographDigital: (value) => [...String(value)].map((digit) => HAN[Number(digit)]).join(''),
  chineseLegalSimplified: (value) => inHan(value, LEGAL, '拾佰仟'),
  ideographLegalTraditional: (value) => inHan(value, LEGAL, '拾佰仟'),
};
FORMATS.taiwaneseDigital = FORMATS.japaneseDigitalTenThousand = FORMATS.ideographDigital;

/** Whole numbers from 0; what a format cannot spell is written in digits. */
export function spelled(value: number, format: string): string {
  if (!Number.isSafeInteger(value) || value < 0) return '';
  const own = Object.hasOwn(FORMATS, format) ? FORMATS[format] : null;
  if (own) return own(value);
  return /chinese|japanese|taiwanese|ideograph/i.test(format) ? inHan(value, HAN, '十百千') : String(value);
}

/** a … z, aa, bb …, as Word goes on. */
function letters(value: number, first: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  return String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value > 3_999) return String(value);
  let [rest, words] = [value, ''];
  for (const [step, sign] of ROMAN) {
    for (; rest >= step; rest -= step) words += sign;
  }
  return words;
}

/** 十一, 二十, 一百零三. */
function inHan(value: number, digits: readonly string[], steps: string): string {
  if (value > 9_999) return String(value);
  if (value === 0) return '零';
  let words = '';
  let gap = false;
  [...String(value)].forEach((digit, at, all) => {
    const place = all.length - 1 - at;
    if (digit === '0') {
      gap = words !== '';
      return;
    }
    if (gap) words += '零';
    gap = false;
    // 十 alone begins the numbers from ten to nineteen.
    const ten = words === '' && digit === '1' && place === 1 && digits === HAN;
    words += (ten ? '' : digits[Number(digit)]) + (place > 0 ? steps[place - 1] : '');
  });
  return words;
}
