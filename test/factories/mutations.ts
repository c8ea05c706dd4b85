import { zipOf } from './zip.js';
import { readEntries } from '../../src/server/modules/intake/readers/zip-entries.js';

/** A whole number from 0 to below the bound. */
export type Random = (below: number) => number;

/** The same numbers for the same seed: a failure names its mutation, which can be made again. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

/** Numbers at which counting, adding up and making room go wrong. */
const EXTREMES = [
  '0',
  '-1',
  '1',
  '255',
  '65536',
  '1048577',
  '2147483647',
  '4294967295',
  '1e308',
  '9'.repeat(40),
  'NaN',
  '',
];
const WORDS = [0, 1, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const flipped: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  for (let times = 1 + random(8); times > 0; times -= 1) copy[random(copy.length)] ^= 1 << random(8);
  return copy;
};
const rangeOf = (bytes: Buffer, random: Random, most = 400): [number, number] => {
  const from = random(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + random(most))];
};
const blanked: Mutation = (bytes, random) => {
  const [from, to] = rangeOf(bytes, random);
  return Buffer.from(bytes).fill([0, 0xff, 0x20, 0x3c][random(4)], from, to);
};
const deleted: Mutation = (bytes, random) => {
  const [from, to] = rangeOf(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};
const repeated: Mutation = (bytes, random) => {
  const [from, to] = rangeOf(bytes, random);
  const part = bytes.subarray(from, to);
  return Buffer.concat([
    bytes.subarray(0, to),
    ...Array.from({ length: 1 + random(40) }, () => part),
    bytes.subarray(to),
  ]);
};
const moved: Mutation = (bytes, random) => {
  const [from, to] = rangeOf(bytes, random);
  const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  const at = random(rest.length + 1);
  return Buffer.concat([rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at)]);
};
const cut: Mutation = (bytes, random) =>
  random(4) === 0 ? bytes.subarray(random(bytes.length)) : bytes.subarray(0, 1 + random(bytes.length));
const sown: Mutation = (bytes, random) => {
  const at = random(bytes.length + 1);
  const noise = Buffer.from(Array.from({ length: 1 + random(60) }, () => random(256)));
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
};
const miscounted: Mutation = (bytes, random) => {
  if (bytes.length < 8) return bytes;
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(WORDS[random(WORDS.length)], random(copy.length - 4));
  return copy;
};
/** Another number where one stands in words: a span, a count, an offset. */
const renumbered: Mutation = (bytes, random) => {
  const text = bytes.toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return bytes;
  const { 0: number, index } = numbers[random(numbers.length)];
  const other = EXTREMES[random(EXTREMES.length)];
  return Buffer.from(text.slice(0, index) + other + text.slice(index + number.length), 'latin1');
};
/** One tag taken out, doubled many times or put where another stood. */
const retagged: Mutation = (bytes, random) => {
  const text = bytes.toString('latin1');
  const tags = [...text.matchAll(/<[^<>]{1,200}>/g)];
  if (tags.length === 0) return bytes;
  const { 0: tag, index } = tags[random(tags.length)];
  const other = [
    '',
    tag.repeat(2 + random(30)),
    tags[random(tags.length)][0],
    tag.replace('/', ''),
    `</${tag.slice(1)}`,
  ];
  return Buffer.from(
    text.slice(0, index) + other[random(other.length)] + text.slice(index + tag.length),
    'latin1',
  );
};

const KINDS = [flipped, blanked, deleted, repeated, moved, cut, sown, miscounted, renumbered, retagged];

/** The bytes after one to three accidents. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let times = 1 + random(3); times > 0 && result.length > 0; times -= 1) {
    result = KINDS[random(KINDS.length)](result, random);
  }
  return result;
}

/** A zip in which one of its parts had accidents; whole again as a zip, so that what reads the part gets to see them. */
export async function mutatedWithin(zip: Buffer, random: Random): Promise<Buffer> {
  const parts = Object.fromEntries(await readEntries(zip, () => true));
  const names = Object.keys(parts);
  const name = names[random(names.length)];
  return zipOf({ ...parts, [name]: mutated(Buffer.from(parts[name]), random) });
}
