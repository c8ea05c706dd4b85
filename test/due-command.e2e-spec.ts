import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ENTRY = join(import.meta.dirname, '../bin/duban.mjs');
const ZONES = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles'];
const UNITS = ['workday', 'day', 'month', 'year', 'hour'];
const LINES = 100_000;

/** `duban due` as a script runs it: its own process, another folder, no database within reach. */
function due(zone: string, args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, 'due', ...args], {
    input,
    cwd: tmpdir(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, TZ: zone, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
  });
  return { status, stdout, stderr };
}

/** Every day of 2009 to 2027 in turn, the nights on which Los Angeles changes its clocks among them. */
function requests(): string {
  const lines: string[] = [];
  for (let index = 0; index < LINES; index += 1) {
    const unit = UNITS[index % UNITS.length];
    const day = new Date(Date.UTC(2009, 0, 1 + (index % 6900))).toISOString().slice(0, 10);
    const from = unit === 'hour' ? `${day}T02:30` : day;
    lines.push(JSON.stringify({ from, n: 1 + (index % (unit === 'year' ? 9 : 250)), unit }));
  }
  return `${lines.join('\n')}\n`;
}

describe('duban due in its own process', () => {
  it('gives the same 100,000 answers, one per line, under every time zone', () => {
    const input = requests();
    const answers = ZONES.map((zone) => due(zone, [], input));
    for (const { status, stderr, stdout } of answers) {
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout.split('\n')).toHaveLength(LINES + 1);
    }
    const digests = answers.map(({ stdout }) => createHash('sha256').update(stdout).digest('hex'));
    expect(new Set(digests).size).toBe(1);
    for (const line of answers[0].stdout.trimEnd().split('\n').slice(0, 500)) {
      expect(line).toMatch(
        /^\{"due":"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\+08:00)?","provisional":(true|false)\}$/,
      );
    }
  });

  it('counts an hour clock from midnight in Shanghai, also where the process lives elsewhere', () => {
    for (const zone of ZONES) {
      const { stdout } = due(zone, ['--from', '2018-03-11', '--n', '24', '--unit', 'hour']);
      expect(stdout).toBe('2018-03-12T00:00:00+08:00\n');
    }
  });

  it('keeps a place for a line that it cannot read, and goes on', () => {
    const input =
      '{"from":"2026-02-10","n":10,"unit":"workday"}\n?\n{"from":"2026-02-30","n":1,"unit":"day"}\n';
    const { status, stdout, stderr } = due('UTC', [], `${input}{"from":"2026-02-11","n":1,"unit":"day"}`);
    const none = '{"due":null,"provisional":null}\n';
    expect(stdout).toBe(
      `{"due":"2026-03-02","provisional":false}\n${none}${none}{"due":"2026-02-12","provisional":false}\n`,
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/第2行.*\n第3行/);
  });
});
