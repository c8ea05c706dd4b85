#!/usr/bin/env node
/**
 * The register of 依申请公开 at 10,000 requests, a third of them open, every fourth with a letter: a page of the list,
 * whose stages and lights are derived for all of them each time. Floor: reading the same rows.
 * Run after a build: `node bench/disclosure.mjs [rounds]`. Prints one JSON line per figure, medians.
 */
import { fromDist } from '../bin/lib/temporary-server.mjs';
import { line, median, timed, withApp } from './harness.mjs';

const REQUESTS = 10_000;
const rounds = Number(process.argv[2] ?? 7);

await withApp(['2026-06-15', '10:00'], async ({ app, dataSource }) => {
  const { SYSTEM_ACTOR } = await fromDist('common/actor.js');
  const { RequestQueries } = await fromDist('modules/disclosure/request.queries.js');
  const { RequestFilter } = await fromDist('modules/disclosure/disclosure-input.dto.js');
  const { requestRows } = await fromDist('modules/disclosure/request-rows.js');
  await fill(dataSource);
  const reader = { ...SYSTEM_ACTOR, roles: ['leader'], principal: true };
  const queries = app.get(RequestQueries);
  const page = (values) => queries.list(reader, Object.assign(new RequestFilter(), { limit: 50, ...values }));

  const floor = await medianOf(() => requestRows(dataSource.manager, 'true', []));
  line(`reading ${REQUESTS} requests with their letters (floor)`, { ms: floor });
  line('page of 50, all years', { ms: await medianOf(() => page({})), floor });
  line('page of 50, those overdue', { ms: await medianOf(() => page({ light: ['overdue'] })), floor });
  line('page of 50, one year of five', { ms: await medianOf(() => page({ year: 2026 })), floor });
});

/** After one run that warms up. */
async function medianOf(work) {
  await work();
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timed(work)).ms);
  return median(times);
}

async function fill(dataSource) {
  await dataSource.query(
    `WITH office AS (
       INSERT INTO unit (name, short_name, unit_class, sort, active_from) VALUES ('局办公室', '办公室', 'office', 1, '2010-01-01') RETURNING id
     ), clerk AS (INSERT INTO app_user (username, name) VALUES ('bench', '登记员') RETURNING id)
     INSERT INTO disclosure_request (number, unit_id, applicant_kind, applicant_name, content, channel, arrived_on,
       answered_on, answer_kind, lengths, registered_at, registered_by)
     SELECT 'B' || n, office.id, 'person', '申请人' || n, '所需材料' || n, 'signed_post', day,
       CASE WHEN n % 3 > 0 THEN day + 14 END, CASE WHEN n % 3 > 0 THEN 'granted' END,
       '{"correction":7,"thirdParty":15,"coProducer":15,"answer":20,"extension":20}', now(), clerk.id
     FROM office, clerk, generate_series(1, $1) n, LATERAL (SELECT date '2022-01-04' + (n % 1600) AS day) d`,
    [REQUESTS],
  );
  await dataSource.query(
    `INSERT INTO disclosure_consultation (request_id, kind, name, sent_on, delivered_on)
     SELECT id, 'third_party', '某单位', arrived_on + 2, arrived_on + 4 FROM disclosure_request WHERE right(number, 1) IN ('0', '4', '8')`,
  );
  await dataSource.query('ANALYZE');
}
