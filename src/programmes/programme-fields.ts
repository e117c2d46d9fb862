import { formatCents } from '../shared/money.ts';
import { formatPercent } from '../shared/text.ts';
import { factFields } from './fact-field.ts';
import type { Programme } from './programme.ts';

/** The fields of a record that can be locked, compared and shown one by one. */
export const programmeFields = [
  'title',
  'shortTitle',
  'level',
  'url',
  ...factFields,
  'asOf',
  'confidence',
  'sources',
  'notes',
] as const;
export type ProgrammeField = (typeof programmeFields)[number];

export const fieldLabels: Record<ProgrammeField, string> = {
  title: 'Titel',
  shortTitle: 'Kurztitel',
  level: 'Ebene',
  url: 'Offizielle Seite',
  summary: 'Kurzbeschreibung',
  funder: 'Fördergeber',
  administrator: 'Zuständig für den Antrag',
  legalBasis: 'Rechtsgrundlage',
  regions: 'Gebiet',
  applicants: 'Wer kann beantragen',
  topics: 'Themen',
  targetGroups: 'Zielgruppen',
  fundedCosts: 'Was gefördert wird',
  conditions: 'Fördervoraussetzungen',
  window: 'Antragszeitraum',
  form: 'Finanzierungsart',
  rate: 'Fördersatz',
  ownShare: 'Eigenanteil',
  limits: 'Beträge',
  duration: 'Laufzeit',
  procedure: 'Verfahren',
  forwarding: 'Weiterleitung an Träger',
  cumulation: 'Kumulierung',
  contacts: 'Kontakt',
  asOf: 'Stand',
  confidence: 'Verlässlichkeit',
  sources: 'Quellen',
  notes: 'Anmerkung zur Erfassung',
};

function valueOf(programme: Programme, field: ProgrammeField): unknown {
  const { finance } = programme;
  switch (field) {
    case 'form':
      return finance.form;
    case 'rate':
      return [finance.ratePercentMax, finance.ratePercentMaxWeak];
    case 'ownShare':
      return finance.ownSharePercentMin;
    case 'limits':
      return [finance.limits, finance.note];
    case 'duration':
      return finance.maxMonths;
    case 'forwarding':
      return programme.forwardingAllowed;
    default:
      return programme[field];
  }
}

export function isSameField(a: Programme, b: Programme, field: ProgrammeField): boolean {
  return JSON.stringify(valueOf(a, field)) === JSON.stringify(valueOf(b, field));
}

/** The target with this one field of the source. */
export function copyField(target: Programme, source: Programme, field: ProgrammeField): Programme {
  const { finance } = source;
  const parts: Partial<Record<ProgrammeField, Partial<Programme['finance']>>> = {
    form: { form: finance.form },
    rate: {
      ratePercentMax: finance.ratePercentMax,
      ratePercentMaxWeak: finance.ratePercentMaxWeak,
    },
    ownShare: { ownSharePercentMin: finance.ownSharePercentMin },
    limits: { limits: finance.limits, note: finance.note },
    duration: { maxMonths: finance.maxMonths },
  };
  const part = parts[field];
  if (part) return { ...target, finance: { ...target.finance, ...part } };
  if (field === 'forwarding') return { ...target, forwardingAllowed: source.forwardingAllowed };
  return { ...target, [field]: valueOf(source, field) };
}

/** A field as text; null where it is empty. */
export function fieldText(programme: Programme, field: ProgrammeField): string | null {
  const { finance } = programme;
  if (field === 'rate') {
    return finance.ratePercentMax === null
      ? null
      : `bis zu ${formatPercent(finance.ratePercentMax)}`;
  }
  if (field === 'limits')
    return (
      finance.limits
        .map((limit) => `${formatCents(limit.amountCents)} (${limit.what})`)
        .join('; ') || null
    );
  const value = valueOf(programme, field);
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}
