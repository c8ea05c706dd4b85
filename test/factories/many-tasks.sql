-- Many published tasks of every kind, for property tests and benches. Placeholders: :tasks, :units, :today (a date).
-- The generator is seeded, so that two runs give the same rows apart from their ids.
SELECT setseed(0.42);

INSERT INTO unit (id, name, short_name, unit_class, sort, active_from)
VALUES ('00000000-0000-4000-8000-000000000001', '某市交通运输局', '市局', 'government', 0, '2000-01-01');

INSERT INTO unit (parent_id, name, short_name, unit_class, sort, active_from)
SELECT '00000000-0000-4000-8000-000000000001',
  (ARRAY['办公室','财务处','人事处','法规处','运输处','建设处','安全处','综合处','审计处','公路中心','质监站','执法支队'])[1 + n % 12] || CASE WHEN n >= 12 THEN '第' || n ELSE '' END,
  '', 'office', n, '2000-01-01'
FROM generate_series(0, :units - 1) n;
UPDATE unit SET short_name = name WHERE short_name = '';

INSERT INTO app_user (id, username, name) VALUES ('00000000-0000-4000-8000-00000000000a', 'factory', '经办人');

INSERT INTO plan (id, owner_unit_id, title, doc_no, year, issued_on, status, cadence, stages, created_at, published_at)
SELECT gen_random_uuid(), '00000000-0000-4000-8000-000000000001', (2025 + n) || '年度重点工作任务', '某交办〔' || (2025 + n) || '〕' || (n + 3) || '号',
  2025 + n, make_date(2025 + n, 1, 10), 'published', '{"per":"month","day":25,"roll":"previous"}',
  '{"overdue":1,"pressed":5,"circular":10}', '2025-01-10T00:00:00Z', '2025-01-10T00:00:00Z'
FROM generate_series(0, 1) n;

INSERT INTO plan_item (plan_id, position, number, path, level, kind, title, text)
SELECT p.id, n, CASE WHEN n % 20 = 0 THEN '第' || (n / 20) || '章' ELSE (n % 20) || '.' END, (n / 20) || '(' || (n % 20) || ')',
  CASE WHEN n % 20 = 0 THEN 1 ELSE 2 END, CASE WHEN n % 20 = 0 THEN 'section' ELSE 'task' END, t.title,
  t.title || '。对照职责分工逐项细化措施，明确时间表和路线图，按月报送进展，重要情况随时报告；编号' || n || '。'
FROM plan p, generate_series(0, (:tasks * 20 / 19) / 2 + 1) n,
  LATERAL (SELECT (ARRAY['完善公开目录','推进公路养护','开展安全检查','优化办事流程','加强队伍建设'])[1 + n % 5] || n AS title) t;

WITH u AS (SELECT id, row_number() OVER (ORDER BY sort) - 1 AS n FROM unit WHERE parent_id IS NOT NULL),
 i AS (SELECT id, row_number() OVER (ORDER BY plan_id, position) AS n FROM plan_item WHERE kind = 'task')
INSERT INTO assignment (plan_item_id, unit_id, role, sort)
SELECT DISTINCT ON (i.id, u.id) i.id, u.id, a.role, a.k
FROM i, LATERAL (VALUES (0, CASE WHEN i.n % 7 = 0 THEN 'responsible' ELSE 'lead' END), (3, CASE WHEN i.n % 7 = 0 THEN 'responsible' ELSE 'support' END),
   (5, CASE WHEN i.n % 11 = 0 AND i.n % 7 <> 0 THEN 'lead' ELSE NULL END)) a(k, role), u
WHERE a.role IS NOT NULL AND i.n % 23 <> 0 AND u.n = (i.n + a.k) % :units
ORDER BY i.id, u.id, a.k;

INSERT INTO deadline_rule (plan_id, plan_item_id, kind, spec, raw)
SELECT plan_id, id, k.kind, k.spec::jsonb, k.raw FROM plan_item,
  (VALUES ('deliver', '{"kind":"fixed","date":"2026-06-30"}', '6月底前'), ('report', '{"kind":"cadence","per":"month","day":25,"roll":"previous"}', NULL)) k(kind, spec, raw)
WHERE plan_item.kind = 'task';

INSERT INTO deadline (rule_id, plan_id, plan_item_id, unit_id, kind, principal, occurrence, start_on, due_on, due_at, original_due_on,
  near_on, near_at, provisional, done_on, done_at, waived_at, voided_at, created_at)
