import type { StatusTag } from '../http/page-parts.ts';
import { evidencePath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import { evidenceStateLabels, evidenceText } from './evidence-text.ts';
import { factOfEvidence, type Evidence, type EvidenceState } from './evidence.ts';
import type { FactField } from './fact-field.ts';
import type { FactView } from './programme-facts-views.ts';
import { sectionLabel } from './source-labels.ts';
import type { DifferingValue } from './source-values.ts';

/** The sentence behind an extracted figure: `programmes/_evidence.ejs`. */
export interface EvidenceView {
  text: string;
  sentence: string;
  place: string;
  state: StatusTag;
  /** "am 22.11.2026, 11:00 Uhr"; null where nobody checked it. */
  checkedText: string | null;
  /** null where there is nothing to confirm, or the visitor may not. */
  confirmAction: string | null;
  reopenAction: string | null;
}

const signs: Record<EvidenceState, Pick<StatusTag, 'tone' | 'symbol'>> = {
  read: { tone: 'warning', symbol: '?' },
  confirmed: { tone: 'success', symbol: '✓' },
  expired: { tone: 'neutral', symbol: '–' },
  rejected: { tone: 'danger', symbol: '✗' },
};

export function evidenceView(
  { id, value, sentence, sourceField, state, checkedAt }: Evidence,
  { checks }: { checks: boolean },
): EvidenceView {
  const isChecked = state === 'confirmed' || state === 'rejected';
  return {
    text: evidenceText(value),
    sentence,
    place: sectionLabel(sourceField),
    state: { ...signs[state], text: evidenceStateLabels[state] },
    checkedText: checkedAt === null ? null : `am ${formatInstant(new Date(checkedAt))}`,
    confirmAction: checks && state === 'read' ? evidencePath(id, 'bestaetigen') : null,
    reopenAction: checks && isChecked ? evidencePath(id, 'wieder-oeffnen') : null,
  };
}

export interface FactExtras {
  evidence: readonly Evidence[];
  differing: readonly DifferingValue[];
  /** Whether the visitor checks evidence. */
  checks: boolean;
}

/** What stands beside one fact: its sentences, what the source says instead, whether a person checked it. */
export function besideFact(field: FactField, { evidence, differing, checks }: FactExtras) {
  const own = evidence.filter(({ value }) => factOfEvidence[value.kind] === field);
  const living = own.filter(({ state }) => state === 'read' || state === 'confirmed');
  return {
    evidence: own.map((one) => evidenceView(one, { checks })),
    sourceSays: differing.filter((one) => one.field === field).map(({ text }) => text),
    isChecked: living.length > 0 && living.every(({ state }) => state === 'confirmed'),
  };
}

/** Facts with their evidence; of two lines about one fact the first one has it. */
export function withEvidence(facts: readonly FactView[], extras: FactExtras): FactView[] {
  return facts.map((fact, index) => {
    if (facts.findIndex(({ field }) => field === fact.field) !== index) return fact;
    const { isChecked, ...beside } = besideFact(fact.field, extras);
    const basis = isChecked && fact.basis !== null ? 'ausgelesen und geprüft' : fact.basis;
    return { ...fact, ...beside, basis };
  });
}
