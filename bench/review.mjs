#!/usr/bin/env node
/**
 * The review screen on a document of 50 pages (600 tasks) in a browser: opened until its rows stand, scrolled to the end,
 * one answer saved and shown. Floor: a bare page with the same words. Run after a build: `node bench/review.mjs [rounds]`.
 * Needs a Chromium (`CHROME_PATH`, or one of the system's). Prints one JSON line per figure, medians.
 */
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const TASKS = 600;
const PASSWORD = 'gongzuo-2026';
const rounds = Number(process.argv[2] ?? 5);

const executablePath =
  process.env.CHROME_PATH ??
  ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => {
    try {
      return [execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()];
    } catch {
      return [];
    }
  })[0];

await withApp(['2026-03-02', '09:00'], async ({ app, dataSource }) => {
  const { UploadService } = await fromDist('modules/intake/upload.service.js');
  const { ActorFactory } = await fromDist('modules/auth/actor.factory.js');
  const { hashPassword } = await fromDist('modules/auth/passwords.js');
  const { bureau, person } = await fill(dataSource, await hashPassword(PASSWORD));
  const actor = await app.get(ActorFactory).build(person);
  const text = document();
  const file = { originalname: '任务清单.txt', buffer: Buffer.from(text) };
  const { draftId } = await app.get(UploadService).upload(actor, file, { ownerUnitId: bureau });
  await app.listen(0, '127.0.0.1');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  try {
    await measure(browser, await app.getUrl(), draftId, text);
  } finally {
    await browser.close();
  }
});

async function measure(browser, base, draftId, text) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('用户名').fill('zhou');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  const bare = `<!doctype html><meta charset="utf-8"><div class="list" style="height:800px;overflow:auto">${text
    .split('\n')
    .map((words) => `<p data-row style="margin:8px">${words}</p>`)
    .join('')}</div>`;
  const plain = await context.newPage();
  await plain.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: bare }));
  const times = { open: [], frame: [], save: [], openBare: [], frameBare: [] };
  let memory = {};
  for (let round = 0; round <= rounds; round += 1) {
    const openBare = await timed(() => opened(plain, '/bare'));
    const frameBare = await scrolled(plain);
    const open = await timed(() => opened(page, `/drafts/${draftId}`));
    await page.waitForTimeout(500);
    memory = await page.evaluate(() => {
      globalThis.gc?.();
      const heapMb = Math.round(performance.memory.usedJSHeapSize / 1e6);
      return { nodes: globalThis.document.querySelectorAll('*').length, heapMb };
    });
    const frame = await scrolled(page);
    const save = await timed(() => answered(page));
    // The first round warms up.
    if (round === 0) continue;
    times.open.push(open.ms);
    times.frame.push(frame);
    times.save.push(save.ms);
    times.openBare.push(openBare.ms);
    times.frameBare.push(frameBare);
  }
  const [floor, frameFloor] = [median(times.openBare), median(times.frameBare)];
  line(`bare page with the words of ${TASKS} tasks (floor)`, { ms: floor });
  line('review screen opened, rows standing', { ms: median(times.open), floor, ...memory });
  line('bare page scrolled, 95th of 100 frames (floor)', { ms: frameFloor });
  line('task list scrolled, 95th of 100 frames', { ms: median(times.frame), floor: frameFloor });
  line('one answer saved and shown', { ms: median(times.save) });
}

async function opened(page, path) {
  // A page behind another one draws no frames.
  await page.bringToFront();
  await page.goto(path);
  await page.locator('[data-row]').first().waitFor();
  await page.evaluate(
    () =>
      new Promise((done) => globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame(done))),
  );
}

/** Scrolls the list for 100 frames; milliseconds of the 95th longest. */
async function scrolled(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const list = globalThis.document.querySelector('.list');
        const frames = [];
        let last = performance.now();
        const step = (now) => {
          frames.push(now - last);
          last = now;
          list.scrollTop += 120;
          if (frames.length > 100) done(frames.slice(1).sort((a, b) => a - b)[94]);
          else globalThis.requestAnimationFrame(step);
        };
        globalThis.requestAnimationFrame(step);
      }),
  );
}

/** Makes the row at hand a section, and a task again in the next round. */
async function answered(page) {
  const row = page.locator('[data-row].active');
  const before = await row.getAttribute('class');
  await row.getByRole('button', { name: /^改为/ }).click();
  await page.waitForFunction(
    (was) => globalThis.document.querySelector('[data-row].active')?.className !== was,
    before,
  );
}

function document() {
  const chapter = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const units = ['办公室', '综规处', '人事处', '法规处', '审批处', '安监处'].map((name) => `局${name}`);
  const lines = ['云陵市交通运输局2026年重点工作任务清单'];
  for (let n = 0; n < TASKS; n += 1) {
    if (n % 60 === 0) lines.push(`${chapter[n / 60]}、第${chapter[n / 60]}方面工作`);
    const [a, b, c] = [units[n % 6], units[(n + 1) % 6], units[(n + 2) % 6]];
    lines.push(
      `${(n % 60) + 1}. 做好第${n + 1}号路段的养护巡查。每季度至少开展一次现场检查,发现问题及时建立台账,${(n % 9) + 3}月底前完成第${n + 1}号路段的病害处置和档案更新,处置情况在局门户网站公布。(${a}牵头,${b}、${c}配合)`,
    );
  }
  return [...lines, '云陵市交通运输局', '2026年2月10日'].join('\n');
}

async function fill(dataSource, passwordHash) {
  const [{ id: bureau }] = await dataSource.query(
    `INSERT INTO unit (name, short_name, unit_class, active_from)
     VALUES ('云陵市交通运输局', '市交通局', 'government', '2010-01-01') RETURNING id`,
  );
  await dataSource.query(
    `INSERT INTO unit (parent_id, name, short_name, unit_class, active_from)
     SELECT $1, '局' || n, n, 'office', '2010-01-01' FROM unnest($2::text[]) n`,
    [bureau, ['办公室', '综规处', '人事处', '法规处', '审批处', '安监处']],
  );
  const [{ id: person }] = await dataSource.query(
    `INSERT INTO app_user (username, name) VALUES ('zhou', '周敏') RETURNING id`,
  );
  await dataSource.query(`INSERT INTO role_grant (user_id, role, unit_id) VALUES ($1, 'coordinator', $2)`, [
    person,
    bureau,
  ]);
  await dataSource.query(
    `INSERT INTO credential (user_id, password_hash, must_change, changed_at) VALUES ($1, $2, false, '2026-01-01')`,
    [person, passwordHash],
  );
  return { bureau, person };
}
