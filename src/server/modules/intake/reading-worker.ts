/** The thread of `readPlanApart`: reads one file, answers once. */
import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../common/domain-error.js';
import { readPlan } from './parse-command.js';
import type { Answer, Task } from './read-apart.js';

const { content, fileName, options } = workerData as Task;
const answer = (words: Answer): void => parentPort!.postMessage(words);

try {
  answer({ reading: await readPlan(Buffer.from(content), fileName, options) });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  const { code, status, message, details } = error;
  answer({ refusal: { code, status, message, details } });
}
