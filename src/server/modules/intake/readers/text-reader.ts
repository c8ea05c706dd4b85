/** Bytes → text: UTF-8, UTF-16 with or without its mark, GB18030. */
import { DomainError } from '../../../common/domain-error.js';

const unreadable = () =>
  DomainError.invalid(
    'file.unsupported_binary',
    '这不是文本文件,读不出文字;请用 Word 或 WPS 另存为 .docx 或 .xlsx 后再导入',
  );

function decode(content: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** @throws DomainError `file.unsupported_binary` where no encoding gives readable text. */
export function decodeText(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return readable(decode(content, 'utf-16le'));
  if (content[0] === 0xfe && content[1] === 0xff) return readable(decode(content, 'utf-16be'));
  const utf8 = decode(content, 'utf-8');
  if (utf8 !== null && !utf8.includes('\0')) return readable(utf8);
  const slipped = utf8 === null ? lenientUtf8(content) : null;
  if (slipped !== null) return readable(slipped);
  const candidates = ['gb18030', 'utf-16le', 'utf-16be'].flatMap((encoding) => {
    const text = content.length % 2 !== 0 && encoding !== 'gb18030' ? null : decode(content, encoding);
    return text === null ? [] : [{ text, share: commonShare(text) }];
  });
  const best = candidates.sort((a, b) => b.share - a.share)[0];
  return readable(best && best.share > 0.7 ? best.text : (lenient(content) ?? null));
}

const DECLARED =
  /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{2,20})/i;

/** A web page by the encoding that it declares; what is valid UTF-8 is that, whatever it declares. */
export function decodeHtml(content: Buffer): string {
  const declared = DECLARED.exec(content.subarray(0, 8192).toString('latin1'));
  const name = (declared?.[1] ?? declared?.[2] ?? '').toLowerCase();
  const isUnicode = content[0] === 0xff || content[0] === 0xfe || decode(content, 'utf-8') !== null;
  if (name === '' || name.startsWith('utf-') || isUnicode) return decodeText(content);
  return decode(content, /^gb|^hz/.test(name) ? 'gb18030' : name) ?? decodeText(content);
}

/** UTF-8 with at most one bad place in a hundred characters; other encodings read so are bad all over. */
function lenientUtf8(content: Buffer): string | null {
  const text = new TextDecoder('utf-8').decode(content);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken * 100 < text.length && commonShare(text) > 0.7 ? text : null;
}

/** A few broken bytes (cut off in the middle of a character, a slip in the transfer) do not make a file unreadable. */
function lenient(content: Buffer): string | null {
  const text = new TextDecoder('gb18030').decode(content);
  return commonShare(text) > 0.9 ? text : null;
}

/** How much of the text is what Chinese documents are made of. */
export function commonShare(text: string): number {
  const sample = text.slice(0, 20_000);
  const common =
    sample.match(/[\u4e00-\u9fff\u3000-\u3011\uff00-\uff5e\u2013-\u201d〔〕\w\s.,;:()[\]%/-]/g)?.length ?? 0;
  return sample.length === 0 ? 0 : common / sample.length;
}

function readable(text: string | null): string {
  if (text === null || text.includes('\0')) throw unreadable();
  return text;
}
