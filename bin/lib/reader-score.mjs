/**
 * Compares what the reader says of a document with labels made by hand. An item is found by the first words after its
 * number; assignments and deadlines count where their item was found. Labels marked `optional` are neither asked for nor
 * held against the reader; `altRole`, `altKind`, `altValue` and `…Alt` of the plan are right too.
 */

const KINDS = ['items', 'parents', 'numbers', 'assignments', 'groups', 'deadlines', 'plan'];
const FIELDS = ['title', 'issuer', 'docNo', 'date', 'year'];
/** How far an elided superior may be put back before a unit's name: 财政厅 = 省财政厅. */
const SUPERIOR = /^[省市区县州局委厅国家]{1,3}$/;

const plain = (words) =>
  String(words ?? '')
    .normalize('NFKC')
    .replace(/[\s*]/g, '');
const list = (value) => [value ?? []].flat();
const absent = (value) => value === null || value === undefined;

const tally = () => ({ hit: 0, miss: 0, extra: 0 });
export const newTotal = () => ({
  ...Object.fromEntries(KINDS.map((kind) => [kind, tally()])),
  certain: { stated: 0, sure: 0, right: 0 },
});

const share = (part, whole) => (whole === 0 ? 1 : part / whole);
export const precision = ({ hit, extra }) => share(hit, hit + extra);
export const recall = ({ hit, miss }) => share(hit, hit + miss);
export const f1 = ({ hit, miss, extra }) => share(2 * hit, 2 * hit + miss + extra);
export const calibration = ({ certain: { stated, sure, right } }) => ({
  sure: share(sure, stated),
  right: share(right, sure),
});

export function addTo(total, one) {
  for (const [kind, counts] of Object.entries(one))
    for (const [key, value] of Object.entries(counts)) total[kind][key] += value;
}

/** @param read what `duban parse` prints, or null where the file could not be read. @param say called for each slip. */
export function score(gold, read, say = () => {}) {
  const result = newTotal();
  const items = read?.items ?? [];
  const found = alignment(gold.items, items);
  scoreItems(gold, items, found, result, say);
  gold.items.forEach((label, index) => scoreFindings(gold, label, index, items, found, result, say));
  scorePlan(gold.plan, read, result, say);
  return result;
}

/** Index of each labelled item → index of the item read. Equal numbers first, then the order of reading. */
function alignment(labels, items) {
  const words = items.map((item) => plain(item.text));
  const numbers = items.map((item) => plain(item.number));
  const found = new Map();
  const taken = new Set();
  let last = -1;
  labels.forEach((label, index) => {
    const anchor = plain(label.titleStart);
    if (anchor === '') return;
    let best = null;
    words.forEach((text, at) => {
      if (taken.has(at) || !text.startsWith(anchor)) return;
      const cost =
        (numbers[at] === plain(label.number) ? 0 : 1000) + (at > last ? at - last : 100 + last - at);
      if (best === null || cost < best.cost) best = { at, cost };
    });
    if (best === null) return;
    found.set(index, best.at);
    taken.add(best.at);
    last = best.at;
  });
  return found;
}

const counted = (item) => ({
  assignments: item.assignments ?? [],
  deadlines: (item.deadlines ?? []).filter(({ kind }) => kind !== 'soft'),
});

function scoreItems(gold, items, found, result, say) {
  gold.items.forEach((label, index) => {
    const at = found.get(index);
    if (at === undefined) {
      if (label.optional) return;
      result.items.miss += 1;
      say('missed', 'item', `${label.number}${label.titleStart}`);
      return;
    }
    result.items.hit += 1;
    const right = plain(items[at].number) === plain(label.number);
    result.numbers[right ? 'hit' : 'miss'] += 1;
    if (!right) say('wrong', 'number', `${label.number}${label.titleStart} read as ${items[at].number}`);
  });
  const read = new Set(found.values());
  const end = Math.max(-1, ...read);
  items.forEach((item, at) => {
    if (read.has(at) || (gold.range?.tailIgnored && at > end)) return;
    const { assignments, deadlines } = counted(item);
    if (gold.range?.extraSectionsOk && assignments.length + deadlines.length === 0) return;
    result.items.extra += 1;
    result.assignments.extra += assignments.length;
    result.deadlines.extra += deadlines.length;
    say('extra', 'item', `${item.number}${item.text.slice(0, 20)}`);
  });
}

