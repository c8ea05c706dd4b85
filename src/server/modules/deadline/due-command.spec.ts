import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { runDue } from './due-command.js';

function sink(): Writable & { text: () => string } {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      parts.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => Buffer.concat(parts).toString('utf8') });
}

async function due(argv: string[], stdin: Iterable<string | Buffer> = []) {
  const [stdout, stderr] = [sink(), sink()];
  const code = await runDue(argv, { stdin: Readable.from(stdin, { objectMode: false }), stdout, stderr });
  return { code, out: stdout.text(), err: stderr.text() };
}
const options = (from: string, n: string, unit: string, ...more: string[]) => [
  '--from',
  from,
  '--n',
  n,
  '--unit',
  unit,
  ...more,
];

describe('duban due with options', () => {
  it.each([
    ['2026-02-10', '10', 'workday', '2026-03-02\n'],
    ['2018-06-13', '3', 'day', '2018-06-19\n'],
    ['2018-01-31', '1', 'month', '2018-02-28\n'],
    ['2018-06-04', '3', 'year', '2021-06-04\n'],
    ['2018-06-15T21:30', '24', 'hour', '2018-06-16T21:30:00+08:00\n'],
    ['2018-06-15', '24', 'hour', '2018-06-16T00:00:00+08:00\n'],
    ['2018-06-12T20:00:00Z', '10', 'workday', '2018-06-28\n'],
  ])('%s %s %s', async (from, n, unit, out) => {
    expect(await due(options(from, n, unit))).toEqual({ code: 0, out, err: '' });
  });

  it('says on stderr that a date is provisional, and leaves stdout to the date', async () => {
    const { code, out, err } = await due(options('2026-12-20', '20', 'workday'));
    expect([code, out]).toEqual([0, '2027-01-15\n']);
    expect(err).toContain('暂定');
  });

  it('explains day by day after the date', async () => {
    const { out } = await due(options('2018-06-13', '10', 'workday', '--explain'));
    const lines = out.split('\n');
    expect(lines[0]).toBe('2018-06-28');
    expect(out).toContain(
      '2018-06-18  不计  周一,放假(端午节),依据《国务院办公厅关于2018年部分节假日安排的通知》',
    );
    expect(out).toContain('2018-06-28  第10日  周四,工作日');
  });

  it('counts with pauses, a restart and an extension, and tells them', async () => {
    const paused = [...options('2018-06-13', '10', 'workday'), '--pause', '2018-06-20..2018-06-25'];
    // 20 to 24 June stand still: 20, 21 and 22 are worked, and are made up on 29 June, 2 and 3 July.
    expect(await due(paused)).toEqual({ code: 0, out: '2018-07-03\n', err: '' });
    const { out } = await due([...paused, '--explain']);
    expect(out).toContain('2018-06-21  不计  周四,暂停计时(未注明事由)');
    expect(out).toContain('2018-07-03  第10日');
    const extended = await due([...paused, '--extend', '2', '--explain']);
    expect(extended.out.split('\n')[0]).toBe('2018-07-05');
    expect(extended.out).toContain('2018-07-05  第12日  周四,工作日,延期');
    const zero = [...options('2018-06-13', '10', 'workday'), '--pause', '2018-06-20..2018-06-20'];
    expect((await due(zero)).out).toBe('2018-06-28\n');
    const anew = [...options('2018-06-01', '10', 'workday'), '--restart', '2018-06-13'];
    expect((await due(anew)).out).toBe('2018-06-28\n');
    const open = await due([...options('2018-06-13', '10', 'workday'), '--pause', '2018-06-20..']);
    expect([open.code, open.out]).toEqual([0, '2018-06-28\n']);
    expect(open.err).toContain('现正暂停计时');
    const hours = [
      ...options('2018-06-15T21:30', '24', 'hour'),
      '--pause',
      '2018-06-15T22:00..2018-06-15T23:30',
    ];
    expect((await due(hours)).out).toBe('2018-06-16T23:00:00+08:00\n');
  });

  it.each([
    [[...options('2018-06-13', '1', 'day'), '--pause', '2018-06-20'], 'pauses 的 to 应为日期'],
    [[...options('2018-06-13', '1', 'day'), '--pause', '2018-06-20..2018-06-19'], '不能早于'],
    [[...options('2018-06-13', '1', 'day'), '--restart', '2018-06-12'], 'restart 不能早于'],
    [[...options('2018-06-13', '1', 'day'), '--extend', 'x'], 'extension 应为'],
    [['--from', '2018-06-13'], 'n 应为'],
    [options('2018-06-31', '1', 'day'), 'from 应为日期'],
    [options('2018-06-13', '1', 'fortnight'), 'unit 应为'],
    [options('2018-06-13', '1.5', 'day'), 'n 应为'],
    [options('2018-06-13', '1', 'day', '--wrong'), '参数有误'],
    [options('9990-06-13', '90000', 'workday'), '超出'],
  ])('%j is wrong usage', async (argv, message) => {
    const { code, out, err } = await due(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain('用法');
  });
});

describe('duban due on a stream', () => {
  const ask = (from: string, n: unknown, unit: string) => `${JSON.stringify({ from, n, unit })}\n`;

  it('answers line by line, whatever the chunks', async () => {
    const text = `\uFEFF${ask('2026-02-10', 10, 'workday')}\r\n${ask('2026-12-20', 20, 'workday')}{"from":"2018-06-13","n":"10","unit":"workday"}`;
    const bytes = Buffer.from(text);
    const expected = [
      '{"due":"2026-03-02","provisional":false}',
      '{"due":"2027-01-15","provisional":true}',
      '{"due":"2018-06-28","provisional":false}',
      '',
    ].join('\n');
    for (const size of [1, 7, 1000]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await due([], chunks)).toEqual({ code: 0, out: expected, err: '' });
    }
  });

  it('keeps a place for a bad line, says which and why, and ends with 1', async () => {
    const { code, out, err } = await due(
      [],
      [
        ask('2018-06-13', 1, 'workday'),
        'not json\n',
        '[1]\n',
        ask('2018-06-13', -1, 'workday'),
        '{"from":"2018-06-13","n":1,"unit":"day","超长":"' + 'x'.repeat(100_000) + '"}\n',
        ask('2018-06-13', 2, 'workday'),
      ],
    );
    const none = '{"due":null,"provisional":null}\n';
    expect(code).toBe(1);
    expect(out).toBe(
      `{"due":"2018-06-14","provisional":false}\n${none.repeat(4)}{"due":"2018-06-15","provisional":false}\n`,
    );
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual([
      '第2行',
      '第3行',
      '第4行',
      '第5行',
      '',
    ]);
  });

  it('takes pauses, a restart and an extension as fields of a line', async () => {
    const line = (more: object) =>
      `${JSON.stringify({ from: '2018-06-13', n: 10, unit: 'workday', ...more })}\n`;
    const { code, out, err } = await due(
      [],
      [
        line({ pauses: [{ from: '2018-06-20', to: '2018-06-25' }], extension: { n: 2, unit: 'workday' } }),
        line({ pauses: [], extension: null, restart: null }),
        line({ extension: 20 }),
        line({ pauses: [{ from: '2018-06-20', to: null, reason: '征求意见' }] }),
        line({ restart: '2018-06-20', pauses: [{ from: '2018-06-14', to: '2018-06-19' }] }),
        line({ extension: { n: 1, unit: 'hour' } }),
        line({ pauses: 'x' }),
        line({ pauses: [{ from: '2018-06-20' }, { from: '2018-06-25' }] }),
      ],
    );
    expect(
      out
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text) as unknown),
    ).toEqual([
      { due: '2018-07-05', provisional: false },
      { due: '2018-06-28', provisional: false },
      { due: '2018-07-26', provisional: false },
      { due: '2018-06-28', provisional: false, paused: true },
      { due: '2018-07-04', provisional: false },
      { due: null, provisional: null },
      { due: null, provisional: null },
      { due: null, provisional: null },
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/第6行:按小时计时.*\n第7行:pauses 应为.*\n第8行:尚未恢复的暂停只能有一项\n/);
  });

  it('gives nothing for nothing', async () => {
    expect(await due([], [])).toEqual({ code: 0, out: '', err: '' });
  });

  it('answers before the input ends, and waits for a slow reader', async () => {
    async function* input() {
      for (let index = 0; index < 20_000; index += 1) yield ask('2018-06-13', 1 + (index % 250), 'workday');
    }
    let longest = 0;
    let bytes = 0;
    const stdout = new Writable({
      highWaterMark: 1024,
      write(chunk, _encoding, done) {
        bytes += chunk.length;
        longest = Math.max(longest, stdout.writableLength);
        setImmediate(done);
      },
    });
    const code = await runDue([], { stdin: Readable.from(input()), stdout, stderr: sink() });
    expect([code, bytes]).toEqual([0, 20_000 * 41]);
    expect(longest).toBeLessThan(100_000);
  });
});
