import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { Clock } from '../../common/clock.js';
import type { InboxMessageDto, InboxPageDto, InboxQuery, MarkedDto } from './inbox.dto.js';

/** A person's own inbox; every statement is bound to the actor's id. */
@Injectable()
export class InboxQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: InboxQuery): Promise<InboxPageDto> {
    const after = /^\d{1,18}$/.test(query.after ?? '') ? query.after : null;
    const items = await this.dataSource.query<InboxMessageDto[]>(
      `SELECT id, title, body, link, created_at AS "createdAt", read_at AS "readAt"
       FROM inbox_message
       WHERE user_id = $1 AND ($2::bigint IS NULL OR id < $2) AND ($3 = false OR read_at IS NULL)
       ORDER BY id DESC LIMIT $4`,
      [actor.userId, after, query.unread === 'true', query.limit + 1],
    );
    const [{ unread }] = await this.dataSource.query<{ unread: number }[]>(
      'SELECT count(*)::int AS unread FROM inbox_message WHERE user_id = $1 AND read_at IS NULL',
      [actor.userId],
    );
    const page = items.slice(0, query.limit);
    return { items: page, next: items.length > query.limit ? page[page.length - 1].id : null, unread };
  }

  async markRead(actor: Actor, ids: string[]): Promise<MarkedDto> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE inbox_message SET read_at = $2
       WHERE user_id = $1 AND read_at IS NULL AND (cardinality($3::bigint[]) = 0 OR id = ANY ($3::bigint[])) RETURNING id`,
      [actor.userId, this.clock.now(), ids],
    );
    return { marked: rows.length };
  }
}
