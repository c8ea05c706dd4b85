/** The thread of `read-apart.ts`: reads one file, answers once. */
import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../common/domain-error.js';
import { readEventTable } from './domain/event-table.js';
import { readPlan } from './parse-command.js';
import type { Answer, Task } from './read-apart.js';
import { readDocument } from './readers/read-document.js';

const { kind, content, fileName, options } = workerData as Task;
const answer = (words: Answer): void => parentPort!.postMessage(words);

try {
  if (kind === 'plan') answer({ reading: await readPlan(Buffer.from(content), fileName, options) });
  else {
    const { tables } = await readDocument(Buffer.from(content), fileName);
    answer({ reading: tables.flatMap(({ rows }) => readEventTable(rows) ?? []) });
  }
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  const { code, status, message, details } = error;
  answer({ refusal: { code, status, message, details } });
}
