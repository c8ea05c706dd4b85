import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1795300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "assessment_scheme" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "name" character varying NOT NULL, "edition" integer NOT NULL, "spec" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_8c57d46f1b7808ef423f2d93ca0" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_b7bb9cb15f717f41215bf1ca52" ON "assessment_scheme"  ("name", "edition") `,
    );
    await queryRunner.query(
      `CREATE TABLE "assessment" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_id" uuid NOT NULL, "scheme_id" uuid NOT NULL, "as_of" date NOT NULL, "status" character varying NOT NULL DEFAULT 'draft', "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_c511a7dc128256876b6b1719401" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_20ca83911338b053c327a50f6d" ON "assessment"  ("plan_id", "created_at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "unit_score" ("assessment_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "score" integer NOT NULL, "rank" integer NOT NULL, "grade" character varying NOT NULL, CONSTRAINT "PK_b5f7d4b82d14ca88400ebc838d6" PRIMARY KEY ("assessment_id", "unit_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "score_entry" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "assessment_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "indicator" character varying NOT NULL, "points" integer NOT NULL, "counted" integer NOT NULL, "plan_item_id" uuid NOT NULL, "deadline_id" uuid, "report_id" uuid, "reason" text NOT NULL, "facts" jsonb NOT NULL, CONSTRAINT "PK_258ef4c1672e2f248a0fa3268a3" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_84639c6d72a966e9ab1d66f91e" ON "score_entry"  ("assessment_id", "unit_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "audit_entry" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor_id" uuid NOT NULL, "actor_name" character varying NOT NULL, "action" character varying NOT NULL, "subject_type" character varying NOT NULL, "subject_id" uuid NOT NULL, "plan_item_id" uuid, "before" jsonb, "after" jsonb, "cause" text, CONSTRAINT "PK_58a130a4b9da189f46ba2a01801" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_e7555f233a20cf137f2df2fb6d" ON "audit_entry"  ("plan_item_id", "id") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_c371d0c52cab93e0c445c94ce5" ON "audit_entry"  ("subject_type", "subject_id", "id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "credential" ("user_id" uuid NOT NULL, "password_hash" character varying NOT NULL, "must_change" boolean NOT NULL DEFAULT true, "failures" integer NOT NULL DEFAULT '0', "locked_until" TIMESTAMP WITH TIME ZONE, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_f462968b424cfa19b629109b6f3" PRIMARY KEY ("user_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "session" ("sid" character varying NOT NULL, "sess" json NOT NULL, "expire" TIMESTAMP(6) NOT NULL, CONSTRAINT "PK_7575923e18b495ed2307ae629ae" PRIMARY KEY ("sid"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "sample_account" ("username" character varying NOT NULL, "password" character varying NOT NULL, "label" character varying NOT NULL, "sort" integer NOT NULL, CONSTRAINT "PK_98885c4af1d8bc0df7b381775da" PRIMARY KEY ("username"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "calendar_notice" ("id" integer GENERATED ALWAYS AS IDENTITY NOT NULL, "year" integer NOT NULL, "doc_no" character varying, "title" character varying NOT NULL, "issued_on" date, "source" character varying, CONSTRAINT "PK_05b9f026434f0a2867d03b4635c" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "calendar_day" ("notice_id" integer NOT NULL, "date" date NOT NULL, "kind" character varying NOT NULL, "name" character varying NOT NULL, CONSTRAINT "PK_628cd1acf769060041fb9bbd3f2" PRIMARY KEY ("notice_id", "date"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "deadline_rule" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_id" uuid NOT NULL, "plan_item_id" uuid NOT NULL, "kind" character varying NOT NULL, "spec" jsonb NOT NULL, "event_type_id" uuid, "raw" character varying, CONSTRAINT "PK_0ac54b0651f1224656d6fcaffae" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_7701749a7da08513b3b7b87935" ON "deadline_rule"  ("event_type_id") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_bc4568abafceb1a2efeb29e611" ON "deadline_rule"  ("plan_item_id") `,
    );
    await queryRunner.query(`CREATE INDEX "IDX_08eb579505a7117f5f56e9e950" ON "deadline_rule"  ("plan_id") `);
    await queryRunner.query(
      `CREATE TABLE "rule_bearer" ("rule_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "principal" boolean NOT NULL, CONSTRAINT "PK_a1aa9596446073fa697e465ec94" PRIMARY KEY ("rule_id", "unit_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "deadline" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "rule_id" uuid NOT NULL, "plan_id" uuid NOT NULL, "plan_item_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "kind" character varying NOT NULL, "principal" boolean NOT NULL, "occurrence" character varying NOT NULL, "event_id" uuid, "start_on" date NOT NULL, "due_on" date NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE, "original_due_on" date NOT NULL, "near_on" date NOT NULL, "near_at" TIMESTAMP WITH TIME ZONE, "provisional" boolean NOT NULL DEFAULT false, "done_on" date, "done_at" TIMESTAMP WITH TIME ZONE, "done_by_report_id" uuid, "waived_at" TIMESTAMP WITH TIME ZONE, "waive_reason" character varying, "voided_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "deadline_instants_together" CHECK ((due_at IS NULL) = (near_at IS NULL)), CONSTRAINT "PK_9b68db28fc035ed8a84691bfbaf" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "deadline_open" ON "deadline"  ("near_on") WHERE done_on IS NULL AND waived_at IS NULL AND voided_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_f12118e73863bbea96164ddf52" ON "deadline"  ("unit_id", "due_on") `,
    );
    await queryRunner.query(`CREATE INDEX "IDX_8534a6f94bd9f2c06932660bb6" ON "deadline"  ("plan_item_id") `);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_6c6e6a19a0f9bd879f575049b5" ON "deadline"  ("rule_id", "unit_id", "occurrence") `,
    );
    await queryRunner.query(
      `CREATE TABLE "event_type" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "code" character varying NOT NULL, "name" character varying NOT NULL, CONSTRAINT "UQ_57f099293f79b7571a0142ea8a1" UNIQUE ("code"), CONSTRAINT "UQ_7d0636b1d20667004cc4ebc0edf" UNIQUE ("name"), CONSTRAINT "PK_d968f34984d7d85d96f782872fe" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "trigger_event" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "type_id" uuid NOT NULL, "subject" character varying NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_by" uuid NOT NULL, "voided_at" TIMESTAMP WITH TIME ZONE, "void_reason" character varying, CONSTRAINT "PK_79bbc8c2af95776e801c7eaab11" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_06ee86d4ed4a2f7bcf4d2bc958" ON "trigger_event"  ("type_id", "occurred_at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "trigger_event_unit" ("event_id" uuid NOT NULL, "unit_id" uuid NOT NULL, CONSTRAINT "PK_0b4acb180c3655c2f5e4a589205" PRIMARY KEY ("event_id", "unit_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "draft" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "owner_unit_id" uuid NOT NULL, "status" character varying NOT NULL DEFAULT 'open', "file_name" character varying NOT NULL, "file_hash" character varying NOT NULL, "source_text" text NOT NULL, "content" jsonb NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "plan_id" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_0b2b03d3f2c998450423648bc65" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_88bc526ce1dd2450145c7b0207" ON "draft"  ("owner_unit_id", "status", "created_at") `,
    );
    await queryRunner.query(
      `CREATE TABLE "outbox_message" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "key" character varying NOT NULL, "user_id" uuid NOT NULL, "title" character varying NOT NULL, "body" text NOT NULL, "link" character varying, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "attempts" integer NOT NULL DEFAULT '0', "delivered_at" TIMESTAMP WITH TIME ZONE, "set_aside_at" TIMESTAMP WITH TIME ZONE, "last_error" text, CONSTRAINT "UQ_e06b294200d0e09060d812bca72" UNIQUE ("key"), CONSTRAINT "PK_2f36ee5236f2793f3e7bd554589" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "outbox_message_pending" ON "outbox_message"  ("id") WHERE delivered_at IS NULL AND set_aside_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE TABLE "inbox_message" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "outbox_id" bigint NOT NULL, "user_id" uuid NOT NULL, "title" character varying NOT NULL, "body" text NOT NULL, "link" character varying, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "UQ_0a83f16fc2131330d5bd26e8cdd" UNIQUE ("outbox_id"), CONSTRAINT "PK_bbd15267b116fd3c45f459a65fa" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_4696621420421a8af14a12f280" ON "inbox_message"  ("user_id", "id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "app_user" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "username" character varying NOT NULL, "name" character varying NOT NULL, "phone" character varying, "active" boolean NOT NULL DEFAULT true, "principal" boolean NOT NULL DEFAULT false, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "UQ_c480e576dd71729addbc2d51b67" UNIQUE ("username"), CONSTRAINT "PK_22a5c4a3d9b2fb8e4e73fc4ada1" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "role_grant" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "user_id" uuid NOT NULL, "role" character varying NOT NULL, "unit_id" uuid NOT NULL, CONSTRAINT "PK_b9e50aafa723c536731c38529fb" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_f5902ad244218c176cc756d3d9" ON "role_grant"  ("user_id", "role", "unit_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "leader_charge" ("user_id" uuid NOT NULL, "unit_id" uuid NOT NULL, CONSTRAINT "PK_1ec62a1e040b28c8cfd20966d48" PRIMARY KEY ("user_id", "unit_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "unit_group" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "name" character varying NOT NULL, "unit_class" character varying, "within_unit_id" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "UQ_1c79e080a8aa94d1f7cfbfd219b" UNIQUE ("name"), CONSTRAINT "PK_25bd8d647146a59544d544d2233" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "unit_group_member" ("group_id" uuid NOT NULL, "unit_id" uuid NOT NULL, CONSTRAINT "PK_f4d977be3f55f78697a2231afae" PRIMARY KEY ("group_id", "unit_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "name_alias" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "alias" character varying NOT NULL, "unit_id" uuid, "group_id" uuid, CONSTRAINT "UQ_726ac657fd3af90c18b2bd08853" UNIQUE ("alias"), CONSTRAINT "name_alias_one_target" CHECK (num_nonnulls(unit_id, group_id) = 1), CONSTRAINT "PK_8bd8fe7457eb8f24bc870a6f351" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "unit" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "parent_id" uuid, "name" character varying NOT NULL, "short_name" character varying NOT NULL, "unit_class" character varying NOT NULL, "sort" integer NOT NULL DEFAULT '0', "active_from" date NOT NULL, "active_to" date, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_4252c4be609041e559f0c80f58a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_33443cd5de3c6b130acfd6aba6" ON "unit"  ("parent_id") `);
    await queryRunner.query(
      `CREATE TABLE "assignment" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_item_id" uuid NOT NULL, "unit_id" uuid, "group_id" uuid, "role" character varying NOT NULL, "sort" integer NOT NULL DEFAULT '0', CONSTRAINT "assignment_has_target" CHECK (num_nonnulls(unit_id, group_id) > 0), CONSTRAINT "PK_43c2f5a3859f54cedafb270f37e" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "assignment_group_once" ON "assignment"  ("plan_item_id", "group_id", "role") WHERE unit_id IS NULL`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "assignment_unit_once" ON "assignment"  ("plan_item_id", "unit_id", "role") WHERE unit_id IS NOT NULL`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_6307b61ec6230e6fca2ccd5e68" ON "assignment"  ("unit_id") `);
    await queryRunner.query(
      `CREATE INDEX "IDX_be055d4634670bcfa32fafc50a" ON "assignment"  ("plan_item_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "plan_item" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_id" uuid NOT NULL, "parent_id" uuid, "position" integer NOT NULL, "number" character varying NOT NULL, "path" character varying NOT NULL, "level" integer NOT NULL, "kind" character varying NOT NULL, "title" character varying NOT NULL, "text" text NOT NULL, "span_start" integer, "span_end" integer, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_fbd65c4526b9af914f7ab1e9a3c" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_923f0b26a5ba72812f77129f96" ON "plan_item"  ("plan_id", "position") `,
    );
    await queryRunner.query(
      `CREATE TABLE "plan" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "owner_unit_id" uuid NOT NULL, "title" character varying NOT NULL, "issuer" character varying, "doc_no" character varying, "year" integer, "issued_on" date, "status" character varying NOT NULL DEFAULT 'draft', "cadence" jsonb NOT NULL, "stages" jsonb NOT NULL, "grace_workdays" integer NOT NULL DEFAULT '2', "file_hash" character varying, "source_text" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE, "closed_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "plan_published_is_dated" CHECK (status = 'draft' OR (year IS NOT NULL AND issued_on IS NOT NULL)), CONSTRAINT "PK_54a2b686aed3b637654bf7ddbb3" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "plan_file_hash" ON "plan"  ("owner_unit_id", "file_hash") WHERE file_hash IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_ff96f37aded93f5d38530b0508" ON "plan"  ("owner_unit_id", "year") `,
    );
    await queryRunner.query(
      `CREATE TABLE "time_requirement" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_item_id" uuid NOT NULL, "spec" jsonb NOT NULL, "event_type_id" uuid, "raw" character varying NOT NULL, CONSTRAINT "PK_4f80185f1eafe9161a213c7626a" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_154d1a8900e720e138538edd69" ON "time_requirement"  ("plan_item_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "evidence" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "report_id" uuid NOT NULL, "kind" character varying NOT NULL, "title" character varying NOT NULL, "url" text, "published_on" date, "sha256" character varying, "size" integer, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "evidence_link_or_file" CHECK ((kind = 'link') = (url IS NOT NULL) AND (kind = 'file') = (sha256 IS NOT NULL)), CONSTRAINT "PK_b864cb5d49854f89917fc0b44b9" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_509800d2560710234ff973b2dc" ON "evidence"  ("report_id") `);
    await queryRunner.query(
      `CREATE TABLE "progress_report" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_id" uuid NOT NULL, "plan_item_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "period" character varying NOT NULL, "status" character varying NOT NULL DEFAULT 'draft', "progress" text NOT NULL DEFAULT '', "problems" text NOT NULL DEFAULT '', "next_steps" text NOT NULL DEFAULT '', "percent" integer NOT NULL DEFAULT '0', "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "submitted_by" uuid, "submitted_at" TIMESTAMP WITH TIME ZONE, "counted_submitted_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "progress_report_percent" CHECK (percent BETWEEN 0 AND 100), CONSTRAINT "PK_de44d4f311d5a0132f49f9f0820" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_0df9a9d229fe716446534a9785" ON "progress_report"  ("status", "submitted_at") `,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_eb281ba639b233203ec04b42dd" ON "progress_report"  ("unit_id", "status") `,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_d7af39e6d6744933a5611d31d0" ON "progress_report"  ("plan_item_id", "unit_id", "period") `,
    );
    await queryRunner.query(
      `CREATE TABLE "report_answer" ("report_id" uuid NOT NULL, "deadline_id" uuid NOT NULL, "completed_on" date, "completed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_bdb0b24814046b89986b11621d5" PRIMARY KEY ("report_id", "deadline_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "report_review" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "report_id" uuid NOT NULL, "decision" character varying NOT NULL, "reason" text, "reviewed_by" uuid NOT NULL, "reviewed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_1cb5982098ec9acfcb4572627df" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE INDEX "IDX_bc4b0e690a892d714e4d49542c" ON "report_review"  ("report_id") `,
    );
    await queryRunner.query(
      `CREATE TABLE "flip" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "deadline_id" uuid NOT NULL, "stage" character varying NOT NULL, "due_on" date NOT NULL, "reached_on" date NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_7458ac325f1fed2f495ec6aa72c" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "IDX_96d8c1f25a4ac275d240bcd5b3" ON "flip"  ("deadline_id", "stage", "due_on") `,
    );
    await queryRunner.query(
      `CREATE TABLE "notice" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "kind" character varying NOT NULL, "flip_id" uuid, "deadline_id" uuid NOT NULL, "plan_item_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "title" character varying NOT NULL, "body" text NOT NULL, "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "issued_by" uuid, CONSTRAINT "PK_705062b14410ff1a04998f86d72" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "IDX_b893a81b81fa0f8af25914a512" ON "notice"  ("deadline_id") `);
    await queryRunner.query(
      `CREATE INDEX "IDX_b3714c91fb609c342dd2d4dd6c" ON "notice"  ("unit_id", "issued_at") `,
    );
    await queryRunner.query(`CREATE UNIQUE INDEX "IDX_f034094066d00f88d3bc8e4ba9" ON "notice"  ("flip_id") `);
    await queryRunner.query(
      `CREATE TABLE "task_receipt" ("plan_item_id" uuid NOT NULL, "unit_id" uuid NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "signed_by" uuid NOT NULL, CONSTRAINT "PK_75d9cdcbc58b36e74afe9a188f0" PRIMARY KEY ("plan_item_id", "unit_id"))`,
    );
    await queryRunner.query(
      `ALTER TABLE "assessment" ADD CONSTRAINT "FK_f77ac6936d1c58961ad7a89fdc4" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "assessment" ADD CONSTRAINT "FK_8c57d46f1b7808ef423f2d93ca0" FOREIGN KEY ("scheme_id") REFERENCES "assessment_scheme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "assessment" ADD CONSTRAINT "FK_7149b9016d5104f225abe8be241" FOREIGN KEY ("created_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit_score" ADD CONSTRAINT "FK_cd5b7513f2d5eae2c4b522f76ff" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit_score" ADD CONSTRAINT "FK_30ed26392d85325312f8b46c8aa" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "score_entry" ADD CONSTRAINT "FK_f29c0b96911fd75443496376300" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "score_entry" ADD CONSTRAINT "FK_b6ed288083ab0d40d9566318d5e" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "score_entry" ADD CONSTRAINT "FK_ed1ff512451cad624ac2610bed0" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "score_entry" ADD CONSTRAINT "FK_2587676dee6841e5b749d258339" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "score_entry" ADD CONSTRAINT "FK_c5c9896afe5d73af983949e9325" FOREIGN KEY ("report_id") REFERENCES "progress_report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "credential" ADD CONSTRAINT "FK_f462968b424cfa19b629109b6f3" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "calendar_day" ADD CONSTRAINT "FK_b172230069e23c0c227e61d887b" FOREIGN KEY ("notice_id") REFERENCES "calendar_notice"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline_rule" ADD CONSTRAINT "FK_08eb579505a7117f5f56e9e9505" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline_rule" ADD CONSTRAINT "FK_bc4568abafceb1a2efeb29e6115" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline_rule" ADD CONSTRAINT "FK_7701749a7da08513b3b7b87935a" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "rule_bearer" ADD CONSTRAINT "FK_27229f59c748007c65ca66b34b5" FOREIGN KEY ("rule_id") REFERENCES "deadline_rule"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "rule_bearer" ADD CONSTRAINT "FK_a5f3620439ebbc5ab6e853ba31c" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "FK_0ac54b0651f1224656d6fcaffae" FOREIGN KEY ("rule_id") REFERENCES "deadline_rule"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "FK_7758978c4ec9f02d6c61c4484a7" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "FK_8534a6f94bd9f2c06932660bb6e" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "FK_8d66147a8c37b53f9a4102c983e" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "FK_697b6e48c66d3240f382237dbfa" FOREIGN KEY ("event_id") REFERENCES "trigger_event"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "deadline" ADD CONSTRAINT "FK_ab9e738daad1da136d995cfff13" FOREIGN KEY ("done_by_report_id") REFERENCES "progress_report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "trigger_event" ADD CONSTRAINT "FK_dbc632501cf73c2b53ff3155c52" FOREIGN KEY ("type_id") REFERENCES "event_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "trigger_event" ADD CONSTRAINT "FK_efdfd2f19cee562506095defc57" FOREIGN KEY ("registered_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "trigger_event_unit" ADD CONSTRAINT "FK_c6955713f6c48791a1cab18e0ab" FOREIGN KEY ("event_id") REFERENCES "trigger_event"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "trigger_event_unit" ADD CONSTRAINT "FK_b77ef93e741155eef5c42146c41" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_8468b2c0aa2a76dd6e0a86fbbf5" FOREIGN KEY ("owner_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_297b25287d7ab34df5ebc0a0f35" FOREIGN KEY ("created_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_ab6a491a2a1408762fab7967fd7" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "outbox_message" ADD CONSTRAINT "FK_4fc9e8f0415cc74c48e4c63b6a9" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "inbox_message" ADD CONSTRAINT "FK_0a83f16fc2131330d5bd26e8cdd" FOREIGN KEY ("outbox_id") REFERENCES "outbox_message"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "inbox_message" ADD CONSTRAINT "FK_b39dba4f580ddd6bac656920690" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_cbca8b01eca20fa033ef14946b2" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "role_grant" ADD CONSTRAINT "FK_6a78542b3daa7f363bdba13b05b" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "leader_charge" ADD CONSTRAINT "FK_6265f58318271e45aec0f2286cd" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "leader_charge" ADD CONSTRAINT "FK_625187c38e829ae3f559430501a" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit_group" ADD CONSTRAINT "FK_a92f42053f413ff6d5ba0e53d24" FOREIGN KEY ("within_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit_group_member" ADD CONSTRAINT "FK_5921b6839d4cb0ea52076bbd15a" FOREIGN KEY ("group_id") REFERENCES "unit_group"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit_group_member" ADD CONSTRAINT "FK_880059ec98bc6991492e4c0e062" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "name_alias" ADD CONSTRAINT "FK_01201c3f670b525278cc79090af" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "name_alias" ADD CONSTRAINT "FK_7a5d98f16d1f67693192efa0be2" FOREIGN KEY ("group_id") REFERENCES "unit_group"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit" ADD CONSTRAINT "FK_33443cd5de3c6b130acfd6aba63" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "assignment" ADD CONSTRAINT "FK_be055d4634670bcfa32fafc50a4" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "assignment" ADD CONSTRAINT "FK_6307b61ec6230e6fca2ccd5e680" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "assignment" ADD CONSTRAINT "FK_e66aa4c08e954f98fa721ef9567" FOREIGN KEY ("group_id") REFERENCES "unit_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_320e2d6a3a19dc1be8ef55bbc22" FOREIGN KEY ("parent_id") REFERENCES "plan_item"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "plan_item" ADD CONSTRAINT "FK_04b7fb4b4048f6fbe4ed1f06a0f" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "plan" ADD CONSTRAINT "FK_c28f6d81261a032b56fe3ac9241" FOREIGN KEY ("owner_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "time_requirement" ADD CONSTRAINT "FK_154d1a8900e720e138538edd69c" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "time_requirement" ADD CONSTRAINT "FK_41328720d793cb0d5382f8bc7d6" FOREIGN KEY ("event_type_id") REFERENCES "event_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_509800d2560710234ff973b2dc2" FOREIGN KEY ("report_id") REFERENCES "progress_report"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "evidence" ADD CONSTRAINT "FK_02f995ed1a53ffadec91f1f1012" FOREIGN KEY ("created_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "progress_report" ADD CONSTRAINT "FK_ed7383bdfcd56892ea78a12be1a" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "progress_report" ADD CONSTRAINT "FK_219a0f21247b4e310df3646ce57" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "progress_report" ADD CONSTRAINT "FK_97feb488c810806cea92ca49f86" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "progress_report" ADD CONSTRAINT "FK_cfb97ede26c074eabfd2bfd4276" FOREIGN KEY ("created_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "progress_report" ADD CONSTRAINT "FK_bf2a7b4e0ef98e0beeaeab49662" FOREIGN KEY ("submitted_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "report_answer" ADD CONSTRAINT "FK_04bda4acceb478144744c44b2cb" FOREIGN KEY ("report_id") REFERENCES "progress_report"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "report_answer" ADD CONSTRAINT "FK_cfb536b2bb918210febdd2bb67a" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "report_review" ADD CONSTRAINT "FK_bc4b0e690a892d714e4d49542c4" FOREIGN KEY ("report_id") REFERENCES "progress_report"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "report_review" ADD CONSTRAINT "FK_2a6d571a3cac06c6267ad52d402" FOREIGN KEY ("reviewed_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "flip" ADD CONSTRAINT "FK_64ee5232302fee989f356d7fda5" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_f034094066d00f88d3bc8e4ba95" FOREIGN KEY ("flip_id") REFERENCES "flip"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_b893a81b81fa0f8af25914a512c" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_c79f9930e95983947e262acb8ba" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_fa27a6a0d63d7a89f59abaaaa91" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "FK_85b0e162635427ff699e583fcee" FOREIGN KEY ("issued_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "task_receipt" ADD CONSTRAINT "FK_0ef7e76ff2af0cd7c7cba4e3775" FOREIGN KEY ("plan_item_id") REFERENCES "plan_item"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "task_receipt" ADD CONSTRAINT "FK_05749f9114cc7852b62189367eb" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "task_receipt" ADD CONSTRAINT "FK_5f2afe251d34d7eaca0d2f91ca7" FOREIGN KEY ("signed_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "task_receipt" DROP CONSTRAINT "FK_5f2afe251d34d7eaca0d2f91ca7"`);
    await queryRunner.query(`ALTER TABLE "task_receipt" DROP CONSTRAINT "FK_05749f9114cc7852b62189367eb"`);
    await queryRunner.query(`ALTER TABLE "task_receipt" DROP CONSTRAINT "FK_0ef7e76ff2af0cd7c7cba4e3775"`);
    await queryRunner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_85b0e162635427ff699e583fcee"`);
    await queryRunner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_fa27a6a0d63d7a89f59abaaaa91"`);
    await queryRunner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_c79f9930e95983947e262acb8ba"`);
    await queryRunner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_b893a81b81fa0f8af25914a512c"`);
    await queryRunner.query(`ALTER TABLE "notice" DROP CONSTRAINT "FK_f034094066d00f88d3bc8e4ba95"`);
    await queryRunner.query(`ALTER TABLE "flip" DROP CONSTRAINT "FK_64ee5232302fee989f356d7fda5"`);
    await queryRunner.query(`ALTER TABLE "report_review" DROP CONSTRAINT "FK_2a6d571a3cac06c6267ad52d402"`);
    await queryRunner.query(`ALTER TABLE "report_review" DROP CONSTRAINT "FK_bc4b0e690a892d714e4d49542c4"`);
    await queryRunner.query(`ALTER TABLE "report_answer" DROP CONSTRAINT "FK_cfb536b2bb918210febdd2bb67a"`);
    await queryRunner.query(`ALTER TABLE "report_answer" DROP CONSTRAINT "FK_04bda4acceb478144744c44b2cb"`);
    await queryRunner.query(`ALTER TABLE "progress_report" DROP CONSTRAINT "FK_bf2a7b4e0ef98e0beeaeab49662"`);
    await queryRunner.query(`ALTER TABLE "progress_report" DROP CONSTRAINT "FK_cfb97ede26c074eabfd2bfd4276"`);
    await queryRunner.query(`ALTER TABLE "progress_report" DROP CONSTRAINT "FK_97feb488c810806cea92ca49f86"`);
    await queryRunner.query(`ALTER TABLE "progress_report" DROP CONSTRAINT "FK_219a0f21247b4e310df3646ce57"`);
    await queryRunner.query(`ALTER TABLE "progress_report" DROP CONSTRAINT "FK_ed7383bdfcd56892ea78a12be1a"`);
    await queryRunner.query(`ALTER TABLE "evidence" DROP CONSTRAINT "FK_02f995ed1a53ffadec91f1f1012"`);
    await queryRunner.query(`ALTER TABLE "evidence" DROP CONSTRAINT "FK_509800d2560710234ff973b2dc2"`);
    await queryRunner.query(
      `ALTER TABLE "time_requirement" DROP CONSTRAINT "FK_41328720d793cb0d5382f8bc7d6"`,
    );
    await queryRunner.query(
      `ALTER TABLE "time_requirement" DROP CONSTRAINT "FK_154d1a8900e720e138538edd69c"`,
    );
    await queryRunner.query(`ALTER TABLE "plan" DROP CONSTRAINT "FK_c28f6d81261a032b56fe3ac9241"`);
    await queryRunner.query(`ALTER TABLE "plan_item" DROP CONSTRAINT "FK_04b7fb4b4048f6fbe4ed1f06a0f"`);
    await queryRunner.query(`ALTER TABLE "plan_item" DROP CONSTRAINT "FK_320e2d6a3a19dc1be8ef55bbc22"`);
    await queryRunner.query(`ALTER TABLE "assignment" DROP CONSTRAINT "FK_e66aa4c08e954f98fa721ef9567"`);
    await queryRunner.query(`ALTER TABLE "assignment" DROP CONSTRAINT "FK_6307b61ec6230e6fca2ccd5e680"`);
    await queryRunner.query(`ALTER TABLE "assignment" DROP CONSTRAINT "FK_be055d4634670bcfa32fafc50a4"`);
    await queryRunner.query(`ALTER TABLE "unit" DROP CONSTRAINT "FK_33443cd5de3c6b130acfd6aba63"`);
    await queryRunner.query(`ALTER TABLE "name_alias" DROP CONSTRAINT "FK_7a5d98f16d1f67693192efa0be2"`);
    await queryRunner.query(`ALTER TABLE "name_alias" DROP CONSTRAINT "FK_01201c3f670b525278cc79090af"`);
    await queryRunner.query(
      `ALTER TABLE "unit_group_member" DROP CONSTRAINT "FK_880059ec98bc6991492e4c0e062"`,
    );
    await queryRunner.query(
      `ALTER TABLE "unit_group_member" DROP CONSTRAINT "FK_5921b6839d4cb0ea52076bbd15a"`,
    );
    await queryRunner.query(`ALTER TABLE "unit_group" DROP CONSTRAINT "FK_a92f42053f413ff6d5ba0e53d24"`);
    await queryRunner.query(`ALTER TABLE "leader_charge" DROP CONSTRAINT "FK_625187c38e829ae3f559430501a"`);
    await queryRunner.query(`ALTER TABLE "leader_charge" DROP CONSTRAINT "FK_6265f58318271e45aec0f2286cd"`);
    await queryRunner.query(`ALTER TABLE "role_grant" DROP CONSTRAINT "FK_6a78542b3daa7f363bdba13b05b"`);
    await queryRunner.query(`ALTER TABLE "role_grant" DROP CONSTRAINT "FK_cbca8b01eca20fa033ef14946b2"`);
    await queryRunner.query(`ALTER TABLE "inbox_message" DROP CONSTRAINT "FK_b39dba4f580ddd6bac656920690"`);
    await queryRunner.query(`ALTER TABLE "inbox_message" DROP CONSTRAINT "FK_0a83f16fc2131330d5bd26e8cdd"`);
    await queryRunner.query(`ALTER TABLE "outbox_message" DROP CONSTRAINT "FK_4fc9e8f0415cc74c48e4c63b6a9"`);
    await queryRunner.query(`ALTER TABLE "draft" DROP CONSTRAINT "FK_ab6a491a2a1408762fab7967fd7"`);
    await queryRunner.query(`ALTER TABLE "draft" DROP CONSTRAINT "FK_297b25287d7ab34df5ebc0a0f35"`);
    await queryRunner.query(`ALTER TABLE "draft" DROP CONSTRAINT "FK_8468b2c0aa2a76dd6e0a86fbbf5"`);
    await queryRunner.query(
      `ALTER TABLE "trigger_event_unit" DROP CONSTRAINT "FK_b77ef93e741155eef5c42146c41"`,
    );
    await queryRunner.query(
      `ALTER TABLE "trigger_event_unit" DROP CONSTRAINT "FK_c6955713f6c48791a1cab18e0ab"`,
    );
    await queryRunner.query(`ALTER TABLE "trigger_event" DROP CONSTRAINT "FK_efdfd2f19cee562506095defc57"`);
    await queryRunner.query(`ALTER TABLE "trigger_event" DROP CONSTRAINT "FK_dbc632501cf73c2b53ff3155c52"`);
    await queryRunner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "FK_ab9e738daad1da136d995cfff13"`);
    await queryRunner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "FK_697b6e48c66d3240f382237dbfa"`);
    await queryRunner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "FK_8d66147a8c37b53f9a4102c983e"`);
    await queryRunner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "FK_8534a6f94bd9f2c06932660bb6e"`);
    await queryRunner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "FK_7758978c4ec9f02d6c61c4484a7"`);
    await queryRunner.query(`ALTER TABLE "deadline" DROP CONSTRAINT "FK_0ac54b0651f1224656d6fcaffae"`);
    await queryRunner.query(`ALTER TABLE "rule_bearer" DROP CONSTRAINT "FK_a5f3620439ebbc5ab6e853ba31c"`);
    await queryRunner.query(`ALTER TABLE "rule_bearer" DROP CONSTRAINT "FK_27229f59c748007c65ca66b34b5"`);
    await queryRunner.query(`ALTER TABLE "deadline_rule" DROP CONSTRAINT "FK_7701749a7da08513b3b7b87935a"`);
    await queryRunner.query(`ALTER TABLE "deadline_rule" DROP CONSTRAINT "FK_bc4568abafceb1a2efeb29e6115"`);
    await queryRunner.query(`ALTER TABLE "deadline_rule" DROP CONSTRAINT "FK_08eb579505a7117f5f56e9e9505"`);
    await queryRunner.query(`ALTER TABLE "calendar_day" DROP CONSTRAINT "FK_b172230069e23c0c227e61d887b"`);
    await queryRunner.query(`ALTER TABLE "credential" DROP CONSTRAINT "FK_f462968b424cfa19b629109b6f3"`);
    await queryRunner.query(`ALTER TABLE "score_entry" DROP CONSTRAINT "FK_c5c9896afe5d73af983949e9325"`);
    await queryRunner.query(`ALTER TABLE "score_entry" DROP CONSTRAINT "FK_2587676dee6841e5b749d258339"`);
    await queryRunner.query(`ALTER TABLE "score_entry" DROP CONSTRAINT "FK_ed1ff512451cad624ac2610bed0"`);
    await queryRunner.query(`ALTER TABLE "score_entry" DROP CONSTRAINT "FK_b6ed288083ab0d40d9566318d5e"`);
    await queryRunner.query(`ALTER TABLE "score_entry" DROP CONSTRAINT "FK_f29c0b96911fd75443496376300"`);
    await queryRunner.query(`ALTER TABLE "unit_score" DROP CONSTRAINT "FK_30ed26392d85325312f8b46c8aa"`);
    await queryRunner.query(`ALTER TABLE "unit_score" DROP CONSTRAINT "FK_cd5b7513f2d5eae2c4b522f76ff"`);
    await queryRunner.query(`ALTER TABLE "assessment" DROP CONSTRAINT "FK_7149b9016d5104f225abe8be241"`);
    await queryRunner.query(`ALTER TABLE "assessment" DROP CONSTRAINT "FK_8c57d46f1b7808ef423f2d93ca0"`);
    await queryRunner.query(`ALTER TABLE "assessment" DROP CONSTRAINT "FK_f77ac6936d1c58961ad7a89fdc4"`);
    await queryRunner.query(`DROP TABLE "task_receipt"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_f034094066d00f88d3bc8e4ba9"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b3714c91fb609c342dd2d4dd6c"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b893a81b81fa0f8af25914a512"`);
    await queryRunner.query(`DROP TABLE "notice"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_96d8c1f25a4ac275d240bcd5b3"`);
    await queryRunner.query(`DROP TABLE "flip"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_bc4b0e690a892d714e4d49542c"`);
    await queryRunner.query(`DROP TABLE "report_review"`);
    await queryRunner.query(`DROP TABLE "report_answer"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_d7af39e6d6744933a5611d31d0"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_eb281ba639b233203ec04b42dd"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_0df9a9d229fe716446534a9785"`);
    await queryRunner.query(`DROP TABLE "progress_report"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_509800d2560710234ff973b2dc"`);
    await queryRunner.query(`DROP TABLE "evidence"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_154d1a8900e720e138538edd69"`);
    await queryRunner.query(`DROP TABLE "time_requirement"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_ff96f37aded93f5d38530b0508"`);
    await queryRunner.query(`DROP INDEX "public"."plan_file_hash"`);
    await queryRunner.query(`DROP TABLE "plan"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_923f0b26a5ba72812f77129f96"`);
    await queryRunner.query(`DROP TABLE "plan_item"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_be055d4634670bcfa32fafc50a"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_6307b61ec6230e6fca2ccd5e68"`);
    await queryRunner.query(`DROP INDEX "public"."assignment_unit_once"`);
    await queryRunner.query(`DROP INDEX "public"."assignment_group_once"`);
    await queryRunner.query(`DROP TABLE "assignment"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_33443cd5de3c6b130acfd6aba6"`);
    await queryRunner.query(`DROP TABLE "unit"`);
    await queryRunner.query(`DROP TABLE "name_alias"`);
    await queryRunner.query(`DROP TABLE "unit_group_member"`);
    await queryRunner.query(`DROP TABLE "unit_group"`);
    await queryRunner.query(`DROP TABLE "leader_charge"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_f5902ad244218c176cc756d3d9"`);
    await queryRunner.query(`DROP TABLE "role_grant"`);
    await queryRunner.query(`DROP TABLE "app_user"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_4696621420421a8af14a12f280"`);
    await queryRunner.query(`DROP TABLE "inbox_message"`);
    await queryRunner.query(`DROP INDEX "public"."outbox_message_pending"`);
    await queryRunner.query(`DROP TABLE "outbox_message"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_88bc526ce1dd2450145c7b0207"`);
    await queryRunner.query(`DROP TABLE "draft"`);
    await queryRunner.query(`DROP TABLE "trigger_event_unit"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_06ee86d4ed4a2f7bcf4d2bc958"`);
    await queryRunner.query(`DROP TABLE "trigger_event"`);
    await queryRunner.query(`DROP TABLE "event_type"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_6c6e6a19a0f9bd879f575049b5"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_8534a6f94bd9f2c06932660bb6"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_f12118e73863bbea96164ddf52"`);
    await queryRunner.query(`DROP INDEX "public"."deadline_open"`);
    await queryRunner.query(`DROP TABLE "deadline"`);
    await queryRunner.query(`DROP TABLE "rule_bearer"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_08eb579505a7117f5f56e9e950"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_bc4568abafceb1a2efeb29e611"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_7701749a7da08513b3b7b87935"`);
    await queryRunner.query(`DROP TABLE "deadline_rule"`);
    await queryRunner.query(`DROP TABLE "calendar_day"`);
    await queryRunner.query(`DROP TABLE "calendar_notice"`);
    await queryRunner.query(`DROP TABLE "sample_account"`);
    await queryRunner.query(`DROP TABLE "session"`);
    await queryRunner.query(`DROP TABLE "credential"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_c371d0c52cab93e0c445c94ce5"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_e7555f233a20cf137f2df2fb6d"`);
    await queryRunner.query(`DROP TABLE "audit_entry"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_84639c6d72a966e9ab1d66f91e"`);
    await queryRunner.query(`DROP TABLE "score_entry"`);
    await queryRunner.query(`DROP TABLE "unit_score"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_20ca83911338b053c327a50f6d"`);
    await queryRunner.query(`DROP TABLE "assessment"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_b7bb9cb15f717f41215bf1ca52"`);
    await queryRunner.query(`DROP TABLE "assessment_scheme"`);
  }
}
