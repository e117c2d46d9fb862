import { applicantLabels } from '../../programmes/programme-labels.ts';
import { conceptStatusLabels, dutyLabels } from '../../quarters/quarter-labels.ts';
import { formatCents } from '../../shared/money.ts';
import { joinLabels } from '../../shared/text.ts';
import type { MatchCase } from '../criteria/criterion.ts';

/** What a trial looks at beside the fields of its form, and where it comes from. */
export interface KnownFact {
  label: string;
  value: string;
  /** "aus dem Bedarf", "aus der Datei", "aus dem Bestand" */
  from: string;
}

/**
 * In the order of the page; what nobody knows is left out.
 * @param ofNeed where facts of the need itself come from
 * @param said how many answers about conditions count, of the need and of authorities
 */
export function knownFacts(matchCase: MatchCase, ofNeed: string, said: number): KnownFact[] {
  const stock = 'aus dem Bestand';
  const fact = (label: string, value: string | null, from: string): KnownFact[] =>
    value === null || value === '' ? [] : [{ label, value, from }];
  const { ownShareCentsPerYear: own, conceptStatus, duty } = matchCase;
  return [
    ...fact('Eigenmittel im Jahr', own === null ? null : formatCents(own), ofNeed),
    ...fact('Träger und Partner', joinLabels(matchCase.partners, applicantLabels), ofNeed),
    ...fact('Aufgabe', duty && dutyLabels[duty], ofNeed),
    ...fact('Konzept', conceptStatus && conceptStatusLabels[conceptStatus], ofNeed),
    ...fact('Was es schon gibt', runningText(matchCase), ofNeed),
    ...fact('Gebiet', areaText(matchCase), stock),
    ...fact('Kennzahlen', figuresText(matchCase), stock),
    ...fact('Haushaltslage', financesText(matchCase), stock),
    ...fact('Bewilligt oder beantragt', countText(matchCase.fundedProjects.length), stock),
    ...fact('Angaben und Auskünfte zu Voraussetzungen', countText(said), stock),
  ];
}

const countText = (count: number): string | null => (count === 0 ? null : String(count));

function runningText({ running: { provider, since, paidBy } }: MatchCase): string | null {
  const parts = [provider, since && `seit ${since}`, paidBy && `bezahlt von ${paidBy}`];
  const said = parts.filter((part) => part !== null && part !== '');
  return said.length === 0 ? null : said.join(', ');
}

function areaText({ areaStatus: { sozialeStadt, isek, note } }: MatchCase): string | null {
  const yes = (word: string, is: boolean | null): string[] =>
    is === null ? [] : [`${word}: ${is ? 'ja' : 'nein'}`];
  const said = [...yes('Soziale Stadt', sozialeStadt), ...yes('ISEK', isek)];
  return [...said, ...(note === null ? [] : [note])].join(', ');
}

function figuresText({ figures: { quarter, city, state } }: MatchCase): string | null {
  if (quarter.length + city.length + state.length === 0) return null;
  return `${quarter.length} des Quartiers, ${city.length} der Kommune, ${state.length} des Landes`;
}

function financesText({ finances: { isWeak, isProvisional } }: MatchCase): string | null {
  const said = [
    ...(isWeak === null ? [] : [isWeak ? 'finanzschwach' : 'nicht finanzschwach']),
    ...(isProvisional === null
      ? []
      : [`${isProvisional ? '' : 'keine '}vorläufige Haushaltsführung`]),
  ];
  return said.length === 0 ? null : said.join(', ');
}
