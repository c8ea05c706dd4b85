import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

describe('kill -9 under acknowledged writes', () => {
  it('loses nothing that was acknowledged and leaves no server behind (three rounds; the script does thirty)', () => {
    const script = fileURLToPath(new URL('./kill.mjs', import.meta.url));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [script, '--rounds', '3', '--at-least', '700'],
      {
        encoding: 'utf8',
      },
    );
    expect(`${stdout}\n${stderr}`).toMatch(
      /3 kills, [1-9]\d* acknowledged writes, 0 lost, 0 servers left behind/,
    );
    expect(status).toBe(0);
  });
});
