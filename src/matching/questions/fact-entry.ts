import { financeKeys } from '../../quarters/finances/municipal-finances.ts';
import { needFields, type Datum } from './missing-datum.ts';
import type { Answerer, FactOwner, MissingFact } from './missing-facts.ts';

/** One datum with everybody it is missing of: what a person looks up once and enters for all. */
export interface FactEntry {
  /** Part of the address its form is posted to: `months`, `sozialeStadt`, `costs`. */
  key: string;
  datum: Datum;
  answerer: Answerer;
  /** Matches over all its facts. */
  alone: number;
  withOneOther: number;
  waiting: number;
  /** One per need, quarter, municipality or programme; most deciding first. */
  facts: readonly MissingFact[];
}

/** Ordered by how many matches the datum would decide: alone, then with one other, then at all. */
export function factEntries(facts: readonly MissingFact[]): FactEntry[] {
  const entries = new Map<string, FactEntry & { facts: MissingFact[] }>();
  for (const fact of facts) {
    const key = entryKey(fact.datum);
    const entry = entries.get(key) ?? {
      ...{ key, datum: fact.datum, answerer: fact.answerer },
      ...{ alone: 0, withOneOther: 0, waiting: 0, facts: [] },
    };
    entry.alone += fact.alone;
    entry.withOneOther += fact.withOneOther;
    entry.waiting += fact.waiting.length;
    entry.facts.push(fact);
    entries.set(key, entry);
  }
  return [...entries.values()].sort(
    (a, b) =>
      b.alone - a.alone ||
      b.withOneOther - a.withOneOther ||
      b.waiting - a.waiting ||
      (a.key < b.key ? -1 : 1),
  );
}

function entryKey(datum: Datum): string {
  switch (datum.of) {
    case 'need':
    case 'quarter':
    case 'municipality':
      return datum.field;
    case 'figure':
      return `kennzahl-${datum.indicatorId}-${datum.area}`;
    case 'question':
      return `frage-${datum.contact}-${datum.text}`;
    case 'other':
      return `offen-${datum.what}`;
  }
}

/** The datum a form is about; null for those without a form. */
export function datumOfKey(key: string): Datum | null {
  const needField = needFields.find((field) => field === key);
  if (needField !== undefined) return { of: 'need', field: needField };
  if (key === 'sozialeStadt' || key === 'isek') return { of: 'quarter', field: key };
  const financeKey = financeKeys.find((one) => one === key);
  return financeKey === undefined ? null : { of: 'municipality', field: financeKey };
}

/** Of whom the datum is, by the kind of datum. */
function ownerOfKey(datum: Datum, id: string): FactOwner | null {
  switch (datum.of) {
    case 'need':
      return { kind: 'need', needId: id };
    case 'quarter':
      return { kind: 'quarter', quarterId: id };
    case 'municipality':
      return { kind: 'municipality', municipalityId: id };
    case 'figure':
    case 'question':
    case 'other':
      return null;
  }
}

function ownerId({ owner }: Pick<MissingFact, 'owner'>): string {
  switch (owner.kind) {
    case 'need':
      return owner.needId;
    case 'quarter':
      return owner.quarterId;
    case 'municipality':
      return owner.municipalityId;
    case 'programme':
      return owner.programmeId;
  }
}

/**
 * With the rows of a form that came back: somebody else may have filled one in meanwhile, and what was typed must not
 * vanish for that.
 */
export function withTypedRows(
  facts: readonly MissingFact[],
  typed: { key: string; ids: readonly string[] },
): MissingFact[] {
  const datum = datumOfKey(typed.key);
  if (!datum) return [...facts];
  const there = new Set(
    facts.filter((fact) => entryKey(fact.datum) === typed.key).map((fact) => ownerId(fact)),
  );
  const added = typed.ids.flatMap((id): MissingFact[] => {
    const owner = there.has(id) ? null : ownerOfKey(datum, id);
    if (!owner) return [];
    const nothing = { alone: 0, withOneOther: 0, waiting: [] };
    return [{ key: `${typed.key}.${id}`, datum, owner, answerer: 'house', ...nothing }];
  });
  return [...facts, ...added];
}
