import { isUUID } from 'class-validator';
import { isCalendarDate } from '../../common/calendar-date.js';
import { DomainError } from '../../common/domain-error.js';
import { ITEM_KINDS, UNIT_ROLES } from '../../../shared/vocabulary.js';
import { assertRule, ruleFromLabel, type RuleSpec } from '../deadline/domain/rule.js';
import { assertSoftPolicy, type SoftPolicyLine } from '../deadline/domain/soft-policy.js';
import type { Edit, Target } from './domain/edit.js';
import { WAIVERS } from './domain/open-questions.js';

export type EditType = Edit['type'];

type Fields = Record<string, unknown>;

const MAX_TEXT = 20_000;
const MAX_ITEMS = 5_000;
const MAX_FINDINGS = 50_000;
const SOFT_UNITS = ['workday', 'day', 'month', 'year'] as const;
const SOFT_PERS = ['year', 'half-year', 'quarter', 'month', 'week'] as const;

/** How each type of edit is read from what came over the wire. */
const READERS: { [Type in EditType]: (fields: Fields) => Extract<Edit, { type: Type }> } = {
  setPlan: (fields) => ({ type: 'setPlan', set: planFields(object(fields, 'set')) }),
  setItem: (fields) => ({
    type: 'setItem',
    item: key(fields, 'item'),
    set: itemFields(object(fields, 'set')),
  }),
  setKind: (fields) => ({
    type: 'setKind',
    items: keys(fields, 'items'),
    kind: oneOf(fields, 'kind', ITEM_KINDS),
  }),
  addItem: (fields) => ({
    type: 'addItem',
    after: nullable(fields, 'after', key),
    parent: nullable(fields, 'parent', key),
    number: text(fields, 'number', 20),
    text: text(fields, 'text', MAX_TEXT),
    kind: oneOf(fields, 'kind', ITEM_KINDS),
  }),
  dropItems: (fields) => ({ type: 'dropItems', items: keys(fields, 'items') }),
  splitItem: (fields) => ({
    type: 'splitItem',
    item: key(fields, 'item'),
    offset: whole(fields, 'offset', 0, MAX_TEXT),
  }),
  mergeItems: (fields) => ({ type: 'mergeItems', items: keys(fields, 'items') }),
  assign: (fields) => ({
    type: 'assign',
    items: keys(fields, 'items'),
    units: list(fields, 'units', 200).map((unit) => ({
      ...target(unit),
      name: text(unit, 'name', 100),
      role: oneOf(unit, 'role', UNIT_ROLES),
    })),
    replace: fields.replace === true,
  }),
  setAssignment: (fields) => ({
    type: 'setAssignment',
    item: key(fields, 'item'),
    assignment: key(fields, 'assignment'),
    ...(fields.unitId || fields.groupId ? { target: target(fields) } : {}),
    ...(fields.role === undefined ? {} : { role: oneOf(fields, 'role', UNIT_ROLES) }),
  }),
  dropAssignment: (fields) => ({
    type: 'dropAssignment',
    item: key(fields, 'item'),
    assignment: key(fields, 'assignment'),
  }),
  mapName: (fields) => ({ type: 'mapName', name: text(fields, 'name', 100), target: target(fields) }),
  setDeadline: (fields) => setDeadline(fields),
  dropDeadline: (fields) => ({
    type: 'dropDeadline',
    item: key(fields, 'item'),
    deadline: key(fields, 'deadline'),
  }),
  mapEvent: (fields) => ({
    type: 'mapEvent',
    wording: text(fields, 'wording', 200),
    eventTypeId: uuid(fields, 'eventTypeId'),
  }),
  accept: (fields) => ({
    type: 'accept',
    items: keys(fields, 'items'),
    ...(fields.findings === undefined ? {} : { findings: keys(fields, 'findings') }),
  }),
  pairItem: (fields) => ({ type: 'pairItem', item: key(fields, 'item'), was: nullable(fields, 'was', uuid) }),
  settleRemark: (fields) => ({ type: 'settleRemark', remark: key(fields, 'remark') }),
  waive: (fields) => ({
    type: 'waive',
    waiver: oneOf(fields, 'waiver', WAIVERS),
    on: fields.on !== false,
  }),
};

