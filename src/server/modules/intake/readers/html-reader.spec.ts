import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../parse-command.js';
import { readDocument } from './read-document.js';
import { readHtml } from './html-reader.js';

const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>栏目</title><style>p{}</style>
<script>var a = "<p>一、假任务</p>";</script></head><body>
<nav><ul><li><a href="/">首页</a></li></ul></nav>
<div class="menu"><a href="/a">机构</a> | <a href="/b">公开</a></div>
<div class="path">当前位置:<a href="/">首页</a> &gt; <a href="/x">公开</a></div>
<h1>云溪市水利局2026年工作要点</h1>
<div id="zoom"><p>&nbsp;&nbsp;&nbsp;&nbsp;<b>一、</b>主要任务</p>
<p>&#12288;&#12288;<span>(一)修订预案。</span>6月底前完成,
做好衔接。(防汛处牵头,<br/>办公室配合)</p>
<p style="display:none">二、隐藏的任务</p>
<table border="1"><tr><td colspan="3">任务分解表</td></tr>
<tr><th>序号</th><th>工作任务</th><th>责任单位</th></tr>
<tr><td rowspan="2">1</td><td rowspan="2"><p>改造<br>水厂</p></td><td><p>供水处</p><p>财务处</p></td></tr>
<tr><td>管网处</td></tr></table></div>
<ul><li><a href="/n1">相关:某某会议召开</a></li></ul><footer>主办:云溪市</footer></body></html>`;

describe('a web page', () => {
  it('gives lines by its blocks, without scripts, hidden parts and menus', () => {
    const { text } = readHtml(PAGE);
    expect(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .slice(0, 5),
    ).toEqual([
      '当前位置:首页 > 公开',
      '云溪市水利局2026年工作要点',
      '一、主要任务',
      '(一)修订预案。6月底前完成,做好衔接。(防汛处牵头,',
      '办公室配合)',
    ]);
    expect(text).not.toMatch(/假任务|隐藏|机构|主办|某某会议/);
  });

  it('reads its tables with their merges', async () => {
    const { parsed, kind, text } = await readPlan(Buffer.from(PAGE), 'a.html');
    expect(kind).toBe('html');
    expect(parsed.plan.title).toBe('云溪市水利局2026年工作要点');
    const fromTable = parsed.items.at(-1)!;
    expect(fromTable.number).toBe('1');
    expect(fromTable.assignments.map(({ unit }) => unit)).toEqual(['供水处', '财务处', '管网处']);
    expect(fromTable.assignments.map(({ span }) => text.slice(...span))).toEqual([
      '供水处',
      '财务处',
      '管网处',
    ]);
  });

  it('reads a table that only lays out the page as its words', () => {
    const { text, tables } = readHtml(
      '<table><tr><td>左</td><td><table><tr><td>一、任务</td></tr></table></td></tr><tr><td>(一)预案</td><td></td></tr></table>',
    );
    expect(tables).toEqual([]);
    expect(text).toBe('左\n一、任务\n(一)预案\n');
  });

  it.each([
    ['as declared', Buffer.from([...Buffer.from('<html><meta charset=gb2312><p>'), 0xb6, 0xbd, 0xb0, 0xec])],
    [
      'declared wrongly',
      Buffer.concat([Buffer.from('<html><meta charset="gbk"><p>督办工作安排'), Buffer.from('督办\u{1f600}')]),
    ],
    ['UTF-16', Buffer.from('\ufeff<html><p>督办', 'utf16le')],
    ['a piece without head', Buffer.from('<p class="x">督办</p>')],
    ['after a comment', Buffer.from('<!-- saved --><div>督办</div>')],
  ])('is decoded %s', async (_how, content) => {
    const { kind, text } = await readDocument(content, 'a.txt');
    expect(kind).toBe('html');
    expect(text).toContain('督办');
  });

  it('is read or refused however deep, wide or broken', () => {
    for (const piece of [
      '<div>',
      '<a href=x>',
      '<table><tr><td>',
      '</b>',
      '<',
      '<!--',
      '&amp',
      '<td rowspan=9999 colspan=99>x',
      '<p ',
    ])
      readOr(piece.repeat(60_000));
  });
});

function readOr(html: string): void {
  try {
    readHtml(html);
  } catch (error) {
    expect((error as Error).name).toBe('DomainError');
  }
}
