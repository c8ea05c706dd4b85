/** A PDF in a Chinese font that is not embedded, as office printers make them; every character is one em wide. */

export interface PdfText {
  x: number;
  y: number;
  text: string;
  size?: number;
}

export interface PdfPage {
  texts?: PdfText[];
  /** Lines from (x1, y1) to (x2, y2). */
  rules?: [number, number, number, number][];
  /** A picture over the whole page. */
  picture?: boolean;
  /** In place of the rest: what the page draws, deflated twice over. */
  packed?: Buffer;
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

const contentOf = ({ texts = [], rules = [], picture }: PdfPage): string =>
  [
    ...(picture ? ['q 595 0 0 842 0 0 cm /I1 Do Q'] : []),
    ...texts.map(({ x, y, text, size = 16 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`),
    ...rules.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
  ].join('\n');

export function pdfOf(pages: PdfPage[]): Buffer {
  const kids = pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 6 0 R >>',
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\u0000',
    ),
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /I1 5 0 R >> >> /Contents ${8 + index * 2} 0 R >>`,
      page.packed
        ? stream('/Filter [/FlateDecode /FlateDecode]', page.packed.toString('latin1'))
        : stream('', contentOf(page)),
    ]),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const stream = (head: string, content: string): string =>
  `<< ${head} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Paragraphs set as a Chinese office sets them: 28 characters to a line, two characters indented. */
export function pdfLines(paragraphs: string[], top = 760): PdfText[] {
  const texts: PdfText[] = [];
  let y = top;
  for (const paragraph of paragraphs) {
    let at = 0;
    for (let indent = 2; at < paragraph.length; indent = 0) {
      const text = paragraph.slice(at, at + 28 - indent);
      texts.push({ x: 73 + indent * 16, y, text });
      at += text.length;
      y -= 28;
    }
  }
  return texts;
}
