import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Disclosure1795316796687 implements MigrationInterface {
  name = 'Disclosure1795316796687';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "disclosure_request" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "number" character varying NOT NULL, "unit_id" uuid NOT NULL, "applicant_kind" character varying NOT NULL, "applicant_name" character varying NOT NULL, "applicant_contact" character varying, "content" text NOT NULL, "channel" character varying NOT NULL, "arrived_on" date NOT NULL, "confirmed_on" date, "correction_sent_on" date, "correction_due_on" date, "correction_matter" text, "corrected_on" date, "extension_days" integer, "extension_decided_on" date, "extension_told_on" date, "extension_approver" character varying, "answered_on" date, "answer_kind" character varying, "answer_note" character varying, "withdrawn_on" date, "lengths" jsonb NOT NULL, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_by" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_59dcc2627cb67d4c2a953fbf231" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "disclosure_request_open" ON "disclosure_request"  ("unit_id") WHERE answered_on IS NULL AND withdrawn_on IS NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "disclosure_request_number" ON "disclosure_request"  ("unit_id", "number") `,
    );
    await runner.query(
      `CREATE INDEX "IDX_3faff89449ea0d4c039c7cbe73" ON "disclosure_request"  ("unit_id", "arrived_on") `,
    );
    await runner.query(
      `CREATE TABLE "disclosure_consultation" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "request_id" uuid NOT NULL, "kind" character varying NOT NULL, "name" character varying NOT NULL, "sent_on" date NOT NULL, "delivered_on" date, "answered_on" date, "opinion" character varying, CONSTRAINT "PK_7be809b6f2dcba8eb25c33e9565" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "IDX_9d00f2fb48088ab647f6202c9c" ON "disclosure_consultation"  ("request_id") `,
    );
    await runner.query(
      `ALTER TABLE "disclosure_request" ADD CONSTRAINT "FK_4a486ce0cbd172e05949b9c549a" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "disclosure_request" ADD CONSTRAINT "FK_bbed2ea8fc5e69a5af1a41ef7c8" FOREIGN KEY ("registered_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "disclosure_consultation" ADD CONSTRAINT "FK_9d00f2fb48088ab647f6202c9c9" FOREIGN KEY ("request_id") REFERENCES "disclosure_request"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "disclosure_consultation" DROP CONSTRAINT "FK_9d00f2fb48088ab647f6202c9c9"`,
    );
    await runner.query(`ALTER TABLE "disclosure_request" DROP CONSTRAINT "FK_bbed2ea8fc5e69a5af1a41ef7c8"`);
    await runner.query(`ALTER TABLE "disclosure_request" DROP CONSTRAINT "FK_4a486ce0cbd172e05949b9c549a"`);
    await runner.query(`DROP INDEX "public"."IDX_9d00f2fb48088ab647f6202c9c"`);
    await runner.query(`DROP TABLE "disclosure_consultation"`);
    await runner.query(`DROP INDEX "public"."IDX_3faff89449ea0d4c039c7cbe73"`);
    await runner.query(`DROP INDEX "public"."disclosure_request_number"`);
    await runner.query(`DROP INDEX "public"."disclosure_request_open"`);
    await runner.query(`DROP TABLE "disclosure_request"`);
  }
}
