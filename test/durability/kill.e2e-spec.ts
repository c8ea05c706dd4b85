import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

describe('kill -9 under acknowledged writes', () => {
  it.each([
    ['writer', 3, 700],
    ['http', 2, 50],
  ])(
    'loses nothing that %s was told is written and leaves no server behind (%i rounds; the script does thirty)',
    (target, rounds, atLeast) => {
      const script = fileURLToPath(new URL('./kill.mjs', import.meta.url));
      const options = ['--target', target, '--rounds', String(rounds), '--at-least', String(atLeast)];
      const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...options], {
        encoding: 'utf8',
      });
      expect(`${stdout}\n${stderr}`).toMatch(
        /\d kills, [1-9]\d* acknowledged writes, 0 lost, 0 servers left behind/,
      );
      expect(status).toBe(0);
    },
  );
});
