import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StatutoryClock1795314987270 implements MigrationInterface {
  name = 'StatutoryClock1795314987270';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "statutory_clock" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "code" character varying NOT NULL, "title" character varying NOT NULL, "starts" character varying NOT NULL, "n" integer, "unit" character varying, "by" character varying, "at_most" boolean NOT NULL DEFAULT false, "event_code" character varying, "law" character varying NOT NULL, "article" character varying NOT NULL, "note" text NOT NULL, "sort" integer NOT NULL, "edited_at" TIMESTAMP WITH TIME ZONE, "edited_by" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "UQ_71e3fd8570397804d79d2e94cee" UNIQUE ("code"), CONSTRAINT "PK_9de26313ef9688cb00c8c688f3c" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `ALTER TABLE "statutory_clock" ADD CONSTRAINT "FK_e33dd6e01c82ba012df0ae58719" FOREIGN KEY ("edited_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "statutory_clock" DROP CONSTRAINT "FK_e33dd6e01c82ba012df0ae58719"`);
    await runner.query(`DROP TABLE "statutory_clock"`);
  }
}