SELECT r.id, r.plan_id, r.plan_item_id, a.unit_id, r.kind, true, CASE WHEN r.kind = 'deliver' AND hashtext(r.id::text) % 7 <> 0 THEN 'once' ELSE 'n' || k.n END,
  d.due - CASE WHEN r.kind = 'deliver' THEN 5 + (x.r3 * 200)::int ELSE 30 END, d.due,
  CASE WHEN d.hours THEN d.at END, d.due, d.due - 3, CASE WHEN d.hours THEN d.at - interval '12 hours' END, random() < 0.05,
  CASE WHEN d.state < 0.5 THEN CASE WHEN d.hours THEN (d.done_at AT TIME ZONE 'Asia/Shanghai')::date ELSE d.due + d.slip END END,
  CASE WHEN d.state < 0.5 AND d.hours AND d.slip < 3 THEN d.done_at END,
  CASE WHEN d.state > 0.97 THEN now() END, CASE WHEN d.state BETWEEN 0.95 AND 0.97 THEN now() END, '2025-01-10T00:00:00Z'
FROM deadline_rule r
JOIN assignment a ON a.plan_item_id = r.plan_item_id AND a.role <> 'support' AND a.unit_id IS NOT NULL,
  LATERAL generate_series(1, CASE WHEN r.kind = 'report' THEN 4 WHEN hashtext(r.id::text) % 5 = 0 THEN 0 ELSE 1 END) k(n),
  LATERAL (SELECT (random() + k.n * 0 + length(a.id::text) * 0) AS r1, random() + k.n * 0 AS state, random() + k.n * 0 AS r2, random() + k.n * 0 AS r3) x,
  LATERAL (SELECT :today::date + (x.r1 * 60)::int - CASE WHEN x.r2 < 0.5 THEN 10 ELSE 30 END * (x.r3 < 0.6)::int AS due,
    r.kind = 'deliver' AND x.r3 < 0.1 AS hours, x.state AS state, (x.r2 * 8)::int - 5 AS slip,
    (:today::date + (x.r1 * 60)::int - CASE WHEN x.r2 < 0.5 THEN 10 ELSE 30 END * (x.r3 < 0.6)::int)::timestamp AT TIME ZONE 'Asia/Shanghai' + x.r2 * interval '23 hours' AS at,
    (:today::date + (x.r1 * 60)::int - CASE WHEN x.r2 < 0.5 THEN 10 ELSE 30 END * (x.r3 < 0.6)::int)::timestamp AT TIME ZONE 'Asia/Shanghai' + (x.r2 + x.state - 0.25) * interval '23 hours' AS done_at) d;

INSERT INTO progress_report (plan_id, plan_item_id, unit_id, period, status, progress, problems, next_steps, percent, created_by, created_at)
SELECT i.plan_id, i.id, a.unit_id, '2026-0' || m.m, (ARRAY['approved','submitted','draft','returned'])[1 + (i.position + m.m) % 4],
  '已召开专题会议部署，完成方案起草并征求意见，正在按计划推进第' || m.m || '阶段工作。', CASE WHEN i.position % 3 = 0 THEN '人手不足，需协调经费。' ELSE '' END,
  '下月完成验收。', (i.position * 7 + m.m * 10) % 101, '00000000-0000-4000-8000-00000000000a', '2026-01-01T00:00:00Z'
FROM plan_item i JOIN assignment a ON a.plan_item_id = i.id AND a.role <> 'support' AND a.unit_id IS NOT NULL, generate_series(1, 3) m(m)
WHERE i.kind = 'task';

INSERT INTO evidence (report_id, kind, title, url, published_on, created_by, created_at)
SELECT id, 'link', '门户网站公开页面', 'https://example.gov.cn/' || id, '2026-03-02', '00000000-0000-4000-8000-00000000000a', created_at
FROM progress_report WHERE status = 'approved' AND period = '2026-03';

INSERT INTO task_receipt (plan_item_id, unit_id, signed_at, signed_by)
SELECT a.plan_item_id, a.unit_id, '2026-01-12T02:30:00Z', '00000000-0000-4000-8000-00000000000a'
FROM assignment a JOIN plan_item i ON i.id = a.plan_item_id WHERE a.unit_id IS NOT NULL AND i.position % 4 <> 1 ON CONFLICT DO NOTHING;

INSERT INTO notice (kind, deadline_id, plan_item_id, unit_id, title, body, issued_at)
SELECT 'urge', d.id, d.plan_item_id, d.unit_id, '催办', '请尽快办理。', now() FROM deadline d
WHERE d.due_on < :today::date AND d.done_on IS NULL AND d.kind = 'deliver';

ANALYZE;
