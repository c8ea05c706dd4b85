/**
 * File → text and tables. A file is what its bytes say, not its name; what cannot be read is refused by name with what
 * to do about it.
 */
import { DomainError } from '../../../common/domain-error.js';
import type { Cell } from '../domain/table-columns.js';
import { looksDelimited, readDelimited } from './delimited-reader.js';
import { readOle } from './doc-reader.js';
import { readDocx } from './docx-reader.js';
import { fileKindOf, markupOf, refusalOf } from './file-kind.js';
import { readHtml } from './html-reader.js';
import { decodeHtml, decodeText } from './text-reader.js';
import { readXlsx } from './xlsx-reader.js';
import { checkZip } from './zip-check.js';

export interface ReadTable {
  /** The sheet's name, or where in the document it stands. */
  name: string;
  rows: Cell[][];
  /** Where the table's words stand in the text. */
  span: [start: number, end: number];
}

export interface ReadDocument {
  kind: 'text' | 'html' | 'docx' | 'doc' | 'pdf' | 'xlsx' | 'csv';
  /** The text as read: spans of all findings are offsets into it. */
  text: string;
  tables: ReadTable[];
}

/** Larger than any plan document; a scan or an archive is what grows past it. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** @throws DomainError `file.*` (422) with a Chinese sentence that says what to do. */
export async function readDocument(content: Buffer, fileName: string): Promise<ReadDocument> {
  if (content.length === 0) throw DomainError.invalid('file.empty', '文件是空的,请重新选择文件');
  if (content.length > MAX_FILE_BYTES) {
    throw DomainError.invalid('file.too_large', '文件超过 20MB,请去掉图片或附件后再导入');
  }
  const document = await read(content, fileName);
  if (document.text.trim() !== '') return document;
  throw DomainError.invalid(
    'file.no_words',
    '文件里没有文字(可能只有图片),请换成有文字的原文档,或把文字粘贴进来',
  );
}

async function read(content: Buffer, fileName: string): Promise<ReadDocument> {
  const kind = fileKindOf(content);
  if (kind === 'zip') {
    const inside = await checkZip(content);
    if (inside === 'docx') return readDocx(content);
    if (inside === 'xlsx') return readXlsx(content);
    throw refusalOf(inside, fileName);
  }
  if (kind === 'ole') return readOle(content, fileName);
  if (kind === 'pdf') {
    // A large library, loaded only by who needs it.
    const { readPdf } = await import('./pdf-reader.js');
    return readPdf(content, fileName);
  }
  if (kind === 'html') return readHtml(decodeHtml(content));
  if (kind !== 'text') throw refusalOf(kind, fileName);
  return readText(decodeText(content), fileName);
}

/** A web page in UTF-16, a table with separators, or words. */
function readText(text: string, fileName: string): ReadDocument {
  const markup = markupOf(text.replace(/^\ufeff/, ''));
  if (markup === 'html') return readHtml(text);
  if (markup) throw refusalOf(markup, fileName);
  const table = readDelimited(text);
  if (table) return table;
  // Without task headings the name decides: sentences with commas look like a table as well.
  return { kind: /\.[ct]sv$/i.test(fileName) && looksDelimited(text) ? 'csv' : 'text', text, tables: [] };
}
