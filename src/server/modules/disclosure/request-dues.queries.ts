import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { DomainError } from '../../common/domain-error.js';
import { CalendarService } from '../deadline/calendar.service.js';
import { explainStep, type StepExplanation } from './domain/explain-step.js';
import { requestState, requestSteps, type RequestState, type Step } from './domain/steps.js';
import { requestRows } from './request-rows.js';

/** A request by its number (or id), and of a unit where several offices gave the same. */
export interface RequestNaming {
  request: string;
  unit: string | null;
}

/** A request with those of its steps that have a date, in the order of the law, each with how it came about. */
export interface ToldRequest {
  number: string;
  unitName: string;
  next: RequestState['next'];
  steps: (Step & { explanation: StepExplanation | null })[];
}

/** Requests as the command line names them. Whoever runs a command on the server's machine reads everything. */
@Injectable()
export class RequestDues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
  ) {}

  /** Throws `due.request_unknown` (404), `due.request_ambiguous` (422) with the candidates. */
  async find({ request, unit }: RequestNaming): Promise<ToldRequest> {
    const found = await requestRows(
      this.dataSource.manager,
      `(r.number = $1 OR r.id::text = lower($1))
       AND ($2::text IS NULL OR u.name = $2 OR u.short_name = $2 OR u.id::text = lower($2))
       ORDER BY r.arrived_on DESC, r.id`,
      [request, unit],
    );
    if (found.length === 0) {
      const of = unit ? `(承办单位“${unit}”)` : '';
      throw new DomainError('due.request_unknown', 404, `登记簿中没有编号为“${request}”的申请${of}`);
    }
    if (found.length > 1) {
      const names = found.map(({ id, unitName, arrivedOn }) => `${id} ${unitName} ${arrivedOn} 收到`);
      throw DomainError.invalid(
        'due.request_ambiguous',
        `“${request}”对应多件申请,请加 --unit,或在 --request 写明其标识:\n${names.join('\n')}`,
      );
    }
    const [row] = found;
    const today = this.clock.today();
    const calendar = (await this.calendar.ofUnits()).of(row.unitId);
    const steps = requestSteps(row, today, calendar)
      .filter(({ dueOn }) => dueOn !== null)
      .map((step) => ({ ...step, explanation: explainStep(row, step.key, today, calendar) }));
    return {
      number: row.number,
      unitName: row.unitName,
      next: requestState(row, today, calendar).next,
      steps,
    };
  }
}
