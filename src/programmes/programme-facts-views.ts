import { formatMonth } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import type { FactField } from './fact-field.ts';
import type { EvidenceView } from './programme-evidence-views.ts';
import { basisOf, sourcesOf, type Programme } from './programme.ts';
import { basisLabels } from './programme-labels.ts';

/** One fact of a programme with how it is known. */
export interface FactView {
  field: FactField;
  label: string;
  values: string[];
  /** Said instead of a value where the source states none. */
  missing: string | null;
  basis: string | null;
  isAssumed: boolean;
  sources: { what: string; href: string | null }[];
  /** The sentences it was read from; `withEvidence` adds them. */
  evidence: EvidenceView[];
  /** What the source says, where it differs. */
  sourceSays: string[];
}

export interface FactInput {
  label: string;
  field: FactField;
  values: readonly (string | null)[];
  missing: string;
}

/** A fact with its basis and the sources that speak of it. */
export function factView(
  programme: Programme,
  { label, field, values, missing }: FactInput,
): FactView {
  const present = values.filter((value): value is string => value !== null && value !== '');
  const basis = basisOf(programme, field);
  return {
    field,
    label,
    // Short values read better in one line than as a tall list.
    values: isShortList(present) ? [present.join(', ')] : present,
    missing: present.length === 0 ? missing : null,
    basis: basis === 'gelesen' || present.length === 0 ? null : basisLabels[basis],
    isAssumed: basis === 'angenommen' && present.length > 0,
    sources: sourcesOf(programme, field).map(({ what, url }) => ({ what, href: url })),
    evidence: [],
    sourceSays: [],
  };
}

/** "Stand 11/2025", or that nobody noted it. */
export function formatAsOf(asOf: string | null): string {
  return asOf === null ? 'Stand nicht bekannt' : `Stand ${formatMonth(asOf)}`;
}

const perLabels = { year: 'je Jahr', application: 'je Antrag', other: '' } as const;

/** "höchstens 150.000,00 € je Jahr (Förderung pro Vorhaben und Jahr)". */
export function limitText(limit: Programme['finance']['limits'][number]): string {
  const bound = limit.bound === 'max' ? 'höchstens' : 'mindestens';
  const per = perLabels[limit.per];
  return `${bound} ${formatCents(limit.amountCents)}${per === '' ? '' : ` ${per}`} (${limit.what})`;
}

function isShortList(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => value.length < 45);
}
