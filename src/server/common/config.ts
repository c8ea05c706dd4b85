import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';
import { isAbsolute, resolve } from 'node:path';
import { PROJECT_ROOT } from './project-root.js';

const toInt = Transform(({ value }) => (value === undefined || value === '' ? undefined : Number(value)));
const emptyIsUnset = Transform(({ value }) => (value === '' ? undefined : value));

/** Every setting there is, validated once at boot; nothing else reads `process.env`. Documented in `.env.example`. */
export class Config {
  @toInt
  @IsInt({ message: 'PORT 必须是 0–65535 的整数' })
  @Min(0, { message: 'PORT 必须是 0–65535 的整数' })
  @Max(65535, { message: 'PORT 必须是 0–65535 的整数' })
  PORT = 3000;

  @emptyIsUnset
  @IsString()
  HOST = '127.0.0.1';

  @emptyIsUnset
  @IsString()
  DATA_DIR = 'var';

  @emptyIsUnset
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL 必须以 postgres:// 或 postgresql:// 开头' })
  DATABASE_URL?: string;

  @emptyIsUnset
  @IsOptional()
  @MinLength(32, { message: 'SESSION_SECRET 至少 32 个字符' })
  SESSION_SECRET?: string;

  @emptyIsUnset
  @IsOptional()
  @IsIn(['demo', 'none'], { message: 'SAMPLE 只能是 demo 或 none' })
  SAMPLE?: 'demo' | 'none';

  @emptyIsUnset
  @IsIn(['error', 'warn', 'log', 'debug'], { message: 'LOG_LEVEL 只能是 error、warn、log 或 debug' })
  LOG_LEVEL: 'error' | 'warn' | 'log' | 'debug' = 'log';

  /** `on` only behind HTTPS: marks the session cookie Secure and sends HSTS. */
  @emptyIsUnset
  @IsIn(['on', 'off'], { message: 'HTTPS 只能是 on 或 off' })
  HTTPS: 'on' | 'off' = 'off';

  /** Reverse proxies in front, for the client's address in throttling. */
  @toInt
  @IsInt({ message: 'TRUST_PROXY 必须是 0–10 的整数' })
  @Min(0, { message: 'TRUST_PROXY 必须是 0–10 的整数' })
  @Max(10, { message: 'TRUST_PROXY 必须是 0–10 的整数' })
  TRUST_PROXY = 0;

  /** Largest upload, in MiB. */
  @toInt
  @IsInt({ message: 'UPLOAD_MAX_MB 必须是 1–500 的整数' })
  @Min(1, { message: 'UPLOAD_MAX_MB 必须是 1–500 的整数' })
  @Max(500, { message: 'UPLOAD_MAX_MB 必须是 1–500 的整数' })
  UPLOAD_MAX_MB = 20;

  /** `off` stops the scheduled sweep and delivery in this process, where another one runs them. */
  @emptyIsUnset
  @IsIn(['on', 'off'], { message: 'JOBS 只能是 on 或 off' })
  JOBS: 'on' | 'off' = 'on';

  /** Absolute; a relative `DATA_DIR` is taken from the project's root, not from where the command was typed. */
  get dataDir(): string {
    return isAbsolute(this.DATA_DIR) ? this.DATA_DIR : resolve(PROJECT_ROOT, this.DATA_DIR);
  }
}

export class ConfigError extends Error {}

/** Reads and validates; throws `ConfigError` that names each wrong setting, in Chinese, one a line. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.keys(new Config()).concat('DATABASE_URL', 'SESSION_SECRET', 'SAMPLE');
  const given = Object.fromEntries(
    known.filter((key) => env[key] !== undefined && env[key] !== '').map((key) => [key, env[key]]),
  );
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const errors = validateSync(config, { forbidUnknownValues: true });
  if (errors.length > 0) {
    const lines = errors.map(
      ({ property, constraints }) =>
        `  ${Object.values(constraints ?? {})[0]}(现为“${mask(property, given[property])}”)`,
    );
    throw new ConfigError(`配置有误,请修改环境变量或 .env 后重新启动:\n${lines.join('\n')}`);
  }
  return config;
}

const mask = (name: string, value: unknown): string =>
  name === 'SESSION_SECRET' || name === 'DATABASE_URL' ? '***' : String(value);
