import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { World, type Person } from '../world.js';
import { launchBrowser } from './chromium.js';
import { DeskPerson, rowsOf } from './desk-person.js';

/** Six tasks: a day, a clock that waits for an event, a collective, and one slip of the pen (总规处 for 局综规处). */
const TITLE = '云陵市交通运输局2026年政务公开工作要点';
const PLAN = `${TITLE}
为把今年的政务公开做细做实,提出如下要点。
一、公开权力运行
(一)公布权责清单。清单调整后10个工作日内,在局门户网站公布新的清单。(局政策法规处牵头,局办公室配合)
(二)公布审批结果。3月31日前,汇总公布上年度的审批结果。(局政策法规处牵头,运管处配合)
(三)公布招考信息。5月29日前,公布招考计划和录用名单。(局人事处负责)
二、公开便民服务
(一)公布客运线路。4月30日前,公布线路、站点和票价。(运管处牵头,总规处配合)
(二)整理办事指南。修订各窗口的办事指南。(机关各处室分别负责)
(三)开展业务培训。年内组织信息员轮训。(局办公室负责)
`;
const EVIDENCE = 'https://jtj.yunling.example.cn/qzqd/2026.html';

describe('the story of one plan, in the browser', () => {
  let world: World;
  let browser: Browser;
  const complaints: string[] = [];
  let stuck: Person | undefined;
  beforeAll(async () => {
    world = await World.open('2026-03-02 09:00');
    await world.app.listen(0, '127.0.0.1');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** One person's turn; what their browser complained of is kept, and the page is pictured where they got stuck. */
  async function turn(who: Person, act: (person: DeskPerson) => Promise<void>): Promise<void> {
    if (stuck) throw new Error(`the story ended with ${stuck}`);
    const person = await DeskPerson.arrive(browser, world, who);
    try {
      await act(person);
    } catch (error) {
      stuck = who;
      await person.look(`stuck-${who}`).catch(() => undefined);
      throw error;
    } finally {
      complaints.push(...person.complaints);
      await person.leave();
    }
  }

  it('the coordinator imports the document, answers what it leaves open, and publishes', () =>
    turn('zhou', async (zhou) => {
      const { page } = zhou;
      await zhou.look('01-desk-empty');
      await zhou.menu('工作计划');
      await zhou.button('导入计划').click();
      await zhou.sees('非涉密系统,严禁录入涉密信息');
      await zhou.look('02-import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '2026年要点.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) });

      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      const source = page.getByLabel('原文');
      const marked = async (kind: string): Promise<string[]> => source.locator(`.${kind}`).allInnerTexts();
      expect(await marked('unit')).toEqual(expect.arrayContaining(['局政策法规处', '机关各处室', '总规处']));
      expect(await marked('clock')).toEqual(expect.arrayContaining(['10个工作日内', '3月31日前']));
      expect(await source.locator('.unit.sure').count()).toBeGreaterThan(5);
      expect(await source.locator('.unit:not(.sure)').allInnerTexts()).toEqual(['总规处']);
      await zhou.sees('清单调整后 10 个工作日内');
      await zhou.look('03-review');

      const card = page.getByRole('region', { name: '待确认' });
      await zhou.sees('印发日期', card);
      await zhou.date(card.getByPlaceholder('印发日期'), '2026-02-27');
      await zhou.sees('总规处', card);
      await zhou.button('就是“局综规处”', card).click();
      await zhou.sees('全部核对完毕,可以确认导入。');
      await zhou.look('04-review-answered');
      await zhou.button('确认导入').click();
      await zhou.button('确认导入', zhou.dialog('确认导入')).click();

      await zhou.button('发布…').click();
      await zhou.look('05-publish');
      await zhou.button('发布', zhou.dialog('发布计划')).click();
      await zhou.sees(/计划已发布:6 项任务落到 6 个单位,产生 24 个时限/);
      await zhou.look('06-plan');
    }));

  it('an event is registered: who owes what by when is shown before it is handed down', () =>
    turn('zhou', async (zhou) => {
      await zhou.menu('触发事项');
      await zhou.button('登记事项').click();
      const dialog = zhou.dialog('登记触发事项');
      await zhou.choose('事项类型', '清单调整', dialog);
      await zhou.date(dialog.getByPlaceholder('精确到分钟'), '2026-03-02 08:30');
      await dialog.getByLabel('具体事项').fill('权责清单(2026年版)调整');
      await zhou.sees('将产生 1 个应办节点', dialog);
      // Ten working days from the day after: two weekends lie between.
      await zhou.sees('2026-03-16 周一', dialog);
      await zhou.look('07-event');
      await zhou.button('登记并下达', dialog).click();
      await zhou.sees('由此产生的应办节点(1)');
      await zhou.look('08-event-registered');
    }));

  it('the unit signs, files with evidence and the day it was done, and submits', () => {
    world.at('2026-03-10 10:00');
    return turn('wang', async (wang) => {
      const { page } = wang;
      await wang.sees('待签收');
      await page.getByRole('checkbox', { name: '全选待签收任务' }).press('Space');
      await wang.look('09-unit-desk');
      await wang.button(/^签收 \d 项$/).click();
      await wang.sees(/已签收 \d 项/);

      await wang.menu('进展报送');
      await wang.button('填写报送').click();
      await wang.choose('任务', /公布权责清单/, wang.dialog('填写报送'));
      await wang.button('开始填写').click();
      const form = wang.dialog('进展报送');
      await form.getByLabel('进展情况').fill('新的权责清单已在局门户网站公布,共 42 项。');
      await form.getByLabel('下一步措施').fill('收集意见,按季更新。');
      await form.getByRole('checkbox', { name: /^办结/ }).press('Space');
      await wang.date(form.getByPlaceholder('哪一天办结'), '2026-03-09');
      await wang.button('本次申报办结,填为 100%', form).click();
      await wang.button('添加链接', form).click();
      await form.getByLabel('网页地址').fill(EVIDENCE);
      await form.getByLabel('标题').fill('权责清单(2026年版)');
      await wang.date(form.getByPlaceholder('网页上标明的日期'), '2026-03-09');
      await wang.button('添加', form).click();
      await form.getByRole('link', { name: '权责清单(2026年版)' }).waitFor();
      await wang.look('10-filing');
      await wang.button('提交审核', form).click();
      await wang.sees('已提交,等待审核');
      expect((await wang.table('报送', 1)).map(([, , , state]) => state)).toEqual(['… 待审核']);
      await wang.look('11-filed');
    });
  });

  it('another coordinator approves it with a key', () =>
    turn('wu', async (wu) => {
      await wu.menu('进展报送');
      await wu.button('审核 1 件').click();
      await wu.sees('新的权责清单已在局门户网站公布');
      await wu.sees('2026-03-09 周一');
      await wu.look('12-review-filing');
      await wu.page.keyboard.press('a');
      await wu.sees('都审完了');
    }));

  it('the clock passes due dates; a sweep marks each of them once', () => {
    world.at('2026-04-08 10:00');
    return turn('zhou', async (zhou) => {
      await zhou.menu('督办催办');
      await zhou.button('立即巡查').click();
      const dialog = zhou.dialog('巡查');
      await zhou.button('立即巡查', dialog).click();
      await zhou.sees(/逾期 [1-9]/, dialog);
      await zhou.look('13-sweep');
      await zhou.button('立即巡查', dialog).click();
      await zhou.sees(/逾期 0/, dialog);
      await zhou.button('关闭', dialog).click();
      await zhou.sees('督办通知单:公布审批结果');
      await zhou.look('14-notices');
    });
  });

  it('the leader opens the ledger, asks why, and takes the sheet along', () =>
    turn('sun', async (sun) => {
      const { page } = sun;
      await sun.sees(/项任务.*项逾期/);
      await sun.look('15-leader-desk');
      await sun.menu('督办台账');
      const late = page.getByRole('row').filter({ hasText: '公布审批结果' });
      await sun.sees('逾期', late);
      await sun.look('16-ledger');
      const screen = await sun.table('督办台账', 6);

      await late.getByText('公布审批结果').click();
      const drawer = page.getByRole('dialog').filter({ hasText: '任务详情' });
      await sun.sees('接下来应办', drawer);
      const duty = drawer.getByRole('listitem').filter({ hasText: '2026-03-31 周二' });
      await sun.sees('逾期', duty);
      await sun.button('为什么是这一天', duty).click();
      await sun.sees('文件原话');
      await sun.sees('“3月31日前”');
      await sun.look('17-why-this-day');
      await page.goBack();

      const { name, book } = await sun.download('导出台账');
      expect(name).toContain('督办台账');
      const sheet = rowsOf(book.worksheets[0]);
      expect(sheet[1][0]).toBe('共 6 项:逾期 5 项、正常 1 项    数据截止:2026-04-08    范围:2026 年');
      const written = (value: unknown): string =>
        value === null || value === undefined ? '—' : String(value);
      expect(
        sheet.slice(3).map((row) => ({
          path: String(row[1]).replace(`《${TITLE}》`, ''),
          title: row[2],
          light: row[14],
          due: row[7] instanceof Date ? row[7].toISOString().slice(0, 10) : '—',
          percent: row[11] ? `${String(row[11])}%` : '—',
          progress: written(row[10]),
          urges: written(row[15]),
        })),
      ).toEqual(
        screen.map(([path, title, light, , due, percent, progress, , urges]) => ({
          path,
          title,
          light,
          due: due.split(' ')[0],
          percent,
          progress,
          urges,
        })),
      );
      expect(screen.map(([, , light]) => light)).toEqual(['● 正常', ...Array<string>(5).fill('■ 逾期')]);
    }));

  it('the coordinator scores the plan and publishes; each point opens what it rests on', () =>
    turn('zhou', async (zhou) => {
      const { page } = zhou;
      await zhou.menu('考核评分');
      await zhou.button('新的评分').first().click();
      const dialog = zhou.dialog('新的评分');
      await zhou.choose('工作计划', TITLE, dialog);
      await zhou.look('18-new-score');
      await zhou.button('开始评分', dialog).click();
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
      await zhou.look('19-ranking');
      await page.getByRole('link', { name: '局政策法规处' }).click();
      await page.getByRole('heading', { level: 1, name: '局政策法规处评分表' }).waitFor();
      await zhou.look('20-unit-sheet');
      await page
        .getByRole('button', { name: /公布审批结果.*查看依据/ })
        .first()
        .click();
      const drawer = zhou.dialog('扣分依据');
      await zhou.sees('2026-03-31 周二', drawer);
      await zhou.look('21-evidence');
      await page.keyboard.press('Escape');
      await page.goBack();
      await zhou.button('公布').click();
      await zhou.button('公布', zhou.dialog('公布考核评分')).click();
      await zhou.sees('已公布');
    }));

  it('the leader takes the score sheet along: the numbers are those of the screen', () =>
    turn('sun', async (sun) => {
      const { page } = sun;
      await sun.menu('考核评分');
      await page.getByRole('link', { name: TITLE }).click();
      const screen = await sun.table('考核排名', 6);
      await sun.look('22-leader-ranking');
      const { name, book } = await sun.download('导出考核评分表');
      expect(name).toContain('考核评分表');
      const number = (words: string): number => Number(words.replace('−', '-'));
      const [ranking] = book.worksheets.map(rowsOf);
      // Rank, unit with its class, score, grade, deducted.
      const onSheet = ranking.slice(3).map((row) => [row[0], `${row[1]}${row[2]}`, row[6], row[7], row[5]]);
      expect(onSheet).toEqual(
        screen.map(([rank, unit, score, grade, minus]) => [
          Number(rank),
          unit,
          Number(score),
          grade,
          -number(minus),
        ]),
      );
      expect(onSheet.at(-1)).toEqual([6, '局政策法规处机关处室', 96.5, '优', 3.5]);

      await page.getByRole('link', { name: '局政策法规处' }).click();
      const points = page.getByRole('button', { name: '查看依据' });
      await points.nth(2).waitFor();
      const told = await Promise.all(
        (await points.all()).map(async (point) => [
          number(await point.locator('.points').innerText()),
          await point.locator('.reason').innerText(),
        ]),
      );
      const entries = rowsOf(book.getWorksheet('局政策法规处')!).filter((row) => typeof row[13] === 'number');
      expect(entries.map((row) => [row[13], row[9]])).toEqual(told);
      expect(told.map(([counted]) => counted)).toEqual([-2, -1, -0.5]);
    }));

  it('no browser complained: no error, nothing but Chinese, nothing wider than its window', () =>
    expect(complaints).toEqual([]));
});
