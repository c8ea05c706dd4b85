import { describe, expect, it } from '@jest/globals';
import { attachmentHeader, cleanFileName, refusalOf } from './file-check.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

describe('files that may not be kept', () => {
  it.each<[string, string, Buffer]>([
    ['a program by name', '安装.exe', bytes('x')],
    ['a program by content', '通知.pdf', bytes('MZ\x90\x00', 'latin1')],
    ['an ELF', '通知.pdf', bytes('\x7fELF', 'latin1')],
    ['a shell script', '说明.txt', bytes('#!/bin/sh\n')],
    ['a page', '公示.txt', bytes('  <!DOCTYPE html><html>')],
    ['a page behind a byte order mark', '公示.txt', bytes('\ufeff\n<HTML lang="zh">')],
    ['a page in UTF-16', '公示.txt', bytes('\ufeff<html>', 'utf16le')],
    ['a script further down', '公示.txt', bytes(`${'说明'.repeat(100)}<script src=x>`)],
    ['an SVG named as a picture', '图.png', bytes('<?xml version="1.0"?><svg xmlns="x">')],
    ['an SVG by name', '图.SVG', bytes('x')],
    ['a name that Windows would cut', 'a.exe. ', bytes('x')],
  ])('%s', (_, name, head) => {
    expect(refusalOf(name, head)).not.toBeNull();
  });

  it.each<[string, string, Buffer]>([
    ['a PDF', '通知.pdf', bytes('%PDF-1.7 <script>')],
    ['a Word file', '方案.docx', bytes('PK\x03\x04', 'latin1')],
    ['a picture', '现场.jpg', bytes('\xff\xd8\xff\xe0', 'latin1')],
    ['a text', '说明.txt', bytes('完成 3 < 5 项')],
    ['no extension', '说明', bytes('完成')],
  ])('keeps %s', (_, name, head) => {
    expect(refusalOf(name, head)).toBeNull();
  });
});

describe('file names', () => {
  it('lose folders, control and direction characters', () => {
    expect(cleanFileName('C:\\我的\\报告\u202efdp.docx')).toBe('报告fdp.docx');
    expect(cleanFileName('../../etc/passwd')).toBe('passwd');
    expect(cleanFileName('a\u0000\nb.txt')).toBe('ab.txt');
    expect(cleanFileName('..')).toBe('附件');
  });

  it('are cut to 200 bytes with their extension kept', () => {
    const cut = cleanFileName(`${'长'.repeat(100)}.pdf`);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
    expect(cut.endsWith('长.pdf')).toBe(true);
  });

  it('travel in UTF-8 with an ASCII stand-in', () => {
    expect(attachmentHeader('公示 "1".pdf')).toBe(
      `attachment; filename="__ _1_.pdf"; filename*=UTF-8''%E5%85%AC%E7%A4%BA%20%221%22.pdf`,
    );
  });
});
