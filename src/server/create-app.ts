import { HttpException, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import connectPgSimple from 'connect-pg-simple';
import compression from 'compression';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import session from 'express-session';
import helmet from 'helmet';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { AppModule, type AppOptions } from './app.module.js';
import type { RequestWithActor } from './common/access.decorator.js';
import { Config } from './common/config.js';
import { problemOf } from './common/error.filter.js';
import { PROJECT_ROOT } from './common/project-root.js';
import { QuietLogger } from './common/quiet-logger.js';
import { requestId } from './common/request-id.js';
import { sessionSecret } from './common/session-secret.js';
import { describeApi, prefixRoutes } from './openapi.js';

const SESSION_HOURS = 12;

/** The whole application, ready to listen: the same for `duban serve`, the e2e tests and the browser tests. */
export async function createApp(options: AppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    logger: new QuietLogger({ logLevels: levelsUpTo(options.config.LOG_LEVEL), timestamp: true }),
    abortOnError: false,
  });
  configure(app, options.config);
  await app.init();
  return app;
}

function configure(app: NestExpressApplication, config: Config): void {
  prefixRoutes(app);
  app.set('trust proxy', config.TRUST_PROXY);
  app.disable('x-powered-by');
  app.use(requestId);
  app.use(securityHeaders(config));
  app.useBodyParser('json', { limit: '2mb' });
  app.use('/api/v1/session', loginLimit());
  app.use('/api', sessions(app, config));
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { customSiteTitle: '督办 API' });
  serveWeb(app);
}

/** Intranets speak plain HTTP: HSTS and upgrade-insecure-requests only where HTTPS is declared. */
function securityHeaders(config: Config): ReturnType<typeof helmet> {
  const https = config.HTTPS === 'on';
  return helmet({
    hsts: https,
    contentSecurityPolicy: {
      useDefaults: true,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'frame-ancestors': ["'none'"],
        'upgrade-insecure-requests': https ? [] : null,
      },
    },
    // Both mean nothing, and warn, on plain HTTP.
    crossOriginOpenerPolicy: https,
    originAgentCluster: false,
  });
}

/** Per client address, above the lock-out per account: a whole office behind one address still gets in. */
function loginLimit(): express.RequestHandler {
  const problem = problemOf(new HttpException('', 429));
  return rateLimit({
    windowMs: 60_000,
    limit: 120,
    skip: (request) => request.method !== 'POST',
    legacyHeaders: false,
    validate: { trustProxy: false, xForwardedForHeader: false },
    handler: (request, response) => {
      const { requestId } = request as RequestWithActor;
      response
        .status(429)
        .type('application/problem+json')
        .send(JSON.stringify({ ...problem, requestId }));
    },
  });
}

function sessions(app: INestApplication, config: Config): ReturnType<typeof session> {
  const PgStore = connectPgSimple(session);
  const pool = (app.get(DataSource).driver as unknown as { master: Pool }).master;
  return session({
    name: 'duban.sid',
    secret: sessionSecret(config),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config.HTTPS === 'on',
      maxAge: SESSION_HOURS * 3_600_000,
    },
    store: new PgStore({
      pool,
      tableName: 'session',
      pruneSessionInterval: config.JOBS === 'on' ? 900 : false,
    }),
  });
}

/** The built web: hashed assets for ever, every other path the one page. Absent in tests that need no page. */
function serveWeb(app: NestExpressApplication): void {
  const web = join(PROJECT_ROOT, 'dist', 'web');
  if (!existsSync(join(web, 'index.html'))) return;
  // Of the page only: answers of the API carry tokens, whose length compression would betray.
  app.use(/^\/(?!api\b|health\b)/, compression());
  app.use(
    '/assets',
    express.static(join(web, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(web, { index: false, maxAge: '1h' }));
  app.use((request: express.Request, response: express.Response, next: express.NextFunction) => {
    const page = request.method === 'GET' && !/^\/(api|health)(\/|$)/.test(request.path);
    if (!page || !request.accepts('html')) return next();
    response.sendFile(join(web, 'index.html'), { headers: { 'Cache-Control': 'no-cache' } });
  });
}

function levelsUpTo(level: Config['LOG_LEVEL']): ('error' | 'warn' | 'log' | 'debug')[] {
  const levels = ['error', 'warn', 'log', 'debug'] as const;
  return levels.slice(0, levels.indexOf(level) + 1);
}
