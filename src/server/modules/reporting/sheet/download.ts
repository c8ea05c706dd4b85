import { createWriteStream } from 'node:fs';
import { finished, pipeline } from 'node:stream/promises';
import { PassThrough, type Writable } from 'node:stream';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { cellText } from './cell-text.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A name that every system takes: no path, no reserved or control characters, of bearable length. */
export function safeFileName(name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const clean = cellText(stem)
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...clean].slice(0, 100).join('') || '表格'}${extension}`;
}

/** `Content-Disposition` with the Chinese name, and an ASCII one for what cannot read it. */
export const disposition = (name: string): string =>
  `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(safeFileName(name)).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;

/** Sends a small workbook that is whole already. */
export function sendBytes(response: Response, fileName: string, bytes: Buffer): void {
  setHeaders(response, fileName);
  response.end(bytes);
}

function setHeaders(response: Response, fileName: string): void {
  response.setHeader('Content-Type', XLSX);
  response.setHeader('Content-Disposition', disposition(fileName));
  response.setHeader('Cache-Control', 'no-store');
}

/**
 * Streams a workbook into the response as it is made, at the reader's pace. When it fails midway the connection is
 * destroyed, so that half a file never passes for a whole one; a reader who leaves is no failure.
 */
export async function sendWorkbook(
  response: Response,
  fileName: string,
  write: (out: Writable) => Promise<void>,
): Promise<void> {
  setHeaders(response, fileName);
  const through = new PassThrough();
  const sent = pipeline(through, response);
  // The writer's own failure is the one that is told; the broken pipe that follows from it is not.
  sent.catch(() => undefined);
  try {
    await write(through);
    await sent;
  } catch (error) {
    const left = response.destroyed;
    through.destroy(error as Error);
    response.destroy();
    if (!left) throw error;
  }
}

/** Writes a workbook to a file: beside it first, then renamed, so that the name never stands for half a sheet. */
export async function saveWorkbook(path: string, write: (out: Writable) => Promise<void>): Promise<void> {
  const scratch = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  const out = createWriteStream(scratch, { flags: 'wx', flush: true });
  const closed = finished(out);
  closed.catch(() => undefined);
  try {
    await write(out);
    await closed;
    await rename(scratch, path);
  } catch (error) {
    out.destroy();
    await rm(scratch, { force: true });
    throw error;
  }
}
