import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../parse-command.js';

const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../../../test/fixtures', name));
const refusal = async (content: Buffer, name = 'a.doc') =>
  readPlan(content, name).then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );

/** Where the first block of the WordDocument stream lies. */
const fibOf = (content: Buffer): number => {
  for (let at = 512; at < content.length; at += 512) if (content.readUInt16LE(at) === 0xa5ec) return at;
  throw new Error('no WordDocument');
};

describe('a .doc', () => {
  it('gives words, the numbers that Word counts, and tables with their merges', async () => {
    const { kind, parsed, text } = await readPlan(fixture('plan.doc'), 'plan.doc');
    expect(kind).toBe('doc');
    expect(parsed.plan).toMatchObject({ title: '云溪市水利局2026年工作要点', year: 2026 });
    expect(
      parsed.items.map((item) => [
        item.parent,
        item.number,
        item.text.slice(0, 6),
        item.assignments.map(({ role, span }) => `${role} ${text.slice(...span)}`).join(' '),
      ]),
    ).toEqual([
      [null, '一、', '防汛备汛', ''],
      [0, '(一)', '修订预案。组', 'lead 防汛处 support 办公室'],
      [0, '(二)', '开展演练。每', 'responsible 防汛处'],
      [null, '二、', '供水保障', ''],
      [3, '(一)', '提高水质。(', 'lead 供水处'],
      [null, '一、', '供水保障', ''],
      [5, '1', '改造城东水厂', 'lead 供水处 support 财务处 support 办公室'],
      [5, '2', '建设水文站', 'lead 水文处 lead 信息中心'],
    ]);
  });

  it('leaves out what was deleted, and keeps what was put in', async () => {
    const { text } = await readPlan(fixture('changes.doc'), 'a.doc');
    expect(text).toContain('(二)开展演练两次。(防汛处负责)');
  });

  it('is refused by name: passwords, Word 95, macros, other old formats, tears', async () => {
    const plan = fixture('plan.doc');
    const locked = Buffer.from(plan);
    locked[fibOf(plan) + 11] |= 0x01;
    expect(await refusal(locked)).toMatch(/^file\.unsupported_encrypted .*密码/);
    const old = Buffer.from(plan);
    old.writeUInt16LE(0x68, fibOf(plan) + 2);
    expect(await refusal(old)).toMatch(/^file\.unsupported_ole .*\.doc/);
    const renamed = (from: string, to: string) => {
      const changed = Buffer.from(plan);
      const at = changed.indexOf(Buffer.from(from, 'utf16le'));
      changed.fill(0, at, at + 64);
      changed.write(to, at, 'utf16le');
      changed.writeUInt16LE((to.length + 1) * 2, at + 64);
      return changed;
    };
    expect(await refusal(renamed('WordDocument', 'Workbook'), 'a.doc')).toMatch(/^file\.unsupported_ole/);
    expect(await refusal(renamed('\u0005SummaryInformation', 'Macros'))).toMatch(/^file\.macro .*宏/);
    expect(await refusal(plan.subarray(0, 5_000))).toMatch(/^file\.broken .*损坏/);
  });
});
