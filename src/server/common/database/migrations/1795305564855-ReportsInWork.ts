import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One filing in work per task, unit and period, and a next one after its approval; notices know when they were told. */
export class ReportsInWork1795305564855 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "IDX_d7af39e6d6744933a5611d31d0"`);
    await runner.query(`ALTER TABLE "notice" ADD "sent_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(
      `CREATE UNIQUE INDEX "progress_report_in_work" ON "progress_report"  ("plan_item_id", "unit_id", "period") WHERE status <> 'approved'`,
    );
    await runner.query(
      `CREATE INDEX "IDX_55eb8c91027fae85de2fdad2bd" ON "progress_report"  ("plan_item_id", "unit_id", "created_at") `,
    );
    await runner.query(`CREATE INDEX "notice_unsent" ON "notice"  ("issued_at") WHERE sent_at IS NULL`);
    await runner.query(
      `CREATE INDEX "IDX_51ce507216e3cc2d42cd6f77d5" ON "notice"  ("plan_item_id", "unit_id") `,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "IDX_51ce507216e3cc2d42cd6f77d5"`);
    await runner.query(`DROP INDEX "notice_unsent"`);
    await runner.query(`DROP INDEX "IDX_55eb8c91027fae85de2fdad2bd"`);
    await runner.query(`DROP INDEX "progress_report_in_work"`);
    await runner.query(`ALTER TABLE "notice" DROP COLUMN "sent_at"`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_d7af39e6d6744933a5611d31d0" ON "progress_report" USING btree ("period", "plan_item_id", "unit_id") `,
    );
  }
}
