import type { INestApplication } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import type { Config } from './common/config.js';
import { migrate } from './common/database/migrate.js';
import { openDefaultDatabase } from './common/database/embedded-postgres.js';
import { createApp } from './create-app.js';
import { explainFailure } from './explain-failure.js';
import { readiness } from './health/readiness.js';
import { dropHalfLoadedSample, firstStart } from './sample/first-start.js';

/** What a running service can be asked to do from outside: wait for its end, or end it. */
export interface Service {
  url: string;
  /** Resolves, with what to say, when the service cannot go on: its own database has ended. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

/** Opens the database, migrates, serves, and on a first start fills it. Throws with a Chinese message where it cannot. */
export async function serve(config: Config, log: (words: string) => void): Promise<Service> {
  const database = config.DATABASE_URL
    ? { url: config.DATABASE_URL, ended: new Promise<void>(() => undefined), stop: async () => undefined }
    : await openDefaultDatabase(config.dataDir, { log, attach: false });
  try {
    readiness.progress = '正在更新数据库结构';
    await dropHalfLoadedSample(database.url, log);
    await migrate(database.url);
    const app = await createApp({ config, databaseUrl: database.url });
    try {
      await app.listen(config.PORT, config.HOST);
    } catch (error) {
      await app.close();
      throw explainListenError(error, config);
    }
    const { port } = app.getHttpServer().address() as AddressInfo;
    const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
    log(`督办已启动:${url}`);
    const ending = new AbortController();
    const filling = fill(app, config, database.url, log, ending.signal);
    return {
      url,
      failed: database.ended.then(
        () =>
          `数据库已意外停止(常见原因是磁盘已满,详见 ${config.dataDir} 中的 postgres/postgres.log):请排除原因后重新启动`,
      ),
      /** Nest drains first, then the database stops. A sample in the making is dropped; the next start makes it anew. */
      stop: async () => {
        ending.abort(new Error('service is stopping'));
        await filling;
        await app.close();
        if (app.get(DataSource).isInitialized) await app.get(DataSource).destroy();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function fill(
  app: INestApplication,
  config: Config,
  databaseUrl: string,
  log: (words: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const progress = (words: string): void => void (readiness.progress = words);
  try {
    await firstStart(app, config, databaseUrl, { log, progress }, signal);
    readiness.ready = true;
  } catch (error) {
    if (signal.aborted) return;
    const words = `首次启动未完成:${explainFailure(error)}`;
    progress(words.split('\n')[0]);
    log(words);
  }
}

function explainListenError(error: unknown, config: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`端口 ${config.PORT} 已被占用:请停止占用它的程序,或设置环境变量 PORT 换一个端口`);
  if (code === 'EACCES')
    return new Error(`无权使用端口 ${config.PORT}:请换用 1024 以上的端口(环境变量 PORT)`);
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code ?? ''))
    return new Error(`本机没有地址 ${config.HOST}:请检查环境变量 HOST`);
  return error;
}
