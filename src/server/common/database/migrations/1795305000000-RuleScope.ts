import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules say what they are about and how long they live; one event is registered once. */
export class RuleScope1795305000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "deadline_rule" ADD "title" character varying NOT NULL DEFAULT ''`);
    await queryRunner.query(
      `ALTER TABLE "deadline_rule" ADD "active_from" date NOT NULL DEFAULT ('now'::text)::date`,
    );
    await queryRunner.query(`ALTER TABLE "deadline_rule" ADD "active_to" date`);
    await queryRunner.query(`ALTER TABLE "rule_bearer" ADD "via_group" boolean NOT NULL DEFAULT false`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "trigger_event_once" ON "trigger_event" ("type_id", "occurred_at", "subject") WHERE voided_at IS NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX "trigger_event_once"');
    await queryRunner.query('ALTER TABLE "rule_bearer" DROP COLUMN "via_group"');
    await queryRunner.query('ALTER TABLE "deadline_rule" DROP COLUMN "active_to"');
    await queryRunner.query('ALTER TABLE "deadline_rule" DROP COLUMN "active_from"');
    await queryRunner.query('ALTER TABLE "deadline_rule" DROP COLUMN "title"');
  }
}
