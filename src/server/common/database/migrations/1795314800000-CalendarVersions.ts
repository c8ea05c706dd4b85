import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the calendar that can be loaded and withdrawn, and an office's own days. */
export class CalendarVersions1795314800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "calendar_notice" ADD "scope" character varying NOT NULL DEFAULT 'year', ADD "text" character varying,
         ADD "loaded_at" TIMESTAMP WITH TIME ZONE, ADD "loaded_by" uuid,
         ADD "withdrawn_at" TIMESTAMP WITH TIME ZONE, ADD "withdrawn_by" uuid, ADD "withdraw_reason" character varying`,
    );
    // Of the notices that shipped before, every later one of a year is a second notice in the running year.
    await runner.query(
      `UPDATE calendar_notice n SET scope = 'days'
       WHERE EXISTS (SELECT 1 FROM calendar_notice first WHERE first.year = n.year AND first.id < n.id)`,
    );
    await runner.query(
      `CREATE TABLE "local_day" ("unit_id" uuid NOT NULL, "date" date NOT NULL, "kind" character varying NOT NULL,
         "name" character varying NOT NULL, "source" character varying, "set_by" uuid NOT NULL,
         "set_at" TIMESTAMP WITH TIME ZONE NOT NULL,
         CONSTRAINT "PK_eaf7a2d03c482a6e1a36214349a" PRIMARY KEY ("unit_id", "date"))`,
    );
    await runner.query(
      `CREATE TABLE "calendar_state" ("id" integer NOT NULL, "revision" integer NOT NULL,
         CONSTRAINT "calendar_state_single" CHECK (id = 1),
         CONSTRAINT "PK_16f714849dda1d790c6f236cfe8" PRIMARY KEY ("id"))`,
    );
    await runner.query('CREATE INDEX "IDX_8e41d1ffa868002f1a1596fb25" ON "calendar_notice"  ("year") ');
    for (const [table, name, column, target] of [
      ['calendar_notice', 'FK_18f7c131abfbc0882799b43237a', 'loaded_by', 'app_user'],
      ['calendar_notice', 'FK_e68a4328e8f8b5c9d58d77163be', 'withdrawn_by', 'app_user'],
      ['local_day', 'FK_ef694e030419c7db67ade8c9a4e', 'unit_id', 'unit'],
      ['local_day', 'FK_cc1006d118272b8e5e30e0464c5', 'set_by', 'app_user'],
    ]) {
      await runner.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("${column}") REFERENCES "${target}"("id")
         ON DELETE NO ACTION ON UPDATE NO ACTION`,
      );
    }
    await runner.query('INSERT INTO calendar_state (id, revision) VALUES (1, 1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "calendar_state"');
    await runner.query('DROP TABLE "local_day"');
    await runner.query('DROP INDEX "public"."IDX_8e41d1ffa868002f1a1596fb25"');
    await runner.query(
      `ALTER TABLE "calendar_notice" DROP COLUMN "scope", DROP COLUMN "text", DROP COLUMN "loaded_at", DROP COLUMN "loaded_by",
         DROP COLUMN "withdrawn_at", DROP COLUMN "withdrawn_by", DROP COLUMN "withdraw_reason"`,
    );
  }
}