/**
 * Reads a list of edits; nothing of an edit that is not asked for is kept.
 * @throws DomainError `intake.bad_edit` (422) that names the place of the edit and the field.
 */
export function readEdits(inputs: readonly unknown[]): Edit[] {
  return inputs.map((input, index) => {
    try {
      const fields = asObject(input, 'edit');
      const reader = Object.hasOwn(READERS, String(fields.type)) ? READERS[fields.type as EditType] : null;
      if (!reader) throw new BadField('type');
      return reader(fields);
    } catch (error) {
      if (!(error instanceof BadField)) throw error;
      throw DomainError.invalid(
        'intake.bad_edit',
        `第 ${index + 1} 处修改的内容不完整或不正确(${error.message})`,
        {
          index,
          field: error.message,
        },
      );
    }
  });
}

/** Ids that edits refer to, for one look-up of each kind. */
export function referencesOf(edits: readonly Edit[]): {
  unitIds: string[];
  groupIds: string[];
  eventTypeIds: string[];
  planItemIds: string[];
} {
  const targets: Target[] = edits.flatMap((edit): Target[] => {
    if (edit.type === 'assign') return edit.units;
    if (edit.type === 'mapName') return [edit.target];
    return edit.type === 'setAssignment' && edit.target ? [edit.target] : [];
  });
  const distinct = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
  return {
    unitIds: distinct(targets.map(({ unitId }) => unitId)),
    groupIds: distinct(targets.map(({ groupId }) => groupId)),
    eventTypeIds: distinct(
      edits.map((edit) =>
        edit.type === 'setDeadline' || edit.type === 'mapEvent' ? edit.eventTypeId : null,
      ),
    ),
    planItemIds: distinct(edits.map((edit) => (edit.type === 'pairItem' ? edit.was : null))),
  };
}

class BadField extends Error {}

function setDeadline(fields: Fields): Extract<Edit, { type: 'setDeadline' }> {
  const spec = rule(object(fields, 'spec'));
  const eventTypeId = nullable(fields, 'eventTypeId', uuid);
  const raw = text(fields, 'raw', 200);
  return {
    type: 'setDeadline',
    item: key(fields, 'item'),
    deadline: nullable(fields, 'deadline', key),
    raw,
    spec,
    // A clock that waits for no event has no type, whatever was sent.
    eventTypeId: spec.kind === 'relative' && spec.event !== null ? eventTypeId : null,
    ...('innerWorkdays' in fields ? { innerWorkdays: nullable(fields, 'innerWorkdays', innerWorkdays) } : {}),
    ...('policy' in fields ? { policy: nullable(fields, 'policy', (from) => ownRule(from, raw, spec)) } : {}),
  };
}

const innerWorkdays = (fields: Fields, field: string): number => whole(fields, field, 1, 60);

/** 本单位规定 for one clock: only words that name no time need one, and it is said of these very words. */
function ownRule(fields: Fields, raw: string, spec: RuleSpec): SoftPolicyLine {
  if (spec.kind !== 'soft') throw new BadField('policy');
  return softPolicy([{ ...object(fields, 'policy'), word: raw.trim().slice(0, 10) }], 'policy')[0];
}

function softPolicy(lines: Fields[], field: string): SoftPolicyLine[] {
  const policy = lines.map((line): SoftPolicyLine => {
    const word = text(line, 'word', 10).trim();
    if (line.per) return { word, per: oneOf(line, 'per', SOFT_PERS) };
    return { word, n: whole(line, 'n', 1, 365), unit: oneOf(line, 'unit', SOFT_UNITS) };
  });
  try {
    assertSoftPolicy(policy);
  } catch {
    throw new BadField(field);
  }
  return policy;
}

function rule(spec: Fields): RuleSpec {
  const made = ruleFromLabel(String(spec.kind), spec.kind === 'fixed' ? spec.date : spec);
  if (made === null) throw new BadField('spec');
  try {
    assertRule(made);
  } catch {
    throw new BadField('spec');
  }
  if (made.kind === 'window' && made.start !== null && made.end !== null && made.start > made.end) {
    throw new BadField('spec.end');
  }
  return made;
}

