import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan's threshold of 滞后. */
export class BehindPoints1795306000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" ADD "behind_points" integer DEFAULT '30'`);
    await runner.query(
      `ALTER TABLE "plan" ADD CONSTRAINT "plan_behind_points" CHECK (behind_points BETWEEN 1 AND 100)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" DROP CONSTRAINT "plan_behind_points"`);
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "behind_points"`);
  }
}
