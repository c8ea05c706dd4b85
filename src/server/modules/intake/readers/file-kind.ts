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
  const head = content
    .subarray(0, 2048)
    .toString('latin1')
    .replace(/^[^<]{0,8}/, '')
    .trimStart()
    .toLowerCase();
  if (
    /^(?:<!doctype html|<html|<head|<\?xml[^>]{0,200}>\s{0,20}(?:<!doctype )?<?html|<body|<div|<table)/.test(
      head,
    )
  )
    return 'html';
  return 'text';
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

/** Old office files are one container for many formats: the name says which program made it. */
const OLE_NAMES: Record<string, string> = {
  doc: '.doc 旧版 Word 文档',
  wps: '.wps 文档',
  xls: '.xls 旧版 Excel 表格',
  et: '.et 表格',
  ppt: '.ppt 演示文稿',
  dps: '.dps 演示文稿',
};

export function refusalOf(kind: FileKind, fileName: string): DomainError {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1].toLowerCase() ?? '';
  const refuse = (message: string) =>
    DomainError.invalid(`file.unsupported_${kind}`, message, { kind, fileName });
  switch (kind) {
    case 'ole':
      return refuse(`暂不支持${OLE_NAMES[extension] ?? '旧版 Office 文档'},${SAVE_AS}`);
    case 'encrypted':
      return refuse('文件设了打开密码,请去掉密码并另存为 .docx 或 .xlsx 后再导入');
    case 'pdf':
      return refuse(`暂不支持 PDF 文件,请找到原文档,或${SAVE_AS.slice(1)}`);
    case 'rtf':
      return refuse(`暂不支持 .rtf 文档,${SAVE_AS}`);
    case 'ofd':
      return refuse(`暂不支持 OFD 版式文件,请找到原文档,或${SAVE_AS.slice(1)}`);
    case 'odf':
      return refuse(`暂不支持 OpenDocument 文件,${SAVE_AS}`);
    case 'pptx':
      return refuse('这是演示文稿,不是计划文件;请另存为 .docx 或 .xlsx 后再导入');
    case 'image':
      return refuse('这是图片或扫描件,读不出文字;请找到原文档,另存为 .docx 或 .xlsx 后再导入');
    case 'archive':
    case 'zip':
      return refuse('这是压缩包,请先解压,再选择其中的 .docx 或 .xlsx 文件导入');
    case 'html':
      return refuse('暂不支持网页文件,请复制网页正文粘贴到 Word,另存为 .docx 后再导入');
    default:
      return refuse(`不认识这种文件,${SAVE_AS}`);
  }
}
