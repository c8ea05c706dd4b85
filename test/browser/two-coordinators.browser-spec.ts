import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { World } from '../world.js';
import { launchBrowser } from './chromium.js';
import { DeskPerson } from './desk-person.js';

const PLAN = `云陵市交通运输局2026年站场服务工作要点
一、重点任务
(一)改善候车环境。6月30日前更新候车座椅。(局办公室牵头)
(二)公布服务电话。发现信息变化及时更新。(局人事处牵头)
云陵市交通运输局
2026年2月10日
`;
const THEIRS = '改善候车环境。6月30日前更新候车座椅和照明。';
const OURS = '改善候车环境。6月30日前更新全部候车座椅。';

describe('two coordinators on one draft, each at a browser', () => {
  let world: World;
  let browser: Browser;
  let zhou: DeskPerson;
  let wu: DeskPerson;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    await world.app.listen(0, '127.0.0.1');
    browser = await launchBrowser();
    [zhou, wu] = [
      await DeskPerson.arrive(browser, world, 'zhou'),
      await DeskPerson.arrive(browser, world, 'wu'),
    ];
  });
  afterAll(async () => {
    await zhou?.leave();
    await wu?.leave();
    await browser?.close();
    await world?.close();
  });

  const row = (person: DeskPerson, words: string) =>
    person.page.locator('[data-row]').filter({ hasText: words });
  const drawer = (person: DeskPerson) => person.page.getByRole('dialog', { name: /^编辑/ });
  /** Opens the first task and puts these words in place of its own; nothing is saved yet. */
  async function rewrite(person: DeskPerson, text: string): Promise<void> {
    await row(person, '改善候车环境').dblclick();
    await drawer(person).getByLabel('内容').fill(text);
  }
  const stored = async () => {
    const [{ items }] = await world.dataSource.query<
      { items: { text: string; assignments: { name: string }[] }[] }[]
    >(`SELECT content->'items' AS items FROM draft`);
    const { text, assignments } = items.find((item) => item.text.startsWith('改善'))!;
    return { text, units: assignments.map(({ name }) => name) };
  };

  it('neither overwrites the other: the second sees whose change and both values, and keeps what was typed', async () => {
    await zhou.menu('工作计划');
    await zhou.button('导入计划').click();
    await zhou.page
      .locator('input[type=file]')
      .setInputFiles({ name: '要点.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) });
    await row(zhou, '改善候车环境').waitFor();
    await wu.page.goto(new URL(zhou.page.url()).pathname);
    await row(wu, '改善候车环境').waitFor();

    await rewrite(zhou, OURS);
    await rewrite(wu, THEIRS);
    await wu.button('保存', drawer(wu)).click();
    await drawer(wu).waitFor({ state: 'hidden' });

    await zhou.button('保存', drawer(zhou)).click();
    const notice = zhou.dialog('您保存之前,他人已修改了这份草稿');
    await zhou.sees('吴桐', notice);
    await zhou.sees(OURS, notice);
    await zhou.sees(THEIRS, notice);
    await zhou.look('two-coordinators');
    await zhou.button('先不保存', notice).click();
    await notice.waitFor({ state: 'hidden' });
    expect(await drawer(zhou).getByLabel('内容').inputValue()).toBe(OURS);
    expect(await stored()).toEqual({ text: THEIRS, units: ['局办公室'] });
  });

  it('what does not meet goes together by itself, and both know', async () => {
    // Another side of the very task that 周敏 still has open.
    await row(wu, '改善候车环境').click();
    await wu.page.keyboard.press('g');
    const units = wu.page.getByRole('dialog', { name: /指定单位/ });
    const picker = units.getByRole('combobox').last();
    await picker.fill('局综规处');
    await wu.page.getByRole('option', { name: '局综规处' }).filter({ visible: true }).first().click();
    await wu.button('指定', units).click();
    await units.waitFor({ state: 'hidden' });

    await zhou.button('保存', drawer(zhou)).click();
    await zhou.sees('吴桐刚修改了其他内容,两边的修改都已保存');
    await drawer(zhou).waitFor({ state: 'hidden' });
    expect(await stored()).toEqual({ text: OURS, units: ['局办公室', '局综规处'] });
    await row(zhou, '综规处').waitFor();
    expect([...zhou.complaints, ...wu.complaints].filter((line) => !line.includes('409'))).toEqual([]);
  });
});
