import type { NextFunction, Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { RequestWithActor } from './access.decorator.js';

/** Every answer carries `X-Request-Id`, which also stands in the problem document and in the log. */
export function requestId(request: RequestWithActor, response: Response, next: NextFunction): void {
  request.requestId = randomUUID();
  response.setHeader('X-Request-Id', request.requestId);
  next();
}
