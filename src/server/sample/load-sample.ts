import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { addDays, dateInShanghai, instantInShanghai } from '../common/calendar-date.js';
import { SimulatedClock } from '../common/clock.js';
import { Config } from '../common/config.js';
import { SampleOffice, publishAccounts } from './office.js';
import { SampleYear } from './sample-year.js';

/** Days before today on which the bureau is founded: before everything that its plan names. */
const FOUNDED_DAYS_AGO = 330;

/**
 * Fills an empty database with the sample: an application of its own on a simulated clock, beside the one that serves;
 * no real clock is turned, and nothing of the sample knows that it is one.
 */
export async function loadSample(
  config: Config,
  databaseUrl: string,
  now: Date,
  progress: (words: string) => void,
): Promise<void> {
  const today = dateInShanghai(now);
  const clock = new SimulatedClock(instantInShanghai(addDays(today, -FOUNDED_DAYS_AGO), '09:00'));
  const quiet = Object.assign(new Config(), config, {
    JOBS: 'off',
    LOG_LEVEL: 'error',
  } satisfies Partial<Config>);
  const app = await NestFactory.createApplicationContext(
    AppModule.with({ config: quiet, databaseUrl, clock }),
    {
      logger: ['error'],
      abortOnError: false,
    },
  );
  try {
    progress('正在建立示例单位与用户');
    const office = await SampleOffice.found(app);
    await new SampleYear(app, clock, office, today).play((day, days) => {
      if (day % 30 === 0 || day === days) progress(`正在生成示例数据:一年中的第 ${day}/${days} 天`);
    });
    await publishAccounts(app.get(DataSource).manager);
  } finally {
    await app.close();
  }
}
