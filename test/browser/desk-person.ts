import ExcelJS from 'exceljs';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { PASSWORD, type Person, type World } from '../world.js';

const OUTPUT = path.resolve('test-output');
/** A person waits for a page, not for an unwell machine. */
const PATIENCE = 15_000;
/** File kinds, keys and units that are written so in a Chinese office too. */
const OFFICE_LATIN =
  /https?:\/\/\S+|\.?\b(Word|Excel|docx|doc|html|csv|PDF|txt|xlsx|pdf|Enter|KB|MB|[A-Z])\b/g;

/** Everything a person can read or hear on the page, one per line; runs in the browser, hence a string. */
const READABLE = `[
  document.title,
  document.body.innerText,
  ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')]
    .filter((element) => element.checkVisibility())
    .flatMap((element) => ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '')),
].join('\\n')`;

/** Where the page itself (not a table within it) is wider than the window. */
const TOO_WIDE = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;

/**
 * One of the cast at a browser of their own, whose clock stands where the world's does. What the browser complains of
 * is kept in `complaints`.
 */
export class DeskPerson {
  readonly complaints: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Opens the login page and logs in with name and password. */
  static async arrive(browser: Browser, world: World, who: Person): Promise<DeskPerson> {
    const context = await browser.newContext({
      baseURL: await world.app.getUrl(),
      locale: 'zh-CN',
      // Not the office's: the pages must tell its time wherever the browser stands.
      timezoneId: 'America/New_York',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE);
    await context.clock.setFixedTime(world.clock.now());
    const person = new DeskPerson(context, await context.newPage());
    const { page, complaints } = person;
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto('/login');
    await page.getByLabel('用户名').fill(who.toLowerCase());
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    return person;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  /** Goes by the menu, as people do. */
  async menu(word: string): Promise<void> {
    await this.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: word }).click();
    await this.page.getByRole('heading', { level: 1, name: word }).waitFor();
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Picks from a closed list with this label. */
  async choose(label: string, option: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option }).filter({ visible: true }).click();
  }

  /** Types a date or moment into a picker and leaves it. */
  async date(picker: Locator, value: string): Promise<void> {
    await picker.fill(value);
    await picker.press('Enter');
  }

  /** Sees that this text is there. */
  async sees(text: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /**
   * The page as it stands, at a desk and on a phone: a picture of each in `test-output/`, nothing in it that is not
   * Chinese, nothing wider than the window.
   */
  async look(name: string): Promise<void> {
    fs.mkdirSync(OUTPUT, { recursive: true });
    for (const width of [1440, 390]) {
      await this.page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await this.page.screenshot({ path: path.join(OUTPUT, `${name}-${width}.png`), animations: 'disabled' });
      const words = (await this.page.evaluate<string>(READABLE)).replace(OFFICE_LATIN, '');
      const foreign = words.split('\n').filter((line) => /[A-Za-z]{2,}/.test(line));
      if (foreign.length > 0) this.complaints.push(`${name}: not Chinese: ${foreign.join(' | ')}`);
      const excess = await this.page.evaluate<number>(TOO_WIDE);
      if (excess > 0) this.complaints.push(`${name}: ${excess} px wider than the window at ${width}`);
    }
    await this.page.setViewportSize({ width: 1440, height: 900 });
  }

  /** Rows of a table as they read, cell by cell, once so many of them are there. */
  async table(caption: string, count: number): Promise<string[][]> {
    const rows = this.page.getByRole('table', { name: caption }).locator('tbody tr');
    await rows.nth(count - 1).waitFor();
    return Promise.all(
      (await rows.all()).map(async (row) =>
        (await row.locator('td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
      ),
    );
  }

  /** Presses a button that hands out a workbook, and opens it. */
  async download(label: string): Promise<{ name: string; book: ExcelJS.Workbook }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button(label).click()]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(await download.path());
    return { name: download.suggestedFilename(), book };
  }
}

/** Values of a sheet, row by row from the first column on; rows that hold nothing are left out. */
export function rowsOf(sheet: ExcelJS.Worksheet): unknown[][] {
  const rows: unknown[][] = [];
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}
