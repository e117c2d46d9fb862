import type { FactField } from '../../programmes/fact-field.ts';
import { maxRatePercent, sureOwnSharePercent, termsFor } from '../../programmes/grant-ceiling.ts';
import {
  basisOf,
  sourcesOf,
  type AmountLimit,
  type Condition,
  type Programme,
} from '../../programmes/programme.ts';
import { funderName } from '../../programmes/programme-labels.ts';
import { formatCents } from '../../shared/money.ts';
import { cityCodes } from './applicant-test.ts';
import { conditionCriterion, type CompileContext } from './condition-criterion.ts';
import type { Criterion, CriterionKind, Evidence } from './criterion.ts';

/** What a source leaves open on purpose: no criterion, but said on the page. */
export const unstatedKinds = ['amount', 'duration', 'ownShare', 'targetGroup'] as const;
export type UnstatedKind = (typeof unstatedKinds)[number];

/** A programme ready to be tested against any need. */
export interface CompiledProgramme {
  programme: Programme;
  criteria: readonly Criterion[];
  /** „Quelle nennt keine Grenze“ for each of these. */
  unstated: readonly UnstatedKind[];
  /** Limits that cannot be compared with a need (per post, per site, …), in German. */
  notes: readonly string[];
}

/** Finds another record, for the state strand that decides a federal line. */
export type ProgrammeLookup = (slug: string) => Programme | undefined;

/** Turns a record into criteria. Always in the same order, so that the same record reads the same everywhere. */
export function compileCriteria(
  programme: Programme,
  lookup: ProgrammeLookup,
  context: CompileContext = {},
): CompiledProgramme {
  const structured = structuredCriteria(programme, lookup);
  const present = new Set<CriterionKind>(structured.map((criterion) => criterion.kind));
  const isCovered = ({ testedBy }: Condition): boolean =>
    testedBy !== null && present.has(testedBy);
  const blocking = programme.conditions.filter((condition) => condition.effect === 'blocking');
  const listed = structured.map((criterion) => ({
    ...criterion,
    alsoCovers: blocking
      .filter((condition) => condition.testedBy === criterion.kind)
      .map((condition) => condition.text),
  }));
  const open = blocking
    // What names a test that this record has no data for would pass unseen; a person must look at it.
    .filter((condition) => !isCovered(condition))
    .map((condition) =>
      conditionCriterion(condition, (key) => baseOf(programme, key, 'conditions'), context),
    );
  return {
    programme,
    criteria: [...listed, ...open],
    unstated: unstatedOf(programme),
    notes: programme.finance.limits.filter((limit) => limit.per === 'other').map(noteOf),
  };
}

function structuredCriteria(programme: Programme, lookup: ProgrammeLookup): Criterion[] {
  const base = baseOf.bind(null, programme);
  const { finance, fundedCosts } = programme;
  const criteria: Criterion[] = [
    { kind: 'region', ...base('region', 'regions'), agsPrefixes: programme.regions },
    {
      kind: 'applicant',
      ...base('applicant', 'applicants'),
      applicants: programme.applicants,
      forwardingAllowed: programme.forwardingAllowed,
    },
    windowCriterion(programme, lookup),
    { kind: 'topic', ...base('topic', 'topics'), topics: programme.topics },
  ];
  if (programme.targetGroups.length > 0) {
    const { targetGroups } = programme;
    criteria.push({ kind: 'targetGroup', ...base('targetGroup', 'targetGroups'), targetGroups });
  }
  criteria.push({ kind: 'costType', ...base('costType', 'fundedCosts'), costTypes: fundedCosts });
  for (const [index, limit] of finance.limits.entries()) {
    const { per } = limit;
    if (per === 'other') continue;
    criteria.push({
      kind: 'amount',
      ...base(`amount-${index + 1}`, 'limits'),
      limit: { ...limit, per },
      costTypes: fundedCosts,
      ratePercentMax: maxRatePercent(programme),
      ratePercentMost: finance.ratePercentMax,
      ratePercentMaxWeak: finance.ratePercentMaxWeak,
    });
  }
  if (finance.ownSharePercentMin !== null) criteria.push(ownShareCriterion(programme));
  if (finance.maxMonths !== null) {
    const { maxMonths } = finance;
    criteria.push({ kind: 'duration', ...base('duration', 'duration'), maxMonths });
  }
  if (programme.window.programmeEndsOn !== null) {
    const { window } = programme;
    criteria.push({ kind: 'programmeEnd', ...base('programmeEnd', 'window'), window });
  }
  return criteria;
}

