import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OwnRulesOfRequirements1795330000000 implements MigrationInterface {
  name = 'OwnRulesOfRequirements1795330000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "time_requirement" ADD "inner_workdays" integer`);
    await runner.query(`ALTER TABLE "time_requirement" ADD "policy" jsonb`);
    await runner.query(
      `ALTER TABLE "time_requirement" ADD CONSTRAINT "time_requirement_inner_workdays" CHECK (inner_workdays BETWEEN 1 AND 60)`,
    );
    await runner.query(`ALTER TABLE "plan_amendment" ADD "plan_changes" jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan_amendment" DROP COLUMN "plan_changes"`);
    await runner.query(`ALTER TABLE "time_requirement" DROP CONSTRAINT "time_requirement_inner_workdays"`);
    await runner.query(`ALTER TABLE "time_requirement" DROP COLUMN "policy"`);
    await runner.query(`ALTER TABLE "time_requirement" DROP COLUMN "inner_workdays"`);
  }
}
