import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReviewAndAmendments1795316067280 implements MigrationInterface {
  name = 'ReviewAndAmendments1795316067280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."IDX_923f0b26a5ba72812f77129f96"`);
    await runner.query(
      `CREATE TABLE "draft_change" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "draft_id" uuid NOT NULL, "version" integer NOT NULL, "changed_by" uuid NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "words" character varying NOT NULL, "inverse" jsonb, "learnt" jsonb NOT NULL DEFAULT '[]', "undone_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_473cfe579547c97334802c6a0af" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_8db882845145c8e0164c2b5369" ON "draft_change"  ("draft_id", "version") `,
    );
    await runner.query(
      `CREATE TABLE "plan_amendment" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "plan_id" uuid NOT NULL, "reason" character varying NOT NULL, "amended_at" TIMESTAMP WITH TIME ZONE NOT NULL, "amended_by" uuid NOT NULL, "file_name" character varying, "previous_hash" character varying, "previous_text" text, "changes" jsonb NOT NULL, CONSTRAINT "PK_a18753778daa4f68deadfde7120" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "IDX_cd8b23af5c31aaed2613675402" ON "plan_amendment"  ("plan_id", "amended_at") `,
    );
    await runner.query(
      `CREATE TABLE "plan_upstream" ("plan_id" uuid NOT NULL, "upstream_plan_id" uuid NOT NULL, CONSTRAINT "PK_5cbcf962ba86829fd40e86c4313" PRIMARY KEY ("plan_id", "upstream_plan_id"))`,
    );
    await runner.query(
      `CREATE TABLE "item_link" ("item_id" uuid NOT NULL, "upstream_item_id" uuid NOT NULL, "decision" character varying NOT NULL, "decided_by" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c37914cc89e4cafcf7e4beb857c" PRIMARY KEY ("item_id", "upstream_item_id"))`,
    );
    await runner.query(`CREATE INDEX "IDX_f92b186380840a41a0ca925f8e" ON "item_link"  ("upstream_item_id") `);
    await runner.query(`ALTER TABLE "draft" ADD "purpose" character varying NOT NULL DEFAULT 'plan'`);
    await runner.query(`ALTER TABLE "draft" ADD "amends_plan_id" uuid`);
    await runner.query(`ALTER TABLE "name_alias" ADD "within_unit_id" uuid`);
    // What `bureau.ts` says of a name's target: the nearest organ above it, else the top of its tree.
    await runner.query(`
      WITH RECURSIVE up AS (
        SELECT a.id AS alias_id, u.id, u.parent_id, u.unit_class, CASE WHEN a.unit_id IS NULL THEN 1 ELSE 0 END AS far
        FROM name_alias a LEFT JOIN unit_group g ON g.id = a.group_id JOIN unit u ON u.id = COALESCE(a.unit_id, g.within_unit_id)
        UNION ALL
        SELECT up.alias_id, u.id, u.parent_id, u.unit_class, up.far + 1 FROM up JOIN unit u ON u.id = up.parent_id
      )
      UPDATE name_alias SET within_unit_id = (
        SELECT up.id FROM up WHERE up.alias_id = name_alias.id
        ORDER BY far > 0 AND unit_class = 'government' DESC, CASE WHEN unit_class = 'government' THEN far ELSE -far END
        LIMIT 1)`);
    await runner.query(`ALTER TABLE "name_alias" ALTER COLUMN "within_unit_id" SET NOT NULL`);
    await runner.query(`ALTER TABLE "plan_item" ADD "retired_on" date`);
    await runner.query(`ALTER TABLE "plan" ADD "kind" character varying NOT NULL DEFAULT 'own'`);
    await runner.query(`ALTER TABLE "name_alias" DROP CONSTRAINT "UQ_726ac657fd3af90c18b2bd08853"`);
    await runner.query(`ALTER TABLE "unit_group" DROP CONSTRAINT "UQ_1c79e080a8aa94d1f7cfbfd219b"`);
    await runner.query(`CREATE UNIQUE INDEX "name_alias_once" ON "name_alias"  ("within_unit_id", "alias") `);
    await runner.query(`CREATE UNIQUE INDEX "unit_group_once" ON "unit_group"  ("within_unit_id", "name") `);
    await runner.query(
      `CREATE UNIQUE INDEX "plan_item_position" ON "plan_item"  ("plan_id", "position") WHERE retired_on IS NULL`,
    );
    await runner.query(
      `ALTER TABLE "plan" ADD CONSTRAINT "plan_upstream_stays_draft" CHECK (kind = 'own' OR status = 'draft')`,
    );
    await runner.query(
      `ALTER TABLE "draft_change" ADD CONSTRAINT "FK_489c52559dc83c4c59d26206060" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "draft_change" ADD CONSTRAINT "FK_53890d1da7d9ac845cd2ac5d82e" FOREIGN KEY ("changed_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "draft" ADD CONSTRAINT "FK_bd2afede60d484c7cd3cc6f08b2" FOREIGN KEY ("amends_plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "name_alias" ADD CONSTRAINT "FK_3f57cdc8ca3463abf28582518c0" FOREIGN KEY ("within_unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_amendment" ADD CONSTRAINT "FK_3f430bb04974fc5bca7f894fe15" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_amendment" ADD CONSTRAINT "FK_f0bc87f3ee5ab80aae2a42f7858" FOREIGN KEY ("amended_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_upstream" ADD CONSTRAINT "FK_f3b2091297a0853e788a5db02ad" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_upstream" ADD CONSTRAINT "FK_5de026ce99709f7edde0d33c165" FOREIGN KEY ("upstream_plan_id") REFERENCES "plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "item_link" ADD CONSTRAINT "FK_f9efbce7b38533354a474b84194" FOREIGN KEY ("item_id") REFERENCES "plan_item"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "item_link" ADD CONSTRAINT "FK_f92b186380840a41a0ca925f8e4" FOREIGN KEY ("upstream_item_id") REFERENCES "plan_item"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "item_link" ADD CONSTRAINT "FK_06d7cd4799eeab001deb69c65d6" FOREIGN KEY ("decided_by") REFERENCES "app_user"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "item_link" DROP CONSTRAINT "FK_06d7cd4799eeab001deb69c65d6"`);
    await runner.query(`ALTER TABLE "item_link" DROP CONSTRAINT "FK_f92b186380840a41a0ca925f8e4"`);
    await runner.query(`ALTER TABLE "item_link" DROP CONSTRAINT "FK_f9efbce7b38533354a474b84194"`);
    await runner.query(`ALTER TABLE "plan_upstream" DROP CONSTRAINT "FK_5de026ce99709f7edde0d33c165"`);
    await runner.query(`ALTER TABLE "plan_upstream" DROP CONSTRAINT "FK_f3b2091297a0853e788a5db02ad"`);
    await runner.query(`ALTER TABLE "plan_amendment" DROP CONSTRAINT "FK_f0bc87f3ee5ab80aae2a42f7858"`);
    await runner.query(`ALTER TABLE "plan_amendment" DROP CONSTRAINT "FK_3f430bb04974fc5bca7f894fe15"`);
    await runner.query(`ALTER TABLE "name_alias" DROP CONSTRAINT "FK_3f57cdc8ca3463abf28582518c0"`);
    await runner.query(`ALTER TABLE "draft" DROP CONSTRAINT "FK_bd2afede60d484c7cd3cc6f08b2"`);
    await runner.query(`ALTER TABLE "draft_change" DROP CONSTRAINT "FK_53890d1da7d9ac845cd2ac5d82e"`);
    await runner.query(`ALTER TABLE "draft_change" DROP CONSTRAINT "FK_489c52559dc83c4c59d26206060"`);
    await runner.query(`ALTER TABLE "plan" DROP CONSTRAINT "plan_upstream_stays_draft"`);
    await runner.query(`DROP INDEX "public"."plan_item_position"`);
    await runner.query(`DROP INDEX "public"."unit_group_once"`);
    await runner.query(`DROP INDEX "public"."name_alias_once"`);
    await runner.query(
      `ALTER TABLE "unit_group" ADD CONSTRAINT "UQ_1c79e080a8aa94d1f7cfbfd219b" UNIQUE ("name")`,
    );
    await runner.query(
      `ALTER TABLE "name_alias" ADD CONSTRAINT "UQ_726ac657fd3af90c18b2bd08853" UNIQUE ("alias")`,
    );
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "kind"`);
    await runner.query(`ALTER TABLE "plan_item" DROP COLUMN "retired_on"`);
    await runner.query(`ALTER TABLE "name_alias" DROP COLUMN "within_unit_id"`);
    await runner.query(`ALTER TABLE "draft" DROP COLUMN "amends_plan_id"`);
    await runner.query(`ALTER TABLE "draft" DROP COLUMN "purpose"`);
    await runner.query(`DROP INDEX "public"."IDX_f92b186380840a41a0ca925f8e"`);
    await runner.query(`DROP TABLE "item_link"`);
    await runner.query(`DROP TABLE "plan_upstream"`);
    await runner.query(`DROP INDEX "public"."IDX_cd8b23af5c31aaed2613675402"`);
    await runner.query(`DROP TABLE "plan_amendment"`);
    await runner.query(`DROP INDEX "public"."IDX_8db882845145c8e0164c2b5369"`);
    await runner.query(`DROP TABLE "draft_change"`);
    await runner.query(
      `CREATE UNIQUE INDEX "IDX_923f0b26a5ba72812f77129f96" ON "plan_item" USING btree ("plan_id", "position") `,
    );
  }
}
