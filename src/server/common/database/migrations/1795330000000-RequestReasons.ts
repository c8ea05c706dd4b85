import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequestReasons1795330000000 implements MigrationInterface {
  name = 'RequestReasons1795330000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "disclosure_request" ADD "reason_asked_on" date, ADD "reason_given_on" date, ADD "delayed_to" date, ADD "delay_told_on" date`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "disclosure_request" DROP COLUMN "delay_told_on", DROP COLUMN "delayed_to", DROP COLUMN "reason_given_on", DROP COLUMN "reason_asked_on"`,
    );
  }
}