/** A weak municipality may get a higher rate, so that less remains for itself. */
function ownShareCriterion(programme: Programme): Criterion {
  const { ownSharePercentMin: percent, ratePercentMaxWeak: weak } = programme.finance;
  const percentMin = percent ?? 0;
  return {
    kind: 'ownShare',
    ...baseOf(programme, 'ownShare', 'ownShare'),
    percentMin,
    percentSure: sureOwnSharePercent(programme) ?? percentMin,
    percentSureWeak: sureOwnSharePercent(termsFor(programme, true)) ?? percentMin,
    percentMinWeak: weak !== null && 100 - weak < percentMin ? 100 - weak : null,
    costTypes: programme.fundedCosts,
    isForCarriersOnly: isForCarriersOnly(programme),
  };
}

/** Where the city cannot file, its budget pays nothing. */
function isForCarriersOnly({ applicants }: Programme): boolean {
  return applicants.length > 0 && !applicants.some((code) => cityCodes.includes(code));
}

/** Money of a federal line comes through the state: its strand's window is the one that counts. */
function windowCriterion(programme: Programme, lookup: ProgrammeLookup): Criterion {
  const link = programme.links.find(({ relation }) => relation === 'stateStrand');
  const base = baseOf(programme, 'window', 'window');
  if (!link) {
    const { window, asOf, procedure } = programme;
    const { stages } = procedure;
    return { kind: 'window', ...base, window, windowAsOf: asOf, strandTitle: null, stages };
  }
  const strand = lookup(link.slug);
  return {
    kind: 'window',
    ...(strand ? baseOf(strand, 'window', 'window') : base),
    window: strand?.window ?? null,
    windowAsOf: strand?.asOf ?? null,
    strandTitle: strand?.shortTitle ?? link.slug,
    stages: strand?.procedure.stages ?? null,
  };
}

function baseOf(programme: Programme, key: string, field: FactField) {
  const evidence: Evidence = {
    basis: basisOf(programme, field),
    sources: evidenceSources(programme, field),
    asOf: programme.asOf,
    confidence: programme.confidence,
  };
  return { key, evidence, alsoCovers: [], contact: contactOf(programme) };
}

/** Where no source names this fact, those of the record as a whole stand for it and say so; an assumption has none. */
function evidenceSources(programme: Programme, field: FactField): Evidence['sources'] {
  const own = sourcesOf(programme, field);
  if (own.length > 0) return own.map(({ what, url }) => ({ what, href: url }));
  return basisOf(programme, field) === 'angenommen'
    ? []
    : programme.sources.map(({ what, url }) => ({
        what: `${what} (Quelle des Eintrags insgesamt)`,
        href: url,
      }));
}

/** Whom to call: who handles applications, otherwise who gives the money. */
export function contactOf(programme: Pick<Programme, 'administrator' | 'funder'>): string {
  return programme.administrator ?? funderName(programme);
}

function unstatedOf({ finance, targetGroups }: Programme): UnstatedKind[] {
  const isUnstated: Record<UnstatedKind, boolean> = {
    amount: finance.limits.length === 0,
    duration: finance.maxMonths === null,
    ownShare: finance.ownSharePercentMin === null,
    targetGroup: targetGroups.length === 0,
  };
  return unstatedKinds.filter((kind) => isUnstated[kind]);
}

function noteOf(limit: AmountLimit): string {
  const bound = limit.bound === 'max' ? 'höchstens' : 'mindestens';
  return `${bound} ${formatCents(limit.amountCents)}: ${limit.what}. Mit dem Bedarf nicht unmittelbar vergleichbar.`;
}
