import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { PROJECT_ROOT } from '../../common/project-root.js';
import { problemsOf, type SchemeSpec } from './domain/scheme.js';

interface ShippedScheme {
  name: string;
  edition: number;
  spec: SchemeSpec;
}

/**
 * Loads the 考核办法 that ship with the system (`seeds/assessment/*.json`). One that is there already (same name and
 * edition) stays as it is, because runs rest on it: a changed rule is a new edition. Returns how many were new; throws,
 * naming the file, where one is not sound.
 */
export async function seedSchemes(
  dataSource: DataSource,
  now: Date,
  folder = join(PROJECT_ROOT, 'seeds', 'assessment'),
): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const schemes = await Promise.all(
    files.map(async (file) => {
      const scheme = JSON.parse(await readFile(join(folder, file), 'utf8')) as ShippedScheme;
      const problems = problemsOf(scheme.spec);
      if (problems.length > 0) throw new Error(`考核办法 ${file} 不能使用:${problems.join(';')}`);
      return scheme;
    }),
  );
  const added = await dataSource.query<unknown[]>(
    `INSERT INTO assessment_scheme (name, edition, spec, created_at)
     SELECT s.name, s.edition, s.spec, $2 FROM jsonb_to_recordset($1::jsonb) AS s(name text, edition int, spec jsonb)
     ON CONFLICT (name, edition) DO NOTHING RETURNING id`,
    [JSON.stringify(schemes), now],
  );
  return added.length;
}
