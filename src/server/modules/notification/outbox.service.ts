import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { OutboxMessage } from './entities/outbox-message.entity.js';

export interface Message {
  /** Names the cause: a second message with the same key is not written. */
  key: string;
  userId: string;
  title: string;
  body: string;
  /** Page of the web, from the root. */
  link?: string | null;
}

const BATCH = 1000;
const ATTEMPTS = 5;

/** Messages wait in the outbox from the transaction of their cause until a delivery takes them to the inbox. */
@Injectable()
export class OutboxService {
  private readonly logger = new Logger(OutboxService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Writes messages in the caller's transaction; returns how many were new. */
  async enqueue(em: EntityManager, now: Date, messages: Message[]): Promise<number> {
    let written = 0;
    for (let from = 0; from < messages.length; from += BATCH) {
      const result = await em
        .createQueryBuilder()
        .insert()
        .into(OutboxMessage)
        .values(messages.slice(from, from + BATCH).map((message) => ({ ...message, createdAt: now })))
        .orIgnore()
        .returning('id')
        .updateEntity(false)
        .execute();
      written += (result.raw as unknown[]).length;
    }
    return written;
  }

  /** Delivers everything that waits, oldest first; safe to run in several processes at once. Returns how many went out. */
  async deliver(): Promise<number> {
    let total = 0;
    for (;;) {
      const taken = await this.deliverBatch();
      total += taken;
      if (taken < BATCH) return total;
    }
  }

  /**
   * One batch in one statement: the rows are locked (others skip them), written to the inbox and marked. A batch that
   * fails is tried row by row, so that one poisoned message is set aside and the rest go on.
   */
  private async deliverBatch(): Promise<number> {
    const now = this.clock.now();
    try {
      return await this.moveToInbox(now, BATCH);
    } catch (error) {
      this.logger.warn(`delivery of a batch failed, going row by row: ${(error as Error).message}`);
      return this.deliverOneByOne(now);
    }
  }

  private async moveToInbox(now: Date, limit: number, id: string | null = null): Promise<number> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(
      `WITH taken AS (
         SELECT id FROM outbox_message
         WHERE delivered_at IS NULL AND set_aside_at IS NULL AND ($3::bigint IS NULL OR id = $3)
         ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
       ), put AS (
         INSERT INTO inbox_message (outbox_id, user_id, title, body, link, created_at)
         SELECT m.id, m.user_id, m.title, m.body, m.link, m.created_at FROM outbox_message m JOIN taken USING (id) ORDER BY m.id
         ON CONFLICT (outbox_id) DO NOTHING
       )
       UPDATE outbox_message SET delivered_at = $1, attempts = attempts + 1
       FROM taken WHERE outbox_message.id = taken.id RETURNING outbox_message.id`,
      [now, limit, id],
    );
    return rows.length;
  }

  private async deliverOneByOne(now: Date): Promise<number> {
    const waiting = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM outbox_message WHERE delivered_at IS NULL AND set_aside_at IS NULL ORDER BY id LIMIT $1`,
      [BATCH],
    );
    let delivered = 0;
    for (const { id } of waiting) {
      try {
        delivered += await this.moveToInbox(now, 1, id);
      } catch (error) {
        await this.dataSource.query(
          `UPDATE outbox_message SET attempts = attempts + 1, last_error = $2,
             set_aside_at = CASE WHEN attempts + 1 >= ${ATTEMPTS} THEN $3::timestamptz END WHERE id = $1`,
          [id, (error as Error).message.slice(0, 500), now],
        );
        this.logger.error(`message ${id} could not be delivered: ${(error as Error).message}`);
      }
    }
    return delivered;
  }
}
