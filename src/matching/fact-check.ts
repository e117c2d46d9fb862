import { factOfEvidence, type Evidence } from '../programmes/evidence.ts';
import type { FactField } from '../programmes/fact-field.ts';
import { basisLabels } from '../programmes/programme-labels.ts';
import { formatDayOf, formatMonth } from '../shared/dates.ts';
import type { Criterion, CriterionKind } from './criteria/criterion.ts';

/** Evidence as far as it says whether a person has looked at a fact. */
export type CheckedEvidence = Pick<Evidence, 'programmeId' | 'state' | 'checkedAt'> & {
  kind: Evidence['value']['kind'];
};

/** How far people checked what was read automatically. */
export interface FactCheck {
  isComplete: boolean;
  /** Instant of the newest check; null = nobody looked at it yet. */
  lastAt: string | null;
}

export type FindCheck = (programmeId: string, criterion: Criterion) => FactCheck | null;

/** Which fact of the record a criterion was read from, where a program reads it at all. */
const readFacts: Partial<Record<CriterionKind, FactField>> = {
  window: 'window',
  programmeEnd: 'window',
  amount: 'limits',
};

/** @param evidence living evidence (read or confirmed) of any programmes */
export function findChecksIn(evidence: readonly CheckedEvidence[]): FindCheck {
  const byFact = new Map<string, CheckedEvidence[]>();
  for (const one of evidence) {
    const key = `${one.programmeId} ${factOfEvidence[one.kind]}`;
    byFact.set(key, [...(byFact.get(key) ?? []), one]);
  }
  return (programmeId, { kind }) => {
    const found = byFact.get(`${programmeId} ${readFacts[kind] ?? ''}`);
    if (!found) return null;
    const times = found.flatMap(({ checkedAt }) => checkedAt ?? []).sort();
    return {
      isComplete: found.every(({ state }) => state === 'confirmed'),
      lastAt: times.at(-1) ?? null,
    };
  };
}

/** How a criterion is known, in words: read by a person, read automatically and checked or not, derived, assumed. */
export function evidenceWords({ evidence }: Criterion, check: FactCheck | null): string {
  const asOf =
    evidence.asOf === null ? 'Stand nicht bekannt' : `Stand ${formatMonth(evidence.asOf)}`;
  return `${basisWords(evidence.basis, check)} · ${asOf}`;
}

function basisWords(basis: Criterion['evidence']['basis'], check: FactCheck | null): string {
  if (basis === 'gelesen') return 'von einer Person in der Quelle gelesen';
  if (basis === 'abgeleitet')
    return 'aus Merkmalen der Quelle abgeleitet, nicht im Wortlaut gelesen';
  if (basis !== 'ausgelesen' || !check?.lastAt) return basisLabels[basis];
  const on = formatDayOf(check.lastAt);
  return check.isComplete
    ? `automatisch ausgelesen, von einer Person geprüft am ${on}`
    : `automatisch ausgelesen, zum Teil von einer Person geprüft (zuletzt am ${on})`;
}
