import type { AskedNeeds } from './asked-needs.ts';
import type { Datum, NeedField, QuestionDatum } from './missing-datum.ts';

/** Who can supply a missing datum: a role in the house, or an authority. */

const lead = 'die Federführung';

const ofNeed: Record<NeedField, string> = {
  topics: lead,
  targetGroups: lead,
  applicants: `${lead}, abgestimmt mit dem Träger`,
  forwarding: `${lead}, abgestimmt mit Träger und Kämmerei`,
  carrierId: lead,
  startMonth: `${lead}, abgestimmt mit dem Träger`,
  months: `${lead}, abgestimmt mit dem Träger`,
  duty: `${lead}, im Zweifel Rechtsamt oder Kämmerei`,
  conceptStatus: `${lead} oder die Stadtplanung`,
  running: 'der Träger und das Quartiersmanagement vor Ort',
  ownShareCentsPerYear: 'die Kämmerei; für Mittel des Trägers dessen Geschäftsführung',
  costs: `der Träger für Personal und Sachkosten, sonst ${lead}`,
};

/** "Wer es weiß: die Kämmerei" without its beginning. */
export function supplierOf(datum: Datum, { needs }: AskedNeeds): string {
  switch (datum.of) {
    case 'need':
      return withDepartment(ofNeed[datum.field], needs);
    case 'quarter':
      return 'die Stadtplanung oder Stadtentwicklung';
    case 'municipality':
      return 'die Kämmerei';
    case 'figure':
      return 'die Statistikstelle';
    case 'question':
      return questionSupplier(datum, needs);
    case 'other':
      return withDepartment(lead, needs);
  }
}

function questionSupplier({ subject, contact }: QuestionDatum, needs: AskedNeeds['needs']): string {
  switch (subject) {
    case 'need':
      return `${withDepartment(lead, needs)}; im Zweifel ${contact}`;
    case 'carrier':
      return `der Träger; im Zweifel ${contact}`;
    case 'municipality':
      return withDepartment(lead, needs);
    case 'authority':
      return contact;
  }
}

/** Only where all needs are of one municipality there is one department to name. */
function withDepartment(text: string, needs: AskedNeeds['needs']): string {
  const names = new Set(needs.map(({ municipality }) => municipality.leadDepartment));
  const [name = ''] = names;
  return names.size === 1 && name !== '' ? text.replace(lead, `${lead} (${name})`) : text;
}
