import { describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The walls of docs/architecture.md. Each module may import only those before it. */
const MODULES = [
  'audit',
  'organization',
  'auth',
  'notification',
  'deadline',
  'disclosure',
  'plan',
  'intake',
  'progress',
  'supervision',
  'assessment',
  'reporting',
];

/** Imports against the order that a rule of the page allows, each with its reason. */
const EXCEPTIONS = new Set<string>([]);

const LONGEST_FILE = 330;

const root = fileURLToPath(new URL('..', import.meta.url));
const server = path.join(root, 'src/server');

interface Source {
  /** From the project's root. */
  file: string;
  lines: number;
  text: string;
  imports: { target: string; typeOnly: boolean; package: string | null }[];
}

function readSources(): Source[] {
  const files = fs
    .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|vue)$/.test(file) && !file.endsWith('.d.ts'));
  return files.map((relative) => {
    const absolute = path.join(root, 'src', relative);
    const text = fs.readFileSync(absolute, 'utf8');
    const imports = [
      ...text.matchAll(
        /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm,
      ),
    ].map(([, type, from, bare, dynamic]) => {
      const target = from ?? bare ?? dynamic;
      const own = target.startsWith('.');
      return {
        target: own
          ? path.relative(root, path.resolve(path.dirname(absolute), target)).replace(/\.js$/, '.ts')
          : target,
        typeOnly: Boolean(type),
        package: own ? null : target,
      };
    });
    return { file: path.join('src', relative), lines: text.split('\n').length, text, imports };
  });
}

const sources = readSources();
const isTest = (file: string): boolean => /\.(spec|int-spec|e2e-spec)\.ts$/.test(file);
const production = sources.filter(({ file }) => !isTest(file));
const moduleOf = (file: string): string | null => /^src\/server\/modules\/([^/]+)\//.exec(file)?.[1] ?? null;
const isDomain = (file: string): boolean => /^src\/server\/modules\/[^/]+\/domain\//.test(file);

describe('architecture', () => {
  it('finds the sources', () => {
    expect(production.length).toBeGreaterThan(50);
  });

  it('has exactly the modules of the list', () => {
    const found = fs.readdirSync(path.join(server, 'modules')).sort();
    expect(found).toEqual([...MODULES].sort());
  });

  it('lets a module import only those before it; a shape alone (import type) of a pure domain may come from any', () => {
    const wrong = production.flatMap(({ file, imports }) => {
      const from = moduleOf(file);
      if (!from) return [];
      return imports
        .filter(({ target, typeOnly }) => {
          const to = moduleOf(target);
          const backwards = to !== null && MODULES.indexOf(to) > MODULES.indexOf(from);
          return backwards && !(typeOnly && isDomain(target)) && !EXCEPTIONS.has(`${file} -> ${target}`);
        })
        .map(({ target }) => `${file} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps common free of everything of ours but the shared names', () => {
    const wrong = production
      .filter(({ file }) => file.startsWith('src/server/common/'))
      .flatMap(({ file, imports }) =>
        imports
          .filter(
            ({ target, package: foreign }) => !foreign && !/^src\/(server\/common|shared)\//.test(target),
          )
          .map(({ target }) => `${file} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps every domain pure: no framework, no database, no clock, no file', () => {
    const allowed =
      /^src\/(server\/modules\/[^/]+\/domain\/|server\/common\/(calendar-date|flow|domain-error)\.ts|shared\/)/;
    const wrong = production
      .filter(({ file }) => isDomain(file))
      .flatMap(({ file, imports }) =>
        imports.filter(({ target }) => !allowed.test(target)).map(({ target }) => `${file} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps shared to names and types, and the web away from the server', () => {
    const wrong = production.flatMap(({ file, imports }) =>
      imports
        .filter(({ target, package: foreign }) => {
          if (file.startsWith('src/shared/')) return Boolean(foreign) || !target.startsWith('src/shared/');
          if (file.startsWith('src/web/')) return target.startsWith('src/server/');
          return file.startsWith('src/server/') && target.startsWith('src/web/');
        })
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets only the files that assemble the application know all modules', () => {
    const knowing = new Set(
      production
        .filter(({ file }) => file.startsWith('src/server/') && !moduleOf(file))
        .filter(
          ({ imports }) => new Set(imports.map(({ target }) => moduleOf(target)).filter(Boolean)).size > 4,
        )
        .map(({ file }) => file),
    );
    const allowed = [
      'src/server/app.module.ts',
      'src/server/cli.ts',
      'src/server/entities.ts',
      'src/server/main.ts',
    ];
    expect(
      [...knowing].filter((file) => !allowed.includes(file) && !file.startsWith('src/server/sample/')),
    ).toEqual([]);
  });

  it('names every entity in entities.ts', () => {
    const declared = production
      .filter(({ file }) => file.endsWith('.entity.ts'))
      .flatMap(({ text }) =>
        [...text.matchAll(/@Entity\('[^']+'\)[\s\S]*?export class (\w+)/g)].map(([, name]) => name),
      );
    const list = fs.readFileSync(path.join(server, 'entities.ts'), 'utf8').split('ENTITIES')[1];
    expect(declared.filter((name) => !new RegExp(`\\b${name}\\b`).test(list))).toEqual([]);
  });

  it('keeps relations inside their module: across modules a column with a foreign key by name', () => {
    const wrong = production
      .filter(({ file }) => file.endsWith('.entity.ts'))
      .flatMap(({ file, imports }) =>
        imports
          .filter(({ target }) => target.endsWith('.entity.ts') && moduleOf(target) !== moduleOf(file))
          .map(({ target }) => `${file} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps files readable in one sitting', () => {
    const generated = /^src\/server\/common\/database\/migrations\/|^src\/web\/api\//;
    const long = sources
      .filter(({ file, lines }) => lines > LONGEST_FILE && !generated.test(file) && !isTest(file))
      .map(({ file, lines }) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });
});
