/** What a file is by its first bytes, and the sentence with which what we cannot read is refused. */
import { DomainError } from '../../../common/domain-error.js';

export type FileKind =
  | 'zip'
  | 'ole'
  | 'encrypted'
  | 'pdf'
  | 'rtf'
  | 'image'
  | 'archive'
  | 'html'
  | 'mht'
  | 'xml'
  | 'ofd'
  | 'odf'
  | 'pptx'
  | 'text'
  | 'binary';

const starts = (content: Buffer, ...bytes: number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte);
const startsWith = (content: Buffer, text: string): boolean =>
  content.subarray(0, text.length).toString('latin1') === text;

export function fileKindOf(content: Buffer): FileKind {
  if (starts(content, 0x50, 0x4b, 0x03, 0x04) || starts(content, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(content, 0xd0, 0xcf, 0x11, 0xe0)) {
    return content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'ole';
  }
  if (content.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (startsWith(content, '{\\rtf')) return 'rtf';
  if (isImage(content)) return 'image';
  if (startsWith(content, 'Rar!') || starts(content, 0x37, 0x7a, 0xbc, 0xaf) || starts(content, 0x1f, 0x8b))
    return 'archive';
  return (
    markupOf(
      content
        .subarray(0, 4096)
        .toString('latin1')
        .replace(/^[^<A-Za-z]{0,8}/, ''),
    ) ?? 'text'
  );
}

/** Elements with which a web page, or a piece copied out of one, begins. */
const HTML =
  /^<(?:!doctype html|\/?(?:html|head|meta|title|link|style|script|body|div|table|tbody|tr|p|span|h[1-6]|ul|ol|li|section|article|main|center|font|strong|b|br|a)(?=[\s>/]))/;

/** What kind of markup a text is by its beginning; null for plain text. */
export function markupOf(beginning: string): 'html' | 'mht' | 'xml' | null {
  const head = beginning.slice(0, 4096).trimStart().toLowerCase();
  if (/^(?:mime-version:|from: ?<saved by)/.test(head)) return 'mht';
  if (!head.startsWith('<')) return null;
  const past = head.replace(/^(?:<\?xml[^>]{0,200}>\s{0,20}|<!--[^>]{0,2000}-->\s{0,20}){0,5}/, '');
  if (head.startsWith('<?xml')) return /^(?:<!doctype html|<html)/.test(past) ? 'html' : 'xml';
  return HTML.test(past) ? 'html' : null;
}

function isImage(content: Buffer): boolean {
  return (
    starts(content, 0x89, 0x50, 0x4e, 0x47) ||
    starts(content, 0xff, 0xd8, 0xff) ||
    startsWith(content, 'GIF8') ||
    starts(content, 0x49, 0x49, 0x2a, 0x00) ||
    starts(content, 0x4d, 0x4d, 0x00, 0x2a) ||
    (startsWith(content, 'RIFF') && content.subarray(8, 12).toString('latin1') === 'WEBP') ||
    (startsWith(content, 'BM') && content.length > 26 && content.readUInt32LE(2) === content.length)
  );
}

const SAVE_AS = '请用 Word 或 WPS 另存为 .docx 或 .xlsx 后再导入';
const FIND_ORIGINAL = `请找到原文档,或${SAVE_AS.slice(1)}`;

/** Old office files are one container for many formats: the name says which program made it. */
const OLE_NAMES: Record<string, string> = {
  doc: '这种 .doc 旧版 Word 文档',
  wps: '.wps 文档',
  xls: '.xls 旧版 Excel 表格',
  et: '.et 表格',
  ppt: '.ppt 演示文稿',
  dps: '.dps 演示文稿',
};

/** One sentence for each kind: what it is and what to do. @param holds for `ole`, the format found inside. */
export function refusalOf(kind: FileKind, fileName: string, holds?: string): DomainError {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1].toLowerCase() ?? '';
  const refuse = (message: string) =>
    DomainError.invalid(`file.unsupported_${kind}`, message, { kind, fileName });
  switch (kind) {
    case 'ole':
      return refuse(
        `暂不支持${OLE_NAMES[extension] ?? OLE_NAMES[holds ?? ''] ?? '旧版 Office 文档'},${SAVE_AS}`,
      );
    case 'encrypted':
      return refuse('文件设了打开密码,请去掉密码并另存为 .docx 或 .xlsx 后再导入');
    case 'pdf':
      return refuse(`这份 PDF 是扫描件,里面没有文字可读;${FIND_ORIGINAL}`);
    case 'rtf':
      return refuse(`暂不支持 .rtf 文档,${SAVE_AS}`);
    case 'ofd':
      return refuse(`暂不支持 OFD 版式文件,${FIND_ORIGINAL}`);
    case 'odf':
      return refuse(`暂不支持 OpenDocument 文件,${SAVE_AS}`);
    case 'pptx':
      return refuse('这是演示文稿,不是计划文件;请另存为 .docx 或 .xlsx 后再导入');
    case 'image':
      return refuse('这是图片或扫描件,读不出文字;请找到原文档,另存为 .docx 或 .xlsx 后再导入');
    case 'archive':
    case 'zip':
      return refuse('这是压缩包,请先解压,再选择其中的 .docx 或 .xlsx 文件导入');
    case 'mht':
      return refuse(`暂不支持 .mht 网页存档,${SAVE_AS}`);
    case 'xml':
      return refuse(`这是 XML 格式的文件,暂不支持;${SAVE_AS}`);
    default:
      return refuse(`不认识这种文件,${SAVE_AS}`);
  }
}
