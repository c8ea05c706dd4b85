/**
 * What may not be kept as evidence: programs, and pages or pictures that a browser would run scripts from. Judged by
 * name and by content, because either can lie.
 */
const REFUSED_EXTENSIONS = new Set(
  (
    'exe dll com scr msi msp cpl bat cmd ps1 psm1 vbs vbe js jse mjs cjs wsf wsh hta jar class sh bash zsh py pl rb php ' +
    'phtml jsp jspx asp aspx cgi html htm xhtml shtml mht mhtml svg svgz xml xsl xslt swf lnk url scf reg inf app deb rpm ' +
    'apk dmg iso img so dylib elf'
  ).split(' '),
);

const MAGICS: [string, number[]][] = [
  ['可执行程序', [0x4d, 0x5a]],
  ['可执行程序', [0x7f, 0x45, 0x4c, 0x46]],
  ['可执行程序', [0xca, 0xfe, 0xba, 0xbe]],
  ['可执行程序', [0xfe, 0xed, 0xfa, 0xce]],
  ['可执行程序', [0xfe, 0xed, 0xfa, 0xcf]],
  ['可执行程序', [0xce, 0xfa, 0xed, 0xfe]],
  ['可执行程序', [0xcf, 0xfa, 0xed, 0xfe]],
  ['脚本', [0x23, 0x21]],
  ['快捷方式', [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]],
];

/** Text that a browser may take for a page, wherever it stands in the part looked at. */
const ACTIVE = /<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed|\?php|\?xml|%@)[\s>/]?/i;
/** Formats whose first bytes are binary but whose inside may well contain such words. */
const BINARY = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x50, 0x4b, 0x03, 0x04], // zip, docx, xlsx, ofd
  [0x50, 0x4b, 0x05, 0x06],
  [0xd0, 0xcf, 0x11, 0xe0], // doc, xls, wps
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

const startsWith = (head: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => head[index] === byte);

/** How many bytes from the start `refusalOf` wants to see. */
export const HEAD_BYTES = 4096;

/**
 * Why a file may not be kept, in Chinese words for 该文件是…; null where it may.
 * `head`: its first `HEAD_BYTES` bytes, or all of it.
 */
export function refusalOf(name: string, head: Uint8Array): string | null {
  const extension = /\.([^.]+)$/.exec(name.trim().replace(/[.\s]+$/, ''))?.[1].toLowerCase() ?? '';
  if (REFUSED_EXTENSIONS.has(extension)) return `不允许的类型(.${extension})`;
  const magic = MAGICS.find(([, bytes]) => startsWith(head, bytes));
  if (magic) return magic[0];
  if (BINARY.some((bytes) => startsWith(head, bytes))) return null;
  // The same letters in UTF-16 have a zero byte beside each.
  const text = Buffer.from(head.filter((byte) => byte !== 0)).toString('latin1');
  return ACTIVE.test(text) ? '网页或含脚本的图形' : null;
}

const MAX_NAME_BYTES = 200;

/** A file's own name, without folders and control characters, cut to what every file system can hold. */
export function cleanFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1)!;
  // eslint-disable-next-line no-control-regex -- control and direction characters are what is removed
  const clean = base.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) return '附件';
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  let stem = [...clean.slice(0, clean.length - extension.length)];
  while (Buffer.byteLength(stem.join('') + extension) > MAX_NAME_BYTES) stem = stem.slice(0, -1);
  return stem.join('') + extension;
}

/** `Content-Disposition` of a download (RFC 6266): an ASCII name for old clients, the real one in UTF-8. */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
