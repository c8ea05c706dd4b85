import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { loadConfig } from './common/config.js';

const description = new DocumentBuilder()
  .setTitle('duban 督办')
  .setDescription(
    'Errors are application/problem+json with a stable `code` and a Chinese `detail`. Writes carry `X-CSRF-Token`.',
  )
  .setVersion('1')
  .addCookieAuth('duban.sid')
  .build();

/** Everything of the API under `/api/v1`, health outside it: the service and its document must say the same. */
export function prefixRoutes(app: INestApplication): void {
  app.setGlobalPrefix('api/v1', { exclude: ['health', 'health/live', 'health/ready'] });
}

export function describeApi(app: INestApplication): OpenAPIObject {
  return SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** The OpenAPI document without a database or any side effect, for the generated client. */
export async function createOpenApiDocument(): Promise<OpenAPIObject> {
  const options = { config: loadConfig({}), databaseUrl: 'postgres://nobody@127.0.0.1:1/none' };
  const app = await NestFactory.create(AppModule.with(options), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  prefixRoutes(app);
  return describeApi(app);
}
