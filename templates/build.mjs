#!/usr/bin/env node
/**
 * Makes the templates that are shipped. An office changes the .xlsx files themselves; this script is for developers:
 * `node templates/build.mjs`. Two runs give the same cells; the dates inside are fixed.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const MADE = new Date(Date.UTC(2026, 0, 1));

/** Fonts by the names Chinese offices have; charset 134 lets a machine without them choose another Chinese font. */
const font = (name, size, extra = {}) => ({ name, size, charset: 134, family: 1, ...extra });
const TITLE = font('方正小标宋简体', 22);
const HEADING = font('黑体', 10.5);
const BODY = font('宋体', 10);
const NOTE = font('楷体', 10.5);
const line = { style: 'thin', color: { argb: 'FF7F7F7F' } };
const BORDER = { top: line, left: line, bottom: line, right: line };
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF4' } };
const CENTRE = { horizontal: 'center', vertical: 'middle', wrapText: true };
const LEFT = { horizontal: 'left', vertical: 'middle', wrapText: true };

const letter = (n) => String.fromCharCode(64 + n);

function workbook() {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { creator: '督办', lastModifiedBy: '督办', created: MADE, modified: MADE });
  return book;
}

function printSetup(sheet, titleRow, orientation = 'landscape') {
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${titleRow}:${titleRow}`,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  });
  sheet.headerFooter.oddFooter = '&C&"宋体,常规"&9第 &P 页 共 &N 页';
}

function across(sheet, row, columns, text, style, height) {
  sheet.mergeCells(row, 1, row, columns);
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  Object.assign(cell, style);
  sheet.getRow(row).height = height;
}

/** `columns`: [heading, width, alignment, number format, text of the specimen row]. */
function table(sheet, headRow, columns) {
  columns.forEach(([heading, width, alignment, numFmt, specimen], index) => {
    sheet.getColumn(index + 1).width = width;
    const head = sheet.getCell(headRow, index + 1);
    head.value = heading;
    Object.assign(head, { font: HEADING, alignment: CENTRE, border: BORDER, fill: HEAD_FILL });
    const body = sheet.getCell(headRow + 1, index + 1);
    body.value = specimen ?? `{{${heading}}}`;
    Object.assign(body, { font: BODY, alignment, border: BORDER });
    if (numFmt) body.numFmt = numFmt;
  });
  sheet.getRow(headRow).height = 30;
  sheet.getRow(headRow + 1).height = 24;
}

const freeze = (sheet, ySplit, xSplit = 0) => (sheet.views = [{ state: 'frozen', xSplit, ySplit }]);

async function ledger() {
  const book = workbook();
  const sheet = book.addWorksheet('督办台账');
  const columns = [
    ['序号', 5, CENTRE],
    ['任务来源', 12, LEFT],
    ['工作任务', 18, LEFT],
    ['具体要求', 30, LEFT],
    ['牵头单位', 10, CENTRE],
    ['配合单位', 10, CENTRE],
    ['责任单位', 10, CENTRE],
    ['完成时限', 15.5, CENTRE],
    ['反馈周期', 9, CENTRE],
    ['签收时间', 10.5, CENTRE, 'yyyy-mm-dd'],
    ['进展情况', 26, LEFT],
    ['进度', 6.5, CENTRE, '0"%"'],
    ['存在问题', 14, LEFT],
    ['下一步措施', 15, LEFT],
    ['预警灯', 9.5, CENTRE],
    ['催办次数', 6.5, CENTRE],
    ['延期(原→新)', 10, CENTRE, undefined, '{{延期}}'],
    ['佐证材料', 14, LEFT],
    ['办结时间', 11, CENTRE],
    ['备注', 10, LEFT],
  ];
  across(sheet, 1, columns.length, '{{标题}}', { font: TITLE, alignment: CENTRE }, 40);
  across(sheet, 2, columns.length, '{{摘要}}', { font: NOTE, alignment: LEFT }, 20);
  table(sheet, 3, columns);
  freeze(sheet, 3, 3);
  sheet.autoFilter = `A3:${letter(columns.length)}3`;
  printSetup(sheet, 3);
  return book;
}

async function scores() {
  const book = workbook();
  const ranking = book.addWorksheet('考核排名');
  const ranks = [
    ['名次', 8, CENTRE],
    ['单位', 30, LEFT],
    ['单位类别', 14, CENTRE],
    ['满分', 10, CENTRE, '0.00'],
    ['加分', 10, CENTRE, '0.00'],
    ['扣分', 10, CENTRE, '0.00'],
    ['得分', 10, CENTRE, '0.00'],
    ['等次', 10, CENTRE],
    ['备注', 26, LEFT],
  ];
  across(ranking, 1, ranks.length, '{{计划名称}}考核评分排名', { font: TITLE, alignment: CENTRE }, 40);
  across(
    ranking,
    2,
    ranks.length,
    '考核办法:{{考核办法}}    数据截止:{{截止日期}}    参评单位:{{单位数}} 个',
    { font: NOTE, alignment: LEFT },
    20,
  );
  table(ranking, 3, ranks);
  freeze(ranking, 3, 2);
  ranking.autoFilter = `A3:${letter(ranks.length)}3`;
  printSetup(ranking, 3);

  const detail = book.addWorksheet('{{单位}}');
  const lines = [
    ['一级指标', 11, CENTRE, undefined, '{{一级指标|合并}}'],
    ['二级指标', 12, CENTRE, undefined, '{{二级指标|合并}}'],
    ['三级指标', 14, CENTRE, undefined, '{{三级指标|合并}}'],
    ['分值', 8, CENTRE, '0.00', '{{分值|合并}}'],
    ['考核标准', 30, LEFT, undefined, '{{考核标准|合并}}'],
    ['件数', 6.5, CENTRE, undefined, '{{件数|合并}}'],
    ['加分', 8, CENTRE, '0.00', '{{加分|合并}}'],
    ['扣分', 8, CENTRE, '0.00', '{{扣分|合并}}'],
    ['得分', 8, CENTRE, '0.00', '{{得分|合并}}'],
    ['事由', 34, LEFT],
    ['依据', 26, LEFT],
    ['应办日期', 15.5, CENTRE],
    ['办结日期', 15.5, CENTRE],
    ['计分', 8, CENTRE, '0.00'],
  ];
  across(detail, 1, lines.length, '{{单位}}考核评分表', { font: TITLE, alignment: CENTRE }, 40);
  across(
    detail,
    2,
    lines.length,
    '{{计划名称}}    数据截止:{{截止日期}}    得分:{{总得分}}    名次:{{名次}}    等次:{{等次}}',
    { font: NOTE, alignment: LEFT },
    20,
  );
  table(detail, 3, lines);
  freeze(detail, 3);
  printSetup(detail, 3);
  across(
    detail,
    5,
    lines.length,
    '注:每一笔计分均列明事由、依据和日期;对计分有异议的,可按规定申请复核。',
    { font: NOTE, alignment: LEFT },
    22,
  );
  return book;
}

/** Rows a person may fill in below the example. */
const FORM_ROWS = 200;

async function form() {
  const book = workbook();
  const sheet = book.addWorksheet('任务分解表');
  const columns = [
    ['序号', 8, CENTRE, undefined, '示例'],
    ['工作任务', 34, LEFT, undefined, '完善政府信息公开目录'],
    ['具体要求', 46, LEFT, undefined, '对照最新职责逐项梳理公开事项,更新目录并在门户网站发布'],
    ['牵头单位', 20, CENTRE, undefined, '局办公室'],
    ['配合单位', 24, CENTRE, undefined, '局人事处、局财务处'],
    ['责任单位', 24, CENTRE, undefined, ''],
    ['完成时限', 18, CENTRE, 'yyyy-mm-dd', new Date(Date.UTC(2026, 5, 30))],
  ];
  across(sheet, 1, columns.length, '任务分解表', { font: TITLE, alignment: CENTRE }, 40);
  across(
    sheet,
    2,
    columns.length,
    '非涉密表格,严禁填写涉密信息。填写方法见“填写说明”;“示例”行导入时自动略过。',
    { font: NOTE, alignment: LEFT },
    22,
  );
  table(sheet, 3, columns);
  const example = { font: font('宋体', 10, { italic: true, color: { argb: 'FF7F7F7F' } }) };
  for (let c = 1; c <= columns.length; c++) {
    Object.assign(sheet.getCell(4, c), example);
    for (let r = 5; r < 5 + FORM_ROWS; r++) {
      const cell = sheet.getCell(r, c);
      Object.assign(cell, { font: BODY, alignment: columns[c - 1][2], border: BORDER });
      if (c === 7) cell.numFmt = 'yyyy-mm-dd';
    }
  }
  sheet.getRow(4).height = 32;
  freeze(sheet, 3);
  printSetup(sheet, 3);
  const last = 4 + FORM_ROWS;
  sheet.dataValidations.add(`D4:F${last}`, {
    type: 'list',
    allowBlank: true,
    formulae: ['单位名单!$A$1:$A$1'],
    showErrorMessage: false,
    showInputMessage: true,
    promptTitle: '单位',
    prompt: '可从列表选择;有多个单位的,用顿号(、)隔开直接填写。',
  });
  sheet.dataValidations.add(`G4:G${last}`, {
    type: 'custom',
    allowBlank: true,
    formulae: ['TRUE'],
    showErrorMessage: false,
    showInputMessage: true,
    promptTitle: '完成时限',
    prompt: '填日期(如 2026-06-30),或照文件原文填写(如 6月底前、长期、清单调整后10个工作日内)。',
  });

  const notes = book.addWorksheet('填写说明');
  notes.getColumn(1).width = 14;
  notes.getColumn(2).width = 86;
  notes.mergeCells('A1:B1');
  Object.assign(notes.getCell('A1'), { value: '填写说明', font: TITLE, alignment: CENTRE });
  notes.getRow(1).height = 40;
  const rows = [
    ['序号', '按文件编号填写,如 1、(一)、二(三)4;编号可以重复,系统按所在行区分。'],
    ['工作任务', '必填。一项任务有多条具体要求的,每条要求占一行,任务单元格可以合并,也可以只在第一行填写。'],
    ['具体要求', '任务要做到什么程度、交出什么成果;可以留空。'],
    ['牵头单位', '对任务负总责的单位,可以有多个,用顿号(、)隔开。'],
    ['配合单位', '配合牵头单位的单位,可以有多个。'],
    ['责任单位', '不分牵头、配合,由各单位分别负责时填写,可以填“机关各处室”等集合单位。'],
    ['完成时限', '填日期,或照文件原文填写;没有时限的填“长期”或留空。'],
    ['单位名称', '填全称、简称或常用名均可;系统不认识的名称,导入核对时会逐个询问,不会自行猜测。'],
    ['导入', '填好后在“工作计划—导入”上传本文件;有问题的行会列出行、列、所填内容和原因。'],
  ];
  rows.forEach(([name, text], index) => {
    const row = notes.getRow(index + 2);
    row.values = [name, text];
    Object.assign(row.getCell(1), { font: HEADING, alignment: CENTRE, border: BORDER, fill: HEAD_FILL });
    Object.assign(row.getCell(2), { font: font('宋体', 11), alignment: LEFT, border: BORDER });
    row.height = 34;
  });
  Object.assign(notes.pageSetup, { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 });

  const units = book.addWorksheet('单位名单', { state: 'hidden' });
  units.getCell('A1').value = '局办公室';
  units.getColumn(1).width = 30;
  return book;
}

async function disclosure() {
  const book = workbook();
  const sheet = book.addWorksheet('依申请公开登记台账');
  const columns = [
    ['序号', 5, CENTRE],
    ['申请编号', 13, CENTRE],
    ['收到日期', 11, CENTRE],
    ['收到方式', 10, CENTRE],
    ['申请人', 12, CENTRE],
    ['申请人类型', 10, CENTRE],
    ['所需政府信息', 34, LEFT],
    ['承办单位', 16, CENTRE],
    ['告知补正', 11, CENTRE],
    ['收到补正', 11, CENTRE],
    ['征求意见', 24, LEFT],
    ['延期', 14, CENTRE],
    ['答复期限', 11, CENTRE],
    ['答复日期', 11, CENTRE],
    ['答复结果', 13, CENTRE],
    ['状态', 10, CENTRE],
    ['备注', 18, LEFT],
  ];
  across(sheet, 1, columns.length, '{{标题}}', { font: TITLE, alignment: CENTRE }, 40);
  across(sheet, 2, columns.length, '{{摘要}}', { font: NOTE, alignment: LEFT }, 20);
  table(sheet, 3, columns);
  freeze(sheet, 3, 2);
  sheet.autoFilter = `A3:${letter(columns.length)}3`;
  printSetup(sheet, 3);
  return book;
}

async function events() {
  const book = workbook();
  const sheet = book.addWorksheet('触发事项登记表');
  const columns = [
    ['序号', 8, CENTRE, undefined, '示例'],
    ['事项类型', 22, CENTRE, undefined, '清单调整'],
    ['发生日期', 16, CENTRE, 'yyyy-mm-dd', new Date(Date.UTC(2026, 5, 12))],
    ['发生时间', 12, CENTRE, '@', '09:30'],
    ['具体事项', 50, LEFT, undefined, '权责清单(2026 年版)调整印发'],
    ['涉及单位', 32, LEFT, undefined, '局人事处、局财务处'],
  ];
  across(sheet, 1, columns.length, '触发事项登记表', { font: TITLE, alignment: CENTRE }, 40);
  across(
    sheet,
    2,
    columns.length,
    '非涉密表格,严禁填写涉密信息。填写方法见“填写说明”;“示例”行登记时自动略过。',
    { font: NOTE, alignment: LEFT },
    22,
  );
  table(sheet, 3, columns);
  const example = { font: font('宋体', 10, { italic: true, color: { argb: 'FF7F7F7F' } }) };
  for (let c = 1; c <= columns.length; c++) {
    Object.assign(sheet.getCell(4, c), example);
    for (let r = 5; r < 5 + FORM_ROWS; r++) {
      const cell = sheet.getCell(r, c);
      Object.assign(cell, { font: BODY, alignment: columns[c - 1][2], border: BORDER });
      if (columns[c - 1][3]) cell.numFmt = columns[c - 1][3];
    }
  }
  sheet.getRow(4).height = 32;
  freeze(sheet, 3);
  printSetup(sheet, 3);
  const last = 4 + FORM_ROWS;
  const prompt = (range, promptTitle, text, rule) =>
    sheet.dataValidations.add(range, {
      allowBlank: true,
      showInputMessage: true,
      promptTitle,
      prompt: text,
      ...rule,
    });
  prompt(`B4:B${last}`, '事项类型', '从列表选择;列表里没有的,先在系统中新增。', {
    type: 'list',
    formulae: ['事项类型名单!$A$1:$A$1'],
    showErrorMessage: true,
    errorTitle: '事项类型',
    error: '请从列表选择事项类型。',
  });
  prompt(`C4:C${last}`, '发生日期', '填日期,如 2026-06-12;不能晚于今天。', {
    type: 'date',
    operator: 'between',
    formulae: [new Date(Date.UTC(2000, 0, 1)), new Date(Date.UTC(2199, 11, 31))],
    showErrorMessage: true,
    errorTitle: '发生日期',
    error: '请填日期,如 2026-06-12。',
  });
  prompt(`D4:D${last}`, '发生时间', '24 小时制,如 09:30;按小时计算的时限必须填写,其他可以留空。', {
    type: 'custom',
    formulae: ['TRUE'],
    showErrorMessage: false,
  });
  prompt(`F4:F${last}`, '涉及单位', '留空表示由承担任务的单位办理;有多个单位的,用顿号(、)隔开直接填写。', {
    type: 'list',
    formulae: ['单位名单!$A$1:$A$1'],
    showErrorMessage: false,
  });

  const notes = book.addWorksheet('填写说明');
  notes.getColumn(1).width = 14;
  notes.getColumn(2).width = 86;
  notes.mergeCells('A1:B1');
  Object.assign(notes.getCell('A1'), { value: '填写说明', font: TITLE, alignment: CENTRE });
  notes.getRow(1).height = 40;
  const rows = [
    ['事项类型', '必填,从列表选择。'],
    ['发生日期', '必填,事项实际发生的日期,不是登记的日期。'],
    ['发生时间', '24 小时制,如 09:30。留空按 0 时计;有“24小时内”这类时限的事项必须填写。'],
    ['具体事项', '必填,2–200 个字:哪份清单、哪个文件。同一类型、同一时间、同一事项只登记一次。'],
    [
      '涉及单位',
      '可以留空,即由承担任务的单位办理;集合单位中的单位须逐个写明。填全称、简称均可,用顿号(、)隔开。',
    ],
    [
      '登记',
      '在“触发事项—批量登记”上传本文件,先核对每一行产生的节点和日期,再确认登记;有问题的行会列出行、列、所填内容和原因。',
    ],
  ];
  rows.forEach(([name, text], index) => {
    const row = notes.getRow(index + 2);
    row.values = [name, text];
    Object.assign(row.getCell(1), { font: HEADING, alignment: CENTRE, border: BORDER, fill: HEAD_FILL });
    Object.assign(row.getCell(2), { font: font('宋体', 11), alignment: LEFT, border: BORDER });
    row.height = 34;
  });
  Object.assign(notes.pageSetup, { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 });

  const types = book.addWorksheet('事项类型名单', { state: 'hidden' });
  types.getCell('A1').value = '清单调整';
  const units = book.addWorksheet('单位名单', { state: 'hidden' });
  units.getCell('A1').value = '局办公室';
  return book;
}

for (const [name, make] of [
  ['督办台账', ledger],
  ['考核评分表', scores],
  ['任务分解表', form],
  ['依申请公开登记台账', disclosure],
  ['触发事项登记表', events],
]) {
  const book = await make();
  await book.xlsx.writeFile(path.join(folder, `${name}.xlsx`));
  process.stderr.write(`templates/${name}.xlsx\n`);
}
