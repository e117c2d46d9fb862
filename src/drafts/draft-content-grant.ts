import type { FactBasis } from '../programmes/fact-field.ts';
import { basisOf, sourcesOf, type AmountLimit, type Programme } from '../programmes/programme.ts';
import { isGrant } from '../programmes/grant-ceiling.ts';
import { cautiousRate, ownShareWords, rateWords } from '../programmes/rate-text.ts';
import { financeFormLabels } from '../programmes/programme-labels.ts';
import { financePlan } from '../projects/project.ts';
import { formatMonth } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { formatNumber, formatPercent } from '../shared/text.ts';
import type { Block } from './document.ts';
import { facts, heading, known, note, row, type FactRow } from './draft-content-blocks.ts';
import { limitWarnings } from './draft-content-limits.ts';
import { createSourceNumbers, type SourceNumbers } from './draft-content-sources.ts';
import type { PrintableFacts } from './draft-content-facts.ts';

const noLimit = 'Quelle nennt keine Grenze';

/** Nr. 4 Beantragte Förderung. What a programme gives at most is named as a ceiling and is never an amount. */
export function grantBlocks(draft: PrintableFacts): Block[] {
  const { programme } = draft;
  const sources = createSourceNumbers();
  const grounds = (field: LimitField): string => groundsOf(programme, field, sources);
  const block = facts([
    ...requestRows(draft),
    known('Obergrenze des Fördersatzes', ceilingText(programme, grounds)),
    known('Eigenanteil laut Programm', ownShareText(programme, grounds)),
    ...programme.finance.limits.map((limit) => known('Betragsgrenze', limitText(limit, grounds))),
  ]);
  return [
    heading(1, '4. Beantragte Förderung'),
    block,
    ...(isRequested(draft) ? limitWarnings(draft) : []),
    ...remarkBlocks(programme),
    ...sources.notes().map((text) => note(text)),
    note(
      'Obergrenzen sind keine Zusage: Auf die Zuwendung besteht kein Rechtsanspruch, die Bewilligungsbehörde entscheidet im Rahmen verfügbarer Mittel.',
    ),
  ];
}

/** What restricts the rate stands in words only; without them the ceiling reads as a promise. */
function remarkBlocks({ finance }: Programme): Block[] {
  const remark = finance.note.trim();
  return remark === '' ? [] : [note(`Hinweis der Programmangaben zur Förderung: ${remark}`)];
}

function isRequested({ financing }: PrintableFacts): boolean {
  return financing.some((line) => line.kind === 'grant' && line.amounts.length > 0);
}

function requestRows(draft: PrintableFacts): FactRow[] {
  const { title, finance } = draft.programme;
  const plan = isRequested(draft) ? financePlan(draft) : null;
  const label =
    finance.form === null || isGrant(finance.form) ? 'Zuschuss' : financeFormLabels[finance.form];
  const rate = plan?.ratePercent ?? null;
  return [
    known('Zuwendungsbereich', title),
    plan === null
      ? openInPlan(`${label} in €`)
      : known(`${label} in €`, formatCents(plan.grantCents)),
    rate === null
      ? openInPlan('v. H. der zuwendungsfähigen Ausgaben')
      : known('v. H. der zuwendungsfähigen Ausgaben', `${formatNumber(rate, 2)} v. H.`),
    row(
      'Finanzierungsart',
      finance.form === null ? null : financeFormLabels[finance.form],
      'Finanzierungsart laut Förderrichtlinie',
    ),
  ];
}

/** Asked for once, in Nr. 3. */
function openInPlan(label: string): FactRow {
  return { label, value: 'fehlt, siehe Nr. 3', missing: true };
}

type LimitField = 'rate' | 'ownShare' | 'limits';
type Grounds = (field: LimitField) => string;

function ceilingText(programme: Programme, grounds: Grounds): string {
  const { ratePercentMaxWeak: weak } = programme.finance;
  const named = rateWords(programme, 'höchstens');
  if (named === null) return noLimit;
  const rate = [named, cautiousRate(programme)].filter((part) => part !== null).join(', ');
  const text =
    weak === null
      ? rate
      : `${rate}, bei schwacher Haushaltslage höchstens ${formatPercent(weak)} (Einstufung bitte prüfen)`;
  return `${text} ${grounds('rate')}`;
}

function ownShareText(programme: Programme, grounds: Grounds): string {
  const share = ownShareWords(programme);
  return share === null ? noLimit : `${share} ${grounds('ownShare')}`;
}

const perTexts = { year: ' je Jahr', application: ' je Antrag', other: '' } as const;

function limitText({ bound, amountCents, per, what }: AmountLimit, grounds: Grounds): string {
  const word = bound === 'max' ? 'höchstens' : 'mindestens';
  return `${word} ${formatCents(amountCents)}${perTexts[per]} – ${what} ${grounds('limits')}`;
}

const groundWords: Record<FactBasis, string[]> = {
  gelesen: [],
  abgeleitet: [],
  ausgelesen: ['automatisch ausgelesen, noch nicht geprüft'],
  angenommen: ['Annahme'],
};

/** "(Stand 11/2025, Quelle 1)"; what nobody read says that it is an assumption. */
function groundsOf(programme: Programme, field: LimitField, sources: SourceNumbers): string {
  const [source = programme.sources[0]] = sourcesOf(programme, field);
  return `(${[
    ...groundWords[basisOf(programme, field)],
    programme.asOf === null ? 'Stand nicht bekannt' : `Stand ${formatMonth(programme.asOf)}`,
    ...(source ? [sources.refer({ title: source.what, url: source.url })] : []),
  ].join(', ')})`;
}
