import type { AskedNeed, AskedNeeds } from './asked-needs.ts';
import type { Match } from '../match.ts';
import { authorityFor } from './call-authority.ts';
import { dataMissing, type Datum, type QuestionDatum } from './missing-datum.ts';

/** Who can supply a missing datum. */
export const answerers = ['house', 'statistics', 'authority'] as const;
export type Answerer = (typeof answerers)[number];

/** Whose datum it is. */
export type FactOwner =
  | { kind: 'need'; needId: string }
  | { kind: 'quarter'; quarterId: string }
  | { kind: 'municipality'; municipalityId: string }
  | { kind: 'programme'; programmeId: string; slug: string };

/** A need and a programme that wait for a datum. */
export interface WaitingMatch {
  needId: string;
  slug: string;
  programmeTitle: string;
  /** Data this match waits for, this one included. */
  missing: number;
}

/** One missing datum with everything that waits for it. */
export interface MissingFact {
  /** Stable, and usable as a part of an address: `months.<need>`. */
  key: string;
  datum: Datum;
  owner: FactOwner;
  answerer: Answerer;
  /** Matches it decides alone: nothing else is open there. */
  alone: number;
  /** Matches where one other datum is open beside it. */
  withOneOther: number;
  /** Nearest to a decision first. */
  waiting: readonly WaitingMatch[];
}

/**
 * What is missing over all needs and their open matches, and would decide most: first by how many matches wait for
 * this datum only, then by those that wait for one more, then by all. A match that waits for its next round counts too:
 * the answer decides whether waiting is worth while.
 */
export function missingFacts({ needs }: AskedNeeds): MissingFact[] {
  const collection = collectMissingFacts();
  for (const one of needs) collection.add(one);
  return collection.inOrder();
}

/** The same need by need: who has hundreds of them may give way in between. */
export function collectMissingFacts() {
  const facts = new Map<string, MissingFact & { waiting: WaitingMatch[] }>();

  return {
    add(one: AskedNeed): void {
      for (const match of one.matches) {
        const found = missingOf(one, match);
        for (const [key, { datum, owner }] of found) {
          const fact = facts.get(key) ?? {
            ...{ key, datum, owner, answerer: answererOf(datum) },
            ...{ alone: 0, withOneOther: 0, waiting: [] },
          };
          facts.set(key, fact);
          fact.waiting.push({
            needId: one.need.id,
            slug: match.slug,
            programmeTitle: match.compiled.programme.shortTitle,
            missing: found.size,
          });
          if (found.size === 1) fact.alone += 1;
          if (found.size === 2) fact.withOneOther += 1;
        }
      }
    },

    inOrder(): MissingFact[] {
      return [...facts.values()]
        .map((fact) => ({
          ...fact,
          waiting: fact.waiting.toSorted((a, b) => a.missing - b.missing),
        }))
        .sort(compareFacts);
    },
  };
}

/** What one match waits for, each datum once, however many criteria ask for it. */
function missingOf(one: AskedNeed, match: Match): Map<string, { datum: Datum; owner: FactOwner }> {
  const found = new Map<string, { datum: Datum; owner: FactOwner }>();
  for (const [index, criterion] of match.compiled.criteria.entries()) {
    const result = match.result.results[index];
    if (!result) continue;
    for (const missing of dataMissing(criterion, result, one.matchCase)) {
      const datum = missing.of === 'question' ? askedHere(missing, one, match) : missing;
      const owner = ownerOf(datum, one, match);
      found.set(keyOf(datum, owner), { datum, owner });
    }
  }
  return found;
}

/** Whom this municipality asks; what it handles itself it has to know. */
function askedHere(datum: QuestionDatum, { municipality }: AskedNeed, match: Match): Datum {
  const { name, isOwnHouse } = authorityFor(match.compiled.programme, municipality);
  const isOwn = isOwnHouse && datum.subject === 'authority';
  return { ...datum, contact: name, subject: isOwn ? 'municipality' : datum.subject };
}

function ownerOf(
  datum: Datum,
  { need, quarter, municipality }: AskedNeed,
  match: Match,
): FactOwner {
  switch (datum.of) {
    case 'need':
    case 'other':
      return { kind: 'need', needId: need.id };
    case 'quarter':
      return { kind: 'quarter', quarterId: quarter.id };
    case 'municipality':
      return { kind: 'municipality', municipalityId: municipality.id };
    case 'figure':
      return datum.area === 'quarter'
        ? { kind: 'quarter', quarterId: quarter.id }
        : { kind: 'municipality', municipalityId: municipality.id };
    case 'question':
      return { kind: 'programme', programmeId: match.programmeId, slug: match.slug };
  }
}

function keyOf(datum: Datum, owner: FactOwner): string {
  const of = {
    need: () => (owner.kind === 'need' ? owner.needId : ''),
    quarter: () => (owner.kind === 'quarter' ? owner.quarterId : ''),
    municipality: () => (owner.kind === 'municipality' ? owner.municipalityId : ''),
    programme: () => (owner.kind === 'programme' ? owner.slug : ''),
  }[owner.kind]();
  switch (datum.of) {
    case 'need':
    case 'quarter':
    case 'municipality':
      return `${datum.field}.${of}`;
    case 'figure':
      return `kennzahl-${datum.indicatorId}.${of}`;
    case 'question':
      return `frage-${datum.key}.${of}`;
    case 'other':
      return `offen-${datum.what}.${of}`;
  }
}

function answererOf(datum: Datum): Answerer {
  if (datum.of === 'question') return datum.subject === 'authority' ? 'authority' : 'house';
  return datum.of === 'figure' ? 'statistics' : 'house';
}

function compareFacts(a: MissingFact, b: MissingFact): number {
  return (
    b.alone - a.alone ||
    b.withOneOther - a.withOneOther ||
    b.waiting.length - a.waiting.length ||
    (a.key < b.key ? -1 : 1)
  );
}
