import { applicantLabels } from '../../programmes/programme-labels.ts';
import { conceptStatusLabels, dutyLabels } from '../../quarters/quarter-labels.ts';
import { formatCents } from '../../shared/money.ts';
import { joinLabels } from '../../shared/text.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import type { NeedFile } from './need-file.ts';

/** What a trial looks at beside the fields of its form, and where it comes from. */
export interface KnownFact {
  label: string;
  value: string;
  from: string;
}

const from = {
  /** File or form. */
  file: 'aus den Angaben',
  /** The saved need it began with. */
  need: 'aus dem Bedarf',
  /** What is kept of quarter and municipality. */
  stock: 'aus dem Bestand',
  both: 'aus den Angaben und dem Bestand',
};

/**
 * In the order of the page; what nobody knows is left out.
 * @param stated what file or form say themselves
 * @param answers how many answers about conditions count, of the need and of authorities
 */
export function knownFacts(matchCase: MatchCase, stated: NeedFile, answers: number): KnownFact[] {
  const fact = (label: string, value: string | null, source: string): KnownFact[] =>
    value === null || value === '' ? [] : [{ label, value, from: source }];
  const ofNeed = (...parts: unknown[]): string => (isStated(parts) ? from.file : from.need);
  const ofStock = (part: unknown): string => (isStated([part]) ? from.file : from.stock);
  const { ownShareCentsPerYear: own, conceptStatus, duty, figures, finances } = matchCase;
  const { carrier, partners, figures: ownFigures = [], confirmations = [] } = stated;
  const figureCount = Object.values(figures).reduce((sum, { length }) => sum + length, 0);
  return [
    ...fact('Eigenmittel im Jahr', own === null ? null : formatCents(own), from.file),
    ...fact(
      'Träger und Partner',
      joinLabels(matchCase.partners, applicantLabels),
      ofNeed(carrier, partners),
    ),
    ...fact('Aufgabe', duty && dutyLabels[duty], ofNeed(stated.duty)),
    ...fact('Konzept', conceptStatus && conceptStatusLabels[conceptStatus], ofNeed(stated.concept)),
    ...fact('Was es schon gibt', runningText(matchCase), ofNeed(stated.running)),
    ...fact('Gebiet', areaText(matchCase), ofStock(stated.area)),
    ...fact('Kennzahlen', figuresText(matchCase), partly(ownFigures.length, figureCount)),
    ...fact('Haushaltslage', financesText(matchCase), financesFrom(stated.finances, finances)),
    ...fact(
      'Bewilligt oder beantragt',
      countText(matchCase.fundedProjects.length),
      ofStock(stated.fundedProjects),
    ),
    ...fact(
      'Angaben und Auskünfte zu Voraussetzungen',
      countText(answers),
      partly(confirmations.length, answers),
    ),
  ];
}

const isStated = (parts: readonly unknown[]): boolean => parts.some((part) => part !== undefined);

function partly(stated: number, all: number): string {
  if (stated === 0) return from.stock;
  return stated < all ? from.both : from.file;
}

function financesFrom(stated: NeedFile['finances'], known: MatchCase['finances']): string {
  const count = (values: readonly unknown[]): number =>
    values.filter((value) => value !== null && value !== undefined).length;
  return partly(
    count([stated?.weak, stated?.provisional]),
    count([known.isWeak, known.isProvisional]),
  );
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
