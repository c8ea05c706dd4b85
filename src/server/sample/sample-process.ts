import 'reflect-metadata';
import { Config } from '../common/config.js';
import { explainFailure } from '../explain-failure.js';
import { loadSample } from './load-sample.js';

/** What the service sends: settings by message, not by argument, so that no password shows in the process list. */
export interface SampleOrder {
  config: Config;
  databaseUrl: string;
  now: string;
}

export type SampleNews = { progress: string } | { done: true } | { failed: string };

const tell = (news: SampleNews): boolean => process.send!(news);

// The service is gone (even by kill -9): half a sample is of no use to anybody.
process.once('disconnect', () => process.exit(1));
process.once('message', (order: SampleOrder) => {
  const config = Object.assign(new Config(), order.config);
  loadSample(config, order.databaseUrl, new Date(order.now), (progress) => void tell({ progress })).then(
    () => process.send!({ done: true } satisfies SampleNews, () => process.exit(0)),
    (error: Error) =>
      process.send!({ failed: explainFailure(error) } satisfies SampleNews, () => process.exit(1)),
  );
});
