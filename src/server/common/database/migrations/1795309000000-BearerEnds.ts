import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BearerEnds1795309000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "rule_bearer" ADD "ended_on" date`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "rule_bearer" DROP COLUMN "ended_on"`);
  }
}
