import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EventOwnersAndVersions1795320000000 implements MigrationInterface {
  name = 'EventOwnersAndVersions1795320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "event_type" ADD "retired_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "trigger_event" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "trigger_event" ADD "owner_unit_id" uuid`);
    // What `EventSpawn` says: the bureau of the plans that the event set to work, of several the one nearest the top; an
    // event whose duties are gone goes to a bureau of its registrant's.
    await runner.query(`
      WITH RECURSIVE concerned AS (
        SELECT DISTINCT d.event_id, p.owner_unit_id AS unit_id FROM deadline d JOIN plan p ON p.id = d.plan_id
        WHERE d.event_id IS NOT NULL
        UNION
        SELECT e.id, g.unit_id FROM trigger_event e JOIN role_grant g ON g.user_id = e.registered_by
        WHERE NOT EXISTS (SELECT 1 FROM deadline d WHERE d.event_id = e.id) AND g.unit_id IS NOT NULL
      ), up AS (
        SELECT c.event_id, c.unit_id, u.id, u.parent_id, u.unit_class, 0 AS far FROM concerned c JOIN unit u ON u.id = c.unit_id
        UNION ALL
        SELECT up.event_id, up.unit_id, u.id, u.parent_id, u.unit_class, far + 1 FROM up JOIN unit u ON u.id = up.parent_id
      ), bureau AS (
        SELECT DISTINCT ON (event_id, unit_id) event_id, unit_id, id, far FROM up
        ORDER BY event_id, unit_id, unit_class = 'government' DESC,
          CASE WHEN unit_class = 'government' THEN far ELSE -far END
      ), placed AS (
        SELECT b.event_id, b.id, (SELECT count(*) FROM up WHERE up.event_id = b.event_id AND up.unit_id = b.unit_id) - b.far AS depth
        FROM bureau b
      )
      UPDATE trigger_event e SET owner_unit_id = COALESCE(
        (SELECT p.id FROM placed p WHERE p.event_id = e.id ORDER BY p.depth, p.id LIMIT 1),
        (SELECT unit_id FROM trigger_event_unit x WHERE x.event_id = e.id ORDER BY unit_id LIMIT 1),
        (SELECT id FROM unit WHERE parent_id IS NULL ORDER BY id LIMIT 1))`);
    await runner.query(`ALTER TABLE "trigger_event" ALTER COLUMN "owner_unit_id" SET NOT NULL`);
    await runner.query(`DROP INDEX "trigger_event_once"`);
    await runner.query(
      `CREATE UNIQUE INDEX "trigger_event_once" ON "trigger_event"  ("owner_unit_id", "type_id", "occurred_at", "subject") WHERE voided_at IS NULL`,
    );
    await runner.query(
      `ALTER TABLE "trigger_event" ADD CONSTRAINT "FK_b564dac0af2b8a04ebfe0b2c689" FOREIGN KEY ("owner_unit_id") REFERENCES "unit"("id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "trigger_event" DROP CONSTRAINT "FK_b564dac0af2b8a04ebfe0b2c689"`);
    await runner.query(`DROP INDEX "trigger_event_once"`);
    await runner.query(
      `CREATE UNIQUE INDEX "trigger_event_once" ON "trigger_event"  ("type_id", "occurred_at", "subject") WHERE voided_at IS NULL`,
    );
    await runner.query(`ALTER TABLE "trigger_event" DROP COLUMN "owner_unit_id"`);
    await runner.query(`ALTER TABLE "trigger_event" DROP COLUMN "version"`);
    await runner.query(`ALTER TABLE "event_type" DROP COLUMN "retired_at"`);
  }
}
