/** PDF with a text layer: lines from the places of the characters, paragraphs joined again, ruled tables as tables. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DomainError } from '../../../common/domain-error.js';
import { refusalOf } from './file-kind.js';
import { TextWriter, writeGrid, type SourceCell } from './grid.js';
import {
  goesOn,
  linesOfPieces,
  marginsOf,
  withoutRunningLines,
  type PdfLine,
  type PdfPiece,
} from './pdf-lines.js';
import { rulesOf } from './pdf-rules.js';
import { tablesOf, type PdfTable } from './pdf-tables.js';
import type { ReadDocument, ReadTable } from './read-document.js';
import { commonShare } from './text-reader.js';

const MAX_PAGES = 300;
/** Rules of one page; more is a drawing. */
const MAX_RULES = 4_000;
/** Fewer characters on a page than this is a stamp or a page number, not a page of text. */
const LEAST_PER_PAGE = 8;

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** @throws DomainError `file.*` for a scan, a protected file, one too long or broken. */
export async function readPdf(content: Buffer, fileName: string): Promise<ReadDocument> {
  const task = getDocument({
    data: new Uint8Array(content),
    // Chinese fonts that are not embedded give an empty text without these tables, and no error.
    cMapUrl: `${join(PACKAGE, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(PACKAGE, 'standard_fonts')}/`,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) {
      throw DomainError.invalid(
        'file.too_large',
        `PDF 超过 ${MAX_PAGES} 页,请只保留计划正文和任务分解表后再导入`,
      );
    }
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(await readPage(page));
      page.cleanup();
    }
    const characters = pages.reduce((sum, page) => sum + page.characters, 0);
    if (characters < LEAST_PER_PAGE * pages.length) throw refusalOf('pdf', fileName);
    const read = documentOf(pages);
    // Fonts without a table of their characters give letters at random.
    if (commonShare(read.text) < 0.6) {
      throw DomainError.invalid(
        'file.unsupported_pdf',
        'PDF 中的文字没有编码信息,读出来是乱码;请找到原文档,另存为 .docx 后再导入',
      );
    }
    return read;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if ((error as Error).name === 'PasswordException') throw refusalOf('encrypted', fileName);
    throw DomainError.invalid('file.broken', 'PDF 文件已损坏,打不开;请找到原文档,另存为 .docx 后再导入');
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

interface Page {
  width: number;
  characters: number;
  lines: PdfLine[];
  tables: PdfTable[];
}

async function readPage(page: PDFPageProxy): Promise<Page> {
  const { items } = await page.getTextContent();
  const pieces: PdfPiece[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, , d, x, y] = item.transform as number[];
    // Slanted and upright runs are stamps and water marks.
    if (Math.abs(b) > Math.abs(a) * 0.2) continue;
    pieces.push({ text: item.str, x, y, width: item.width, size: Math.abs(d) || item.height || 10 });
  }
  const rules = rulesOf(await page.getOperatorList(), MAX_RULES);
  const { tables, rest } = tablesOf(rules, pieces);
  return {
    width: page.view[2] - page.view[0],
    characters: pieces.reduce((sum, { text }) => sum + text.trim().length, 0),
    lines: linesOfPieces(rest).filter(({ text }) => text !== ''),
    tables,
  };
}

function documentOf(pages: readonly Page[]): ReadDocument {
  const lines = withoutRunningLines(pages.map((page) => page.lines));
  const byWidth = new Map<number, PdfLine[]>();
  pages.forEach(({ width }, index) => {
    const key = Math.round(width);
    byWidth.set(key, [...(byWidth.get(key) ?? []), ...lines[index]]);
  });
  const flow = new Flow();
  pages.forEach(({ tables, width }, index) => {
    flow.margins = marginsOf(byWidth.get(Math.round(width)) ?? []);
    const waiting = [...tables];
    for (const line of lines[index]) {
      while (waiting.length > 0 && waiting[0].top > line.y) flow.table(waiting.shift()!);
      flow.line(line);
    }
    for (const table of waiting) flow.table(table);
  });
  return flow.end();
}

/** Lines and tables one after another; a table that goes on over the page is one. */
class Flow {
  margins = { left: 0, right: 0 };
  private readonly writer = new TextWriter();
  private readonly tables: ReadTable[] = [];
  private last: PdfLine | null = null;
  private open: { columns: number[]; rows: SourceCell[][] } | null = null;

  line(line: PdfLine): void {
    this.closeTable();
    if (this.last && !goesOn(this.last, line, this.margins)) this.writer.write('\n');
    this.writer.write(line.text);
    this.last = line;
  }

  table({ columns, rows }: PdfTable): void {
    if (this.open && sameColumns(this.open.columns, columns)) {
      this.open.rows.push(...rows);
      return;
    }
    this.closeTable();
    if (this.last) this.writer.write('\n');
    this.last = null;
    this.open = { columns, rows: [...rows] };
  }

  end(): ReadDocument {
    this.closeTable();
    if (this.last) this.writer.write('\n');
    return { kind: 'pdf', text: this.writer.text(), tables: this.tables };
  }

  private closeTable(): void {
    if (!this.open) return;
    const start = this.writer.length;
    const rows = writeGrid(this.open.rows, this.writer);
    this.tables.push({ name: `第${this.tables.length + 1}个表格`, rows, span: [start, this.writer.length] });
    this.open = null;
  }
}

const sameColumns = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((x, index) => Math.abs(x - b[index]) < 8);
