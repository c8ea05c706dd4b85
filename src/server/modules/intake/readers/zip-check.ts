/**
 * Looks into a zip before any library unpacks it: refuses bombs, macros and what is neither Word nor Excel. Every entry is
 * inflated once and counted, because the sizes in the directory are only claims.
 */
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { DomainError } from '../../../common/domain-error.js';
import type { FileKind } from './file-kind.js';

const MAX_ENTRIES = 2_000;
const MAX_TOTAL_BYTES = 120 * 1024 * 1024;
/** Real documents compress 5 to 40 times; a large entry far past that was made to burst. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 4 * 1024 * 1024;

const bomb = () =>
  DomainError.invalid(
    'file.zip_bomb',
    '文件解开后过大或压缩异常,可能有问题,已拒绝;请用 Word 或 Excel 重新另存后再试',
  );
const broken = () =>
  DomainError.invalid(
    'file.broken',
    '文件已损坏,打不开;请用 Word 或 Excel 打开并另存为 .docx 或 .xlsx 后再试',
  );

/** What the zip is: a Word or Excel file that may be read, or the kind under which it is refused. */
export async function checkZip(content: Buffer): Promise<'docx' | 'xlsx' | FileKind> {
  const names = new Set<string>();
  try {
    await walk(content, names);
  } catch (error) {
    throw error instanceof DomainError ? error : broken();
  }
  if (
    [...names].some(
      (name) => /(?:^|\/)vba(?:Project|Data)[^/]*$/i.test(name) || /(?:^|\/)macrosheets\//i.test(name),
    )
  ) {
    throw DomainError.invalid(
      'file.macro',
      '文件中带有宏,为安全起见不予导入;请另存为不带宏的 .docx 或 .xlsx 后再试',
    );
  }
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('OFD.xml')) return 'ofd';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  if (names.has('content.xml') && names.has('mimetype')) return 'odf';
  return 'zip';
}

function walk(content: Buffer, names: Set<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(content, { lazyEntries: true, strictFileNames: false }, (openError, zip) => {
      if (openError || !zip) return reject(openError ?? broken());
      if (zip.entryCount > MAX_ENTRIES) return reject(bomb());
      let total = 0;
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: yauzl.Entry) => {
        names.add(entry.fileName);
        total += entry.uncompressedSize;
        const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
        if (total > MAX_TOTAL_BYTES) return reject(bomb());
        if (entry.uncompressedSize > RATIO_FROM_BYTES && ratio > MAX_RATIO) return reject(bomb());
        if (entry.isEncrypted()) return reject(broken());
        if (entry.fileName.endsWith('/')) return zip.readEntry();
        zip.openReadStream(entry, (error, stream) => {
          if (error || !stream) return reject(error ?? broken());
          drain(stream, reject, () => zip.readEntry());
        });
      });
      zip.readEntry();
    });
  });
}

/** Reads to the end and keeps nothing; yauzl fails an entry that grows past the size it claims. */
function drain(stream: Readable, fail: (error: Error) => void, done: () => void): void {
  stream.on('error', fail);
  stream.on('end', done);
  stream.resume();
}
