import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { pdfOf } from '../../../../test/factories/pdf.js';
import { readPlanApart } from './read-apart.js';

const PLAN = '云溪市水利局2026年工作要点\n一、主要任务\n(一)修订预案。6月底前完成。(防汛处牵头)\n';

describe('reading in a thread of its own', () => {
  it('gives what reading gives', async () => {
    const { parsed, text } = await readPlanApart(Buffer.from(PLAN), 'a.txt');
    expect(text).toBe(PLAN);
    expect(parsed.items[1].assignments).toMatchObject([{ unit: '防汛处', role: 'lead' }]);
  });

  it('refuses in the same words', async () => {
    await expect(readPlanApart(Buffer.alloc(0), 'a.txt')).rejects.toMatchObject({
      code: 'file.empty',
      status: 422,
    });
  });

  it('stops what takes too long or too much memory', async () => {
    const long = Buffer.from(PLAN.repeat(20_000));
    await expect(readPlanApart(long, 'a.txt', {}, { seconds: 0.02, megabytes: 512 })).rejects.toMatchObject({
      code: 'file.too_complex',
    });
    await expect(readPlanApart(long, 'a.txt', {}, { seconds: 60, megabytes: 12 })).rejects.toMatchObject({
      code: 'file.too_complex',
    });
  });

  it('stops a PDF whose few bytes unpack without end, though no object of it is large', async () => {
    const blanks = deflateSync(Buffer.alloc(300_000_000, 0x20));
    const bomb = pdfOf([{ packed: deflateSync(blanks) }]);
    expect(bomb.length).toBeLessThan(20_000);
    await expect(readPlanApart(bomb, 'a.pdf', {}, { seconds: 60, megabytes: 100 })).rejects.toMatchObject({
      code: 'file.too_complex',
      message: expect.stringContaining('内存') as unknown,
    });
  });

  it('takes turns', async () => {
    const readings = await Promise.all(
      Array.from({ length: 5 }, () => readPlanApart(Buffer.from(PLAN), 'a.txt')),
    );
    expect(readings.map(({ kind }) => kind)).toEqual(Array(5).fill('text'));
  });
});
