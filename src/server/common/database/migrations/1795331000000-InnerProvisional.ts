import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An earlier day of the office tells by itself whether it may still move. Days that stand are told so where their due date
 * may move, or where a rule counted them through a year without a notice; one set by hand goes with its due date alone.
 */
export class InnerProvisional1795331000000 implements MigrationInterface {
  name = 'InnerProvisional1795331000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "deadline" ADD "inner_provisional" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "deadline_inner_provisional" CHECK (inner_due_on IS NOT NULL OR NOT inner_provisional)`,
    );
    await runner.query(
      `UPDATE deadline d SET inner_provisional = true FROM deadline_rule r
       WHERE r.id = d.rule_id AND d.inner_due_on IS NOT NULL
         AND d.done_on IS NULL AND d.waived_at IS NULL AND d.voided_at IS NULL
         AND (d.provisional OR (r.inner_workdays IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM audit_entry a WHERE a.plan_item_id = d.plan_item_id
             AND a.subject_id = d.id AND a.action = 'deadline.inner')
           AND EXISTS (
             SELECT 1 FROM generate_series(extract(year FROM d.inner_due_on)::int, extract(year FROM d.due_on - 1 + 4)::int) AS y
             WHERE NOT EXISTS (SELECT 1 FROM calendar_notice n WHERE n.year = y AND n.scope = 'year' AND n.withdrawn_at IS NULL))))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "deadline_inner_provisional"`);
    await runner.query(`ALTER TABLE "deadline" DROP COLUMN "inner_provisional"`);
  }
}
