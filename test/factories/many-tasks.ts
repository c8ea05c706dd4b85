import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';

const SQL = new URL('./many-tasks.sql', import.meta.url);

/** Fills an empty database with `tasks` published tasks under one bureau of `units` units, as of `today`. */
export async function fillManyTasks(
  dataSource: DataSource,
  { tasks, units, today }: { tasks: number; units: number; today: string },
): Promise<void> {
  const sql = await readFile(SQL, 'utf8');
  const filled = sql
    .replaceAll(':tasks', String(tasks))
    .replaceAll(':units', String(units))
    .replaceAll(':today::date', `'${today}'::date`);
  await dataSource.transaction((em) => em.query(filled));
}