function planFields(set: Fields): Extract<Edit, { type: 'setPlan' }>['set'] {
  const made: Extract<Edit, { type: 'setPlan' }>['set'] = {};
  if ('isPlan' in set) made.isPlan = boolean(set, 'isPlan');
  for (const name of ['title', 'issuer', 'docNo'] as const) {
    if (name in set) made[name] = nullable(set, name, (from, field) => text(from, field, 200).trim() || null);
  }
  if ('year' in set) made.year = nullable(set, 'year', (from, field) => whole(from, field, 1990, 2100));
  if ('issuedOn' in set) made.issuedOn = nullable(set, 'issuedOn', date);
  if ('innerWorkdays' in set) made.innerWorkdays = nullable(set, 'innerWorkdays', innerWorkdays);
  if ('softPolicy' in set) made.softPolicy = softPolicy(list(set, 'softPolicy', 20), 'softPolicy');
  return made;
}

function itemFields(set: Fields): Extract<Edit, { type: 'setItem' }>['set'] {
  return {
    ...('number' in set ? { number: text(set, 'number', 20) } : {}),
    ...('text' in set ? { text: text(set, 'text', MAX_TEXT) } : {}),
    ...('kind' in set ? { kind: oneOf(set, 'kind', ITEM_KINDS) } : {}),
    ...('parent' in set ? { parent: nullable(set, 'parent', key) } : {}),
  };
}

function target(fields: Fields): Target {
  const [unitId, groupId] = [nullable(fields, 'unitId', uuid), nullable(fields, 'groupId', uuid)];
  if ((unitId === null) === (groupId === null)) throw new BadField('unitId');
  return { unitId, groupId };
}

function asObject(value: unknown, field: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadField(field);
  return value as Fields;
}

const object = (fields: Fields, field: string): Fields => asObject(fields[field], field);

function list(fields: Fields, field: string, max: number): Fields[] {
  const value = fields[field];
  if (!Array.isArray(value) || value.length > max) throw new BadField(field);
  return value.map((member) => asObject(member, field));
}

function text(fields: Fields, field: string, max: number): string {
  const value = fields[field];
  // PostgreSQL cannot store NUL; JSON can carry it.
  if (typeof value !== 'string' || value.length > max || value.includes('\0')) throw new BadField(field);
  return value;
}

function key(fields: Fields, field: string): string {
  const value = text(fields, field, 40);
  if (!value) throw new BadField(field);
  return value;
}

function keys(fields: Fields, field: 'items' | 'findings'): string[] {
  const value = fields[field];
  const most = field === 'items' ? MAX_ITEMS : MAX_FINDINGS;
  if (!Array.isArray(value) || value.length === 0 || value.length > most) throw new BadField(field);
  return value.map((member) => key({ [field]: member }, field));
}

function uuid(fields: Fields, field: string): string {
  const value = fields[field];
  if (!isUUID(value)) throw new BadField(field);
  return value as string;
}

function date(fields: Fields, field: string): string {
  const value = fields[field];
  if (!isCalendarDate(value)) throw new BadField(field);
  return value;
}

function boolean(fields: Fields, field: string): boolean {
  const value = fields[field];
  if (typeof value !== 'boolean') throw new BadField(field);
  return value;
}

function whole(fields: Fields, field: string, min: number, max: number): number {
  const value = fields[field];
  if (!Number.isSafeInteger(value) || (value as number) < min || (value as number) > max)
    throw new BadField(field);
  return value as number;
}

function oneOf<T extends string>(fields: Fields, field: string, allowed: readonly T[]): T {
  const value = fields[field];
  if (!allowed.includes(value as T)) throw new BadField(field);
  return value as T;
}

const nullable = <T>(fields: Fields, field: string, read: (fields: Fields, field: string) => T): T | null =>
  fields[field] === null || fields[field] === undefined ? null : read(fields, field);