function scoreFindings(gold, label, index, items, found, result, say) {
  const item = found.has(index) ? items[found.get(index)] : {};
  const where = `${label.number}${label.titleStart}`;
  if (found.has(index)) scoreParent(gold, label, item, found, result, () => say('wrong', 'parent', where));
  const { assignments, deadlines } = counted(item);
  const implied = list(gold.rules?.implied).map((rule) => rule.unit ?? rule);
  const report = (what) => (how, entry) => say(how, what, `${where}: ${JSON.stringify(entry)}`);
  match(
    label.assignments,
    assignments,
    isAssignment,
    result,
    'assignments',
    report('assignment'),
    ({ unit }) => implied.some((name) => isUnit(name, unit)),
  );
  match(label.deadlines, deadlines, isDeadline, result, 'deadlines', report('deadline'));
  for (const wanted of label.assignments) {
    const got = assignments.find(({ unit }) => isUnit(wanted.unit, unit, wanted.group));
    if (got) result.groups[Boolean(got.group) === wanted.group ? 'hit' : 'miss'] += 1;
  }
}

function scoreParent(gold, label, item, found, result, wrong) {
  const wanted = absent(label.parent) ? null : found.get(label.parent);
  if (wanted === undefined) return;
  const parent = item.parent ?? null;
  const own = gold.range?.extraSectionsOk && parent !== null && ![...found.values()].includes(parent);
  const right = own || parent === wanted;
  result.parents[right ? 'hit' : 'miss'] += 1;
  if (!right) wrong();
}

function match(labels, findings, same, result, kind, report, tolerated = () => false) {
  const free = [...findings];
  const note = ({ certainty }, right) => {
    if (!certainty) return;
    result.certain.stated += 1;
    if (certainty !== 'sure') return;
    result.certain.sure += 1;
    if (right) result.certain.right += 1;
  };
  for (const label of [...labels].sort((a, b) => Number(a.optional ?? 0) - Number(b.optional ?? 0))) {
    const at = free.findIndex((finding) => same(label, finding));
    const [finding] = at < 0 ? [] : free.splice(at, 1);
    if (label.optional) continue;
    result[kind][finding ? 'hit' : 'miss'] += 1;
    if (finding) note(finding, true);
    else report('missed', label);
  }
  for (const finding of free) {
    if (tolerated(finding)) continue;
    result[kind].extra += 1;
    note(finding, false);
    report('extra', finding);
  }
}

function isUnit(wanted, got, group = false) {
  const [a, b] = [plain(wanted), plain(got)];
  return a === b || (!group && b.endsWith(a) && SUPERIOR.test(b.slice(0, b.length - a.length)));
}

const isAssignment = (label, { unit, role }) =>
  isUnit(label.unit, unit, label.group) && [label.role, ...list(label.altRole)].includes(role);

function isDeadline(label, finding) {
  if (![label.kind, ...list(label.altKind)].includes(finding.kind) || !overlaps(label.raw, finding.raw))
    return false;
  if (finding.kind !== label.kind) return true;
  const values = [label.value, ...(label.altValue === undefined ? [] : list(label.altValue))];
  return values.some((value) => isValue(label.kind, value, finding.value));
}

function overlaps(wanted, got) {
  const [a, b] = [plain(wanted), plain(got)];
  if (a === '' || b === '') return false;
  if (a.includes(b) || b.includes(a)) return true;
  for (let at = 0; at + 4 <= a.length; at += 1) if (b.includes(a.slice(at, at + 4))) return true;
  return false;
}

function isValue(kind, wanted, got) {
  if (kind === 'ongoing') return true;
  if (absent(wanted) || absent(got)) return wanted === got;
  if (kind === 'fixed') return isDay(wanted, got);
  if (kind === 'window') return isDay(wanted.start, got.start) && isDay(wanted.end, got.end);
  if (kind === 'relative') return wanted.n === got.n && wanted.unit === got.unit;
  return (
    wanted.per === got.per && (wanted.min ?? 1) === (got.min ?? 1) && (!wanted.by || wanted.by === got.by)
  );
}

/** `XXXX-06-30` is right for any year. */
function isDay(wanted, got) {
  if (absent(wanted) || absent(got)) return absent(wanted) && absent(got);
  const [a, b] = [String(wanted), String(got)];
  return a === b || (a.startsWith('XXXX') && a.slice(4) === b.slice(4));
}

function scorePlan(label, read, result, say) {
  const plan = read?.plan ?? {};
  const judge = (key, right, wanted) => {
    result.plan[right ? 'hit' : 'miss'] += 1;
    if (!right)
      say(
        'wrong',
        `plan.${key}`,
        `wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(plan[key] ?? null)}`,
      );
  };
  if (typeof label.isPlan === 'boolean') judge('isPlan', plan.isPlan === label.isPlan, label.isPlan);
  for (const key of FIELDS) {
    if (!(key in label) || (key === 'year' && absent(label.year))) continue;
    const wanted = [...list(label[key]), ...list(label[`${key}Alt`])].map(plain);
    const got = absent(plan[key]) ? null : plain(plan[key]);
    const mayBeAbsent = absent(label[key]) || label[`${key}Inferred`] === true;
    judge(key, read !== null && ((mayBeAbsent && got === null) || wanted.includes(got)), wanted);
  }
}
