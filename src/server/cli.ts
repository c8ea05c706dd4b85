import type { INestApplicationContext } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { loadConfig, type Config } from './common/config.js';
import { openDefaultDatabase } from './common/database/embedded-postgres.js';
import { PROJECT_ROOT } from './common/project-root.js';
import { explainFailure } from './explain-failure.js';

const say = (words: string): void => void process.stderr.write(`${words}\n`);

/** A command that was typed wrongly: its usage goes to stderr and the exit code is 2. */
export class UsageError extends Error {}

interface Command {
  usage: string;
  words: string;
  run(args: string[]): Promise<number>;
}

/** Each command loads only what it needs: `parse` and `due` start in a blink. */
const COMMANDS: Record<string, Command> = {
  serve: {
    usage: 'serve',
    words: '启动服务',
    run: async () => {
      const { serve } = await import('./main.js');
      // Listening for signals before the start, so that one sent during it ends the service in order.
      const ending = untilSignal();
      const service = await serve(settings(), say);
      const failure = await Promise.race([ending, service.failed]);
      say(failure ?? '正在停止…');
      await service.stop();
      return failure === undefined ? 0 : 1;
    },
  },
  migrate: {
    usage: 'migrate',
    words: '更新数据库结构',
    run: async () => {
      const { migrate } = await import('./common/database/migrate.js');
      const names = await withDatabase((url) => migrate(url));
      say(names.length > 0 ? `已执行 ${names.length} 项更新:${names.join('、')}` : '数据库结构已是最新');
      return 0;
    },
  },
  sweep: {
    usage: 'sweep [--date 日期]',
    words: '标记临期、逾期等节点并发出通知;日期晚于今天时只试算',
    run: sweep,
  },
  ledger: {
    usage: 'ledger --plan 计划 --out 文件.xlsx',
    words: '导出督办台账;计划可写编号、文号或名称的一部分',
    run: (args) => exportSheet(args, false),
  },
  assess: {
    usage: 'assess --plan 计划 [--as-of 日期] --out 文件.xlsx',
    words: '计算并导出考核评分表,不保存结果',
    run: (args) => exportSheet(args, true),
  },
  parse: {
    usage: 'parse 文件 [--table]',
    words: '读出计划文件中的任务、单位和时限,以 JSON 输出',
    run: async (args) => {
      const { runParse } = await import('./modules/intake/parse-command.js');
      return runParse(args, process);
    },
  },
  due: {
    usage: 'due --from 日期 --n 数量 --unit workday|day|month|year|hour [--explain]',
    words: '计算到期日;不带参数时逐行读写 JSON;--item 任务编号、--request 申请编号 查询系统中的时限',
    run: async (args) => {
      const { asksForStored } = await import('./modules/deadline/due-command.js');
      const { asksForRequest } = await import('./modules/disclosure/request-due-command.js');
      if (asksForRequest(args)) return requestDue(args);
      if (asksForStored(args)) return storedDue(args);
      const { runDue } = await import('./modules/deadline/due-command.js');
      return runDue(args, process);
    },
  },
};

/** Runs one command line; resolves to the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (!command || rest.includes('--help')) {
    if (name && !command && name !== '--help' && name !== 'help') say(`没有命令“${name}”`);
    say(help());
    return command || name === undefined || /^(--)?help$/.test(name) ? (name === undefined ? 2 : 0) : 2;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n用法:duban ${command.usage}`);
      return 2;
    }
    say(explainFailure(error));
    return 1;
  }
}

const help = (): string =>
  [
    '用法:duban <命令> [选项]',
    ...Object.values(COMMANDS).map(({ usage, words }) => `  ${usage.padEnd(64)}${words}`),
  ].join('\n');

function settings(): Config {
  const file = join(PROJECT_ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return loadConfig();
}

/** The database of `DATABASE_URL`, else the running one of this DATA_DIR, else one for this command's own duration. */
export async function withDatabase<T>(use: (url: string, config: Config) => Promise<T>): Promise<T> {
  const config = settings();
  if (config.DATABASE_URL) return use(config.DATABASE_URL, config);
  const database = await openDefaultDatabase(config.dataDir, { log: say });
  try {
    return await use(database.url, config);
  } finally {
    await database.stop();
  }
}

/** Commands that write a sheet: the application without its door. */
async function exportSheet(args: string[], assess: boolean): Promise<number> {
  const { runAssess, runLedger, sheetOptions } = await import('./modules/reporting/sheet-commands.js');
  const options = sheetOptions(args, assess);
  if (typeof options === 'string') throw new UsageError(options);
  const { ExportsService } = await import('./modules/reporting/exports.service.js');
  return withApp((app) => (assess ? runAssess : runLedger)(options, app.get(ExportsService), process));
}

async function sweep(args: string[]): Promise<number> {
  const { runSweep, sweepOptions } = await import('./modules/supervision/sweep-command.js');
  const options = sweepOptions(args);
  if (typeof options === 'string') throw new UsageError(options);
  const { JobsService } = await import('./modules/supervision/jobs.service.js');
  return withApp((app) => runSweep(options, app.get(JobsService), process));
}

/** A due date that the installation holds, by its own calendars. */
async function storedDue(args: string[]): Promise<number> {
  const { runStoredDue, storedDueOptions } = await import('./modules/deadline/stored-due-command.js');
  const options = storedDueOptions(args);
  if (typeof options === 'string') throw new UsageError(options);
  const { StoredDues } = await import('./modules/deadline/stored-dues.queries.js');
  return withApp((app) => runStoredDue(options, app.get(StoredDues), process));
}

/** The dates of a request of the register. */
async function requestDue(args: string[]): Promise<number> {
  const { requestDueOptions, runRequestDue } = await import('./modules/disclosure/request-due-command.js');
  const options = requestDueOptions(args);
  if (typeof options === 'string') throw new UsageError(options);
  const { RequestDues } = await import('./modules/disclosure/request-dues.queries.js');
  return withApp((app) => runRequestDue(options, app.get(RequestDues), process));
}

/** The services without their doors, on a migrated database, for the length of one command; the schedule rests. */
async function withApp<T>(use: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl, config) => {
    const { NestFactory } = await import('@nestjs/core');
    const { AppModule } = await import('./app.module.js');
    const { migrate } = await import('./common/database/migrate.js');
    await migrate(databaseUrl);
    config.JOBS = 'off';
    const app = await NestFactory.createApplicationContext(AppModule.with({ config, databaseUrl }), {
      logger: ['error'],
      abortOnError: false,
    });
    try {
      return await use(app);
    } finally {
      await app.close();
    }
  });
}

function untilSignal(): Promise<undefined> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => done(undefined));
  });
}
