import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { QueryFailedError } from 'typeorm';
import type { RequestWithActor } from './access.decorator.js';
import { DomainError } from './domain-error.js';

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId?: string;
  details?: Record<string, unknown>;
}

const BY_STATUS: Record<number, [code: string, detail: string]> = {
  400: ['common.bad_request', '请求内容有误,请检查后重试'],
  401: ['auth.required', '请先登录'],
  403: ['common.forbidden', '您无权进行此操作'],
  404: ['common.not_found', '您访问的内容不存在'],
  413: ['common.too_large', '上传的内容过大'],
  415: ['common.unsupported', '不支持的内容类型'],
  429: ['common.too_many', '操作过于频繁,请稍后再试'],
};

/** SQLSTATEs that are the caller's doing and have a meaning for a person. Everything else is ours and stays unexplained. */
const BY_SQLSTATE: Record<string, [status: number, code: string, detail: string]> = {
  '22P02': [404, 'common.not_found', '您访问的内容不存在'],
  '22003': [422, 'common.invalid', '数值超出了允许的范围'],
  '22021': [400, 'common.bad_request', '内容含有无法保存的字符'],
  '22P05': [400, 'common.bad_request', '内容含有无法保存的字符'],
  '23505': [409, 'common.duplicate', '已有相同的记录,请刷新后核对'],
  '23503': [409, 'common.in_use', '该内容正被其他记录引用,不能进行此操作'],
  '40001': [409, 'common.conflict', '有他人正在修改同一内容,请重试'],
  '40P01': [409, 'common.conflict', '有他人正在修改同一内容,请重试'],
  '53100': [507, 'common.disk_full', '服务器磁盘已满,本次内容没有保存,请联系系统管理员'],
};

/** Turns whatever was thrown into one problem document; pure, so that tests can read it as a table. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    return problem(error.status, error.code, error.message, error.details);
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    const [code, detail] = BY_STATUS[status] ?? ['common.error', '请求未能完成'];
    const body = error.getResponse() as { errors?: Record<string, unknown> } | string;
    return problem(
      status,
      code,
      detail,
      typeof body === 'object' && body.errors ? { errors: body.errors } : {},
    );
  }
  const known =
    error instanceof QueryFailedError && BY_SQLSTATE[(error.driverError as { code?: string }).code ?? ''];
  if (known) return problem(...known);
  const status = bodyParserStatus(error);
  if (status) return problem(status, ...BY_STATUS[status]);
  if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC') return problem(...BY_SQLSTATE['53100']);
  return problem(
    500,
    'common.internal',
    '系统出现错误,本次操作没有完成;请稍后重试,仍不行请把请求编号告知系统管理员',
  );
}

function problem(
  status: number,
  code: string,
  detail: string,
  details: Record<string, unknown> = {},
): Problem {
  return {
    type: 'about:blank',
    title: code,
    status,
    code,
    detail,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** Errors of express' own middleware (a broken JSON body, a body over the limit) carry `status` and `type`. */
function bodyParserStatus(error: unknown): number | undefined {
  const { status, type } = (error ?? {}) as { status?: number; type?: string };
  return typeof type === 'string' && status !== undefined && status in BY_STATUS ? status : undefined;
}

@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Error');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<RequestWithActor>();
    const response = host.switchToHttp().getResponse<Response>();
    const body = { ...problemOf(error), requestId: request.requestId };
    if (body.status >= 500) {
      this.logger.error(
        `${request.method} ${request.path} [${request.requestId}] ${(error as Error)?.stack ?? error}`,
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }
}
