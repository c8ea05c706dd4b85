/**
 * Plan document → draft. Pure: normalise (with a map back) → outline → recognisers → refiners → draft. Nothing here
 * decides for the coordinator: each finding says where its words stand, which rule read them and how sure it is.
 */
import { bodyOf } from './body.js';
import { docTypeOf } from './document-kind.js';
import { documentRulesOf } from './document-rules.js';
import type { WorkingDraft, WorkingItem } from './working-draft.js';
import { endsInBareLists } from './habits.js';
import { normalise, type Normalised } from './normalise.js';
import { withPlainLabels } from './plain-labels.js';
import { outlineOf } from './outline.js';
import { workingItemsOf } from './paragraphs.js';
import type { ParsedItem, ParsedPlan } from './parsed-plan.js';
import { planFieldsOf } from './plan-fields.js';
import { sentenceDuty } from './recognisers/sentence-duty.js';
import { REFINERS } from './refiners/index.js';

/**
 * Reads the text of a plan document.
 * @param text as read, before normalisation; all spans of the result are offsets into it.
 * @param options.year the plan's year where the document does not say it (a person's answer).
 * @param options.holdsPlan a task table stands in it: a notice that carries one is a plan.
 * @returns never throws; a document that is no plan comes back with `isPlan: false` and its outline.
 */
export function parsePlanText(
  text: string,
  options: { year?: number | null; holdsPlan?: boolean } = {},
): ParsedPlan {
  const source = withPlainLabels(normalise(text));
  const body = bodyOf(source.text);
  const blocks = outlineOf(body);
  const firstMark = blocks[1]?.start ?? source.text.length;
  const { fields, garbledDate } = planFieldsOf(source.text, body, firstMark);
  fields.year ??= options.year ?? null;
  const facts = {
    year: fields.year,
    rules: documentRulesOf(source.text),
    bareLists: endsInBareLists(body),
  };
  const items = workingItemsOf(source.text, blocks, facts);
  const read = docTypeOf(source.text, fields.title, blocks, clausesIn(items));
  const docType = options.holdsPlan && (read === 'notice' || read === 'other') ? 'plan' : read;
  const draft: WorkingDraft = {
    plan: { ...fields, isPlan: docType === 'plan', docType },
    facts,
    blocks,
    items,
    questions: [],
  };
  if (garbledDate) {
    draft.questions.push({
      code: 'date_garbled',
      message: `落款日期“${garbledDate.text}”缺少年月日,${fields.date ? `暂按 ${fields.date} 理解` : '无法确定'},请核对`,
      from: garbledDate.start,
      to: garbledDate.end,
      item: null,
    });
  }
  for (const refiner of REFINERS) refiner.refine(draft);
  return printed(draft, source);
}

/** How many items say whose they are: in a bracket or a field, or in a sentence that may be part of the text. */
function clausesIn(items: readonly WorkingItem[]): { plain: number; sentences: number } {
  const clauses = { plain: 0, sentences: 0 };
  for (const { findings } of items) {
    const stated = findings.filter((finding) => finding.what === 'duty' && finding.basis === 'stated');
    if (stated.some(({ rule }) => rule !== sentenceDuty.name)) clauses.plain += 1;
    else if (stated.length > 0) clauses.sentences += 1;
  }
  return clauses;
}

function printed(draft: WorkingDraft, source: Normalised): ParsedPlan {
  return {
    plan: draft.plan,
    items: draft.items.map((item) => printedItem(item, source)),
    questions: draft.questions.map(({ code, message, from, to, item }) => ({
      code,
      message,
      span: from === null || to === null ? null : source.toOriginal(from, to),
      item,
    })),
  };
}

function printedItem(item: WorkingItem, source: Normalised): ParsedItem {
  const parsed: ParsedItem = {
    number: item.number,
    level: item.level,
    parent: item.parent,
    kind: item.kind,
    text: item.paragraphs.join('\n'),
    span: source.toOriginal(item.start, item.end),
    certainty: item.certainty,
    assignments: [],
    deadlines: [],
  };
  for (const finding of item.findings) {
    const { certainty, rule, basis } = finding;
    const span = source.toOriginal(finding.from, finding.to);
    if (finding.what === 'duty') {
      parsed.assignments.push({
        unit: finding.unit,
        role: finding.role,
        group: finding.group,
        span,
        certainty,
        rule,
        basis,
      });
    } else {
      const { kind, value, raw } = finding;
      parsed.deadlines.push({
        kind,
        raw,
        value,
        span,
        certainty,
        rule,
        basis,
      } as ParsedItem['deadlines'][number]);
    }
  }
  return parsed;
}
