import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import { PROJECT_ROOT } from '../../../common/project-root.js';
import { proposeLinks, type ComparedItem } from './coverage.js';

const item = (id: string, path: string, text: string): ComparedItem => ({
  id,
  number: `${path}.`,
  path,
  text,
});
const proposed = (upstream: ComparedItem[], own: ComparedItem[], decided: string[] = []): string[] =>
  proposeLinks(upstream, own, new Set(decided)).map(
    ({ itemId, upstreamItemId }) => `${upstreamItemId} ${itemId}`,
  );

describe('links to an upstream plan', () => {
  const upstream = [
    item('U1', '1', '推进重大建设项目批准和实施信息公开。'),
    item('U2', '2', '规范政务新媒体账号管理,清理僵尸账号。'),
    item('U3', '3', '加强基层窗口人员业务培训。'),
  ];
  const own = [
    item('a', '4', '推进公路水路重大建设项目批准和实施信息公开,按月更新项目进度。'),
    item('b', '2', '做好全局政务新媒体账号的规范管理,每半年清理一次僵尸账号。'),
    item('c', '5', '开展安全生产检查。'),
  ];

  it('are proposed by their words, and where nothing is alike there is none', () => {
    expect(proposed(upstream, own)).toEqual(['U1 a', 'U2 b']);
  });

  it('say why, with the number where it is the same', () => {
    const [first, second] = proposeLinks(upstream, own, new Set());
    expect(first.reason).toMatch(/文字/);
    expect(second.reason).toMatch(/^序号相同\(2\)/);
    expect(first.score).toBeLessThanOrEqual(1);
  });

  it('are not proposed again once decided', () => {
    expect(proposed(upstream, own, ['a|U1'])).toEqual(['U2 b']);
  });

  it('are not proposed by the number alone, nor for an empty text', () => {
    expect(proposed([item('U', '5', '筹备年度运动会。')], own)).toEqual([]);
    expect(proposed([item('U', '', '')], [item('x', '', '')])).toEqual([]);
  });
});

/** Two plans of our own making that say much the same in other words, and which of their items belong together. */
interface Pair {
  upstream: [id: string, number: string, text: string][];
  own: [id: string, number: string, text: string][];
  links: string[];
}

describe("links between a superior's plan and one that carries it out in its own words", () => {
  const file = new URL('test/fixtures/coverage-pair.json', `file://${PROJECT_ROOT}/`);
  const pair = JSON.parse(fs.readFileSync(file, 'utf8')) as Pair;
  const items = (list: Pair['own']) => list.map(([id, number, text]) => item(id, number, text));
  const [upstream, own] = [items(pair.upstream), items(pair.own)];
  const measured = (enough?: number) => {
    const found = proposeLinks(upstream, own, new Set(), enough);
    const right = found.filter((one) => pair.links.includes(`${one.upstreamItemId} ${one.itemId}`)).length;
    return { precision: right / found.length, recall: right / pair.links.length };
  };

  it('are found for most, and most that are proposed are right', () => {
    const { precision, recall } = measured();
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.8);
    // What once stood here told two of three tasks that are carried out as gaps.
    expect(measured(0.34).recall).toBeLessThan(0.4);
  });
});
