import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RuleKinds1795315292154 implements MigrationInterface {
  name = 'RuleKinds1795315292154';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "deadline_rule" ADD "policy" character varying`);
    await runner.query(`ALTER TABLE "deadline_rule" ADD "inner_workdays" integer`);
    await runner.query(`ALTER TABLE "deadline" ADD "inner_due_on" date`);
    await runner.query(`ALTER TABLE "deadline" ADD "inner_near_on" date`);
    await runner.query(`ALTER TABLE "plan" ADD "soft_policy" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "plan" ADD "inner_workdays" integer`);
    await runner.query(
      `CREATE INDEX "deadline_inner_open" ON "deadline"  ("inner_near_on") WHERE inner_near_on IS NOT NULL AND done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL`,
    );
    await runner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "deadline_inner_together" CHECK ((inner_due_on IS NULL) = (inner_near_on IS NULL))`,
    );
    await runner.query(
      `ALTER TABLE "plan" ADD CONSTRAINT "plan_inner_workdays" CHECK (inner_workdays BETWEEN 1 AND 60)`,
    );
    // A rule that asks for several in a period had one duty for all of them; it becomes the first (ADR 6).
    await runner.query(
      `UPDATE deadline d SET occurrence = d.occurrence || '#1' FROM deadline_rule r
       WHERE r.id = d.rule_id AND r.spec->>'kind' = 'recurring' AND (r.spec->>'min')::int BETWEEN 2 AND 52`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE deadline SET occurrence = replace(occurrence, '#1', '') WHERE occurrence LIKE '%#1'`,
    );
    await runner.query(`ALTER TABLE "plan" DROP CONSTRAINT "plan_inner_workdays"`);
    await runner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "deadline_inner_together"`);
    await runner.query(`DROP INDEX "public"."deadline_inner_open"`);
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "inner_workdays"`);
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "soft_policy"`);
    await runner.query(`ALTER TABLE "deadline" DROP COLUMN "inner_near_on"`);
    await runner.query(`ALTER TABLE "deadline" DROP COLUMN "inner_due_on"`);
    await runner.query(`ALTER TABLE "deadline_rule" DROP COLUMN "inner_workdays"`);
    await runner.query(`ALTER TABLE "deadline_rule" DROP COLUMN "policy"`);
  }
}
