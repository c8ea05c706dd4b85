import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const BIN = new URL('../../bin/', import.meta.url);

interface Build {
  isStale(root: string, forTests?: boolean): boolean;
}

/** A project of two files that the compiler can build without any package. */
let root: string;
let build: Build;
const write = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

beforeEach(async () => {
  build = (await import(new URL('build.mjs', BIN).href)) as Build;
  root = fs.mkdtempSync(path.join(os.tmpdir(), `duban-test-${process.pid}-督办 build `));
  const options = { target: 'ES2023', module: 'NodeNext', rootDir: 'src', strict: true, types: [] };
  const compilerOptions = { ...options, lib: ['ES5'], skipLibCheck: true };
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions, include: ['src'], exclude: ['src/**/*.spec.ts'] }),
  );
  write('package.json', '{ "type": "module" }');
  write('src/server/main.ts', `export const answer: number = 1;\n`);
  write('src/shared/names.ts', `export const NAMES = ['a'];\n`);
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** Runs the build in a process of its own, as two terminals would. */
function buildApart(options = ''): Promise<{ built: string; words: string }> {
  const script = `
    const { ensureBuilt } = await import(${JSON.stringify(new URL('build.mjs', BIN).href)});
    const log = (message) => console.error(message);
    try { console.log(await ensureBuilt({ root: process.argv[1], log, ${options} })); }
    catch (error) { console.log(error.constructor.name); console.error(error.message); }`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, root]);
    let built = '';
    let words = '';
    child.stdout.on('data', (chunk: Buffer) => (built += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.on('close', () => resolve({ built: built.trim(), words }));
  });
}

describe('build', () => {
  it('builds what is missing, then only what has changed in content', async () => {
    expect(build.isStale(root)).toBe(true);
    expect((await buildApart()).built).toBe('true');
    expect(read('dist/server/main.js')).toContain('answer = 1');
    expect(build.isStale(root)).toBe(false);

    const later = new Date(2100, 0, 1);
    fs.utimesSync(path.join(root, 'src/server/main.ts'), later, later);
    write('src/server/main.spec.ts', 'a test');
    expect(build.isStale(root)).toBe(false);

    write('src/server/more.ts', 'export {};\n');
    expect(build.isStale(root)).toBe(true);
    fs.rmSync(path.join(root, 'src/server/more.ts'));
    expect(build.isStale(root)).toBe(false);
    write('src/shared/names.ts', `export const NAMES = ['b'];\n`);
    expect(build.isStale(root)).toBe(true);
  });

  it('takes a shipped dist without sources as it is', async () => {
    await buildApart();
    fs.rmSync(path.join(root, 'src'), { recursive: true });
    expect(build.isStale(root)).toBe(false);
  });

  it('keeps the old dist when the types are wrong, and names the place', async () => {
    await buildApart();
    write('src/server/main.ts', `export const answer: number = 'two';\n`);
    const { built, words } = await buildApart();
    expect(built).toBe('BuildError');
    expect(words).toContain('src/server/main.ts(1,14)');
    expect(read('dist/server/main.js')).toContain('answer = 1');
    expect(fs.readdirSync(path.join(root, '.build'))).toEqual([]);
  });

  it('lets tests run on a build with type errors, which is stale for everything else', async () => {
    write('src/server/main.ts', `export const answer: number = 'two';\n`);
    expect((await buildApart('forTests: true')).built).toBe('true');
    expect(read('dist/server/main.js')).toContain(`answer = 'two'`);
    expect(build.isStale(root, true)).toBe(false);
    expect(build.isStale(root)).toBe(true);
  });

  it('is done once by three starts at the same moment', async () => {
    const results = await Promise.all([buildApart(), buildApart(), buildApart()]);
    expect(results.map((result) => result.built).sort()).toEqual(['false', 'false', 'true']);
    expect(build.isStale(root)).toBe(false);
    expect(fs.readdirSync(path.join(root, '.build'))).toEqual([]);
  });

  it('takes over from a build that was killed', async () => {
    const dead = 2 ** 22 + 1;
    write('.build/lock', String(dead));
    write(`.build/new-${dead}-aa/server/half.js`, '');
    expect((await buildApart()).built).toBe('true');
    expect(fs.readdirSync(path.join(root, '.build'))).toEqual([]);
  });
});

describe('API description', () => {
  it('is compiled into controllers also in a folder with Chinese characters', async () => {
    const compilerOptions = {
      target: 'ES2023',
      module: 'NodeNext',
      rootDir: 'src',
      experimentalDecorators: true,
    };
    write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: { ...compilerOptions, strict: false, skipLibCheck: true, types: [] },
      }),
    );
    fs.symlinkSync(new URL('../node_modules', BIN), path.join(root, 'node_modules'));
    write('src/server/unit.dto.ts', `export class UnitDto {\n  name: string;\n}\n`);
    write(
      'src/server/unit.controller.ts',
      `import { Controller, Get } from '@nestjs/common';
       import { UnitDto } from './unit.dto.js';
       @Controller('units')
       export class UnitController {
         @Get()
         async list(): Promise<UnitDto[]> {
           return [];
         }
       }`,
    );
    expect(await buildApart()).toEqual({ built: 'true', words: '正在构建服务端…\n' });
    expect(read('dist/server/unit.controller.js')).toContain(
      `import * as openapi_import_1 from "./unit.dto.js"`,
    );
    expect(read('dist/server/unit.dto.js')).toContain('name: { required: true, type: () => String }');
  });
});

describe('duban', () => {
  it('finds its project through a link and from any folder, and hands over arguments and exit code', async () => {
    fs.cpSync(BIN, path.join(root, 'bin'), { recursive: true });
    fs.symlinkSync(new URL('../node_modules', BIN), path.join(root, 'node_modules'));
    write(
      'src/server/cli.ts',
      `declare const process: { stdout: { write(text: string): void } };
       export const main = (args: string[]): number => {
         process.stdout.write(args.join('|'));
         return 7;
       };`,
    );
    const elsewhere = path.join(root, 'elsewhere');
    fs.mkdirSync(elsewhere);
    const link = path.join(elsewhere, 'duban link');
    fs.symlinkSync(path.join(root, 'bin/duban.mjs'), link);
    const child = spawn(process.execPath, [link, 'parse', '计划 一.txt'], { cwd: elsewhere });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ output, code }).toEqual({ output: 'parse|计划 一.txt', code: 7 });
    expect(fs.readdirSync(elsewhere)).toEqual(['duban link']);
  });
});
