import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StoppingTheClock1795314855441 implements MigrationInterface {
  name = 'StoppingTheClock1795314855441';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "deadline_change" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "deadline_id" uuid NOT NULL, "cause" character varying NOT NULL, "before_due_on" date NOT NULL, "after_due_on" date NOT NULL, "before_due_at" TIMESTAMP WITH TIME ZONE, "after_due_at" TIMESTAMP WITH TIME ZONE, "before_provisional" boolean NOT NULL, "after_provisional" boolean NOT NULL, "reason" character varying, "notice_id" integer, "event_id" uuid, "actor_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_801c2ad0cb37aff786cfb231b92" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "IDX_636e48a964d1568320dd853c41" ON "deadline_change"  ("deadline_id", "id") `,
    );
    await runner.query(
      `CREATE TABLE "deadline_stop" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "deadline_id" uuid NOT NULL, "from_on" date NOT NULL, "to_on" date, "from_at" TIMESTAMP WITH TIME ZONE, "to_at" TIMESTAMP WITH TIME ZONE, "reason" character varying NOT NULL, "stopped_by" uuid NOT NULL, "stopped_at" TIMESTAMP WITH TIME ZONE NOT NULL, "resumed_by" uuid, "resumed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "deadline_stop_order" CHECK (to_on >= from_on), CONSTRAINT "PK_11037512e8b4afc94373c46e113" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "deadline_stop_open" ON "deadline_stop"  ("deadline_id") WHERE to_on IS NULL`,
    );
    await runner.query(
      `CREATE INDEX "IDX_df9f726f6d887d51b81e01b0a4" ON "deadline_stop"  ("deadline_id", "from_on") `,
    );
    await runner.query(
      `CREATE TABLE "deadline_extension" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "deadline_id" uuid NOT NULL, "n" integer NOT NULL, "unit" character varying NOT NULL, "reason" character varying NOT NULL, "decided_by" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "lapsed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "deadline_extension_length" CHECK (n >= 1), CONSTRAINT "PK_3be4c5bba67ab6df021e3c4f7b2" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "deadline_extension_once" ON "deadline_extension"  ("deadline_id") WHERE lapsed_at IS NULL`,
    );
    await runner.query(`ALTER TABLE "deadline" ADD "paused_on" date`);
    await runner.query(`ALTER TABLE "deadline" ADD "restarted_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "deadline_rule" ADD "extension_ceiling" jsonb`);
    await runner.query(`ALTER TABLE "plan" ADD "extension_workdays" integer DEFAULT '20'`);
    await runner.query(
      `ALTER TABLE "plan" ADD CONSTRAINT "plan_extension_workdays" CHECK (extension_workdays BETWEEN 1 AND 250)`,
    );
    await runner.query(
      `ALTER TABLE "deadline_change" ADD CONSTRAINT "FK_5fb67ef0585aaef642678d3778a" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_change" ADD CONSTRAINT "FK_3b67b0ca0cf5e4f80e82afa75e1" FOREIGN KEY ("notice_id") REFERENCES "calendar_notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_change" ADD CONSTRAINT "FK_6df4693d32656c81777d6bd9923" FOREIGN KEY ("event_id") REFERENCES "trigger_event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_change" ADD CONSTRAINT "FK_dc82cde70d7530910811235fb26" FOREIGN KEY ("actor_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_stop" ADD CONSTRAINT "FK_5706cd8e94a983734a7b03b1ca0" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_stop" ADD CONSTRAINT "FK_658aa18f56633d7570ce09f0d0d" FOREIGN KEY ("stopped_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_stop" ADD CONSTRAINT "FK_8a040c7ffc6aadfbdcaf808bb6c" FOREIGN KEY ("resumed_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_extension" ADD CONSTRAINT "FK_f4f600ad2566e831da773ca59ed" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deadline_extension" ADD CONSTRAINT "FK_0dff881b2c89a515025d76886b4" FOREIGN KEY ("decided_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "deadline_extension" DROP CONSTRAINT "FK_0dff881b2c89a515025d76886b4"`);
    await runner.query(`ALTER TABLE "deadline_extension" DROP CONSTRAINT "FK_f4f600ad2566e831da773ca59ed"`);
    await runner.query(`ALTER TABLE "deadline_stop" DROP CONSTRAINT "FK_8a040c7ffc6aadfbdcaf808bb6c"`);
    await runner.query(`ALTER TABLE "deadline_stop" DROP CONSTRAINT "FK_658aa18f56633d7570ce09f0d0d"`);
    await runner.query(`ALTER TABLE "deadline_stop" DROP CONSTRAINT "FK_5706cd8e94a983734a7b03b1ca0"`);
    await runner.query(`ALTER TABLE "deadline_change" DROP CONSTRAINT "FK_dc82cde70d7530910811235fb26"`);
    await runner.query(`ALTER TABLE "deadline_change" DROP CONSTRAINT "FK_6df4693d32656c81777d6bd9923"`);
    await runner.query(`ALTER TABLE "deadline_change" DROP CONSTRAINT "FK_3b67b0ca0cf5e4f80e82afa75e1"`);
    await runner.query(`ALTER TABLE "deadline_change" DROP CONSTRAINT "FK_5fb67ef0585aaef642678d3778a"`);
    await runner.query(`ALTER TABLE "plan" DROP CONSTRAINT "plan_extension_workdays"`);
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "extension_workdays"`);
    await runner.query(`ALTER TABLE "deadline_rule" DROP COLUMN "extension_ceiling"`);
    await runner.query(`ALTER TABLE "deadline" DROP COLUMN "restarted_at"`);
    await runner.query(`ALTER TABLE "deadline" DROP COLUMN "paused_on"`);
    await runner.query(`DROP INDEX "public"."deadline_extension_once"`);
    await runner.query(`DROP TABLE "deadline_extension"`);
    await runner.query(`DROP INDEX "public"."IDX_df9f726f6d887d51b81e01b0a4"`);
    await runner.query(`DROP INDEX "public"."deadline_stop_open"`);
    await runner.query(`DROP TABLE "deadline_stop"`);
    await runner.query(`DROP INDEX "public"."IDX_636e48a964d1568320dd853c41"`);
    await runner.query(`DROP TABLE "deadline_change"`);
  }
}
