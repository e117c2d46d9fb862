import { funderName } from '../programmes/programme-labels.ts';
import type { FactBasis, FactField } from '../programmes/fact-field.ts';
import { basisOf, sourcesOf, type Programme } from '../programmes/programme.ts';
import { cautiousRate, ownShareWords, rateWords } from '../programmes/rate-text.ts';
import { formatMonth } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { formatPercent, joinGerman } from '../shared/text.ts';
import { openYears } from './plan-gaps.ts';
import type { ProjectFacts, ProjectPlan } from './project-facts.ts';
import { budgetYears, financePlan, type FinancingKind } from './project.ts';

const planSource = 'laut Kosten- und Finanzierungsplan, Nr. 3';

/** Nr. 5.2: what it costs, what the programme gives at most, what remains. */
export function fundingNecessityText(plan: ProjectPlan, { programme }: ProjectFacts): string {
  return [
    ...costSentences(plan),
    rateSentence(programme),
    ownShareSentence(programme),
    ...(hasAmounts(plan, 'grant')
      ? [
          `Beantragt werden ${formatCents(financePlan(plan).grantCents)} (${planSource}); das ist noch nicht bewilligt.`,
        ]
      : ['Die Höhe der beantragten Förderung steht noch nicht fest (Nr. 3.5).']),
    '[Angabe fehlt: warum die Maßnahme ohne Förderung nicht finanziert werden kann]',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A sum with an amount still open is a lower bound, and says so; what is open is asked for in Nr. 3. */
function costSentences(plan: ProjectPlan): string[] {
  const { totalCents, eligibleBeforeCents } = financePlan(plan);
  const years = budgetYears(plan.startMonth, plan.months).map(({ year }) => year);
  const isOpen = (line: ProjectPlan['costs'][number]): boolean => openYears(line, years).length > 0;
  const open = plan.costs.filter(isOpen);
  if (totalCents === 0) return ['Die Gesamtkosten sind noch nicht beziffert (Nr. 3).'];
  const least = open.length > 0 ? 'mindestens ' : '';
  const leastEligible = open.some((line) => line.isEligible) ? 'mindestens ' : '';
  const labels = open.map(({ label }) => `„${label}“`);
  return [
    `Die Gesamtkosten betragen ${least}${formatCents(totalCents)}, davon sind ${leastEligible}${formatCents(eligibleBeforeCents)} nach der Kostenart zuwendungsfähig (${planSource}).`,
    ...(open.length === 0
      ? []
      : [
          `Noch nicht oder nicht für alle Jahre beziffert: ${joinGerman(labels)} (siehe Kostenplan).`,
        ]),
  ];
}

/** Nr. 6: own share by budget year, duty, and what only the treasurer can say. */
export function budgetEffectsText(plan: ProjectPlan, { need, municipality }: ProjectFacts): string {
  const isInvented = need.origin === 'demo';
  const duty = isInvented ? null : need.duty;
  const budgetLaw = municipality.ags.startsWith('05') ? ', § 82 GO NRW' : '';
  return [
    ownShareByYear(plan),
    ineligibleSentence(plan),
    duty === null
      ? '[Angabe fehlt: freiwillige Aufgabe oder Pflichtaufgabe]'
      : `Die Maßnahme ist eine ${duty === 'pflicht' ? 'Pflichtaufgabe' : 'freiwillige Aufgabe'} der Kommune${need.source === null ? '' : ' (Einordnung im Bedarf)'}.`,
    `[Angabe fehlt: Haushaltsstatus der Kommune${budgetLaw}]`,
    '[Angabe fehlt: Deckung des Eigenanteils (Produkt, Sachkonto)]',
    '[Angabe fehlt: Folgekosten nach Ende der Förderung]',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function rateSentence(programme: Programme): string {
  const { ratePercentMaxWeak } = programme.finance;
  const rate = rateWords(programme);
  if (rate === null) {
    return `[Angabe fehlt: Fördersatz des Programms „${programme.shortTitle}“]`;
  }
  const weak =
    ratePercentMaxWeak === null
      ? ''
      : ` Für Kommunen mit schwacher Finanzlage nennt die Quelle bis zu ${formatPercent(ratePercentMaxWeak)}.`;
  return `Das Programm „${programme.shortTitle}“ (${funderName(programme)}) fördert ${rate}; ${cautiousRate(programme) ?? 'das ist eine Obergrenze'}.${weak} ${sourceOf(programme, 'rate')}`;
}

function ownShareSentence(programme: Programme): string {
  const share = ownShareWords(programme);
  if (share === null) return '';
  return `Verlangt wird ein Eigenanteil von ${share}. ${sourceOf(programme, 'ownShare')}`;
}

const basisWords: Record<FactBasis, string> = {
  gelesen: '',
  abgeleitet: '',
  ausgelesen: ' Automatisch ausgelesen, noch nicht geprüft.',
  angenommen: ' Annahme, nicht gelesen.',
};

/** Source and month of a fact of the programme; an assumed or unchecked one says so. */
function sourceOf(programme: Programme, field: FactField): string {
  const [source] = [...sourcesOf(programme, field), ...programme.sources];
  const asOf =
    programme.asOf === null ? 'Stand nicht bekannt' : `Stand ${formatMonth(programme.asOf)}`;
  const assumed = basisWords[basisOf(programme, field)];
  if (source === undefined) return `[Angabe fehlt: Quelle] (${asOf}).${assumed}`;
  const site = source.url === null ? '' : ` (${new URL(source.url).hostname})`;
  return `Quelle: ${source.what}${site}, ${asOf}.${assumed}`;
}

function ownShareByYear(plan: ProjectPlan): string {
  if (!hasAmounts(plan, 'ownShare')) {
    return 'Der Eigenanteil nach Haushaltsjahren steht noch nicht fest (Nr. 3.7).';
  }
  const years = budgetYears(plan.startMonth, plan.months).map(
    ({ year }) => `${year}: ${formatCents(financePlan(plan, year).ownShareCents)}`,
  );
  const payer = plan.filingRoute === 'carrier' ? ' des Trägers' : '';
  const total = formatCents(financePlan(plan).ownShareCents);
  const promise =
    plan.filingRoute === 'carrier'
      ? ' [Angabe fehlt: ob die Kommune sich am Eigenanteil beteiligt]'
      : '';
  return `Der Eigenanteil${payer} beträgt ${total} (${planSource}), nach Haushaltsjahren ${years.join('; ')}.${promise}`;
}

function ineligibleSentence(plan: ProjectPlan): string {
  const { totalCents, eligibleBeforeCents } = financePlan(plan);
  const rest = totalCents - eligibleBeforeCents;
  return rest === 0
    ? ''
    : `Nicht zuwendungsfähige Kosten von ${formatCents(rest)} sind zusätzlich zum Eigenanteil zu tragen (${planSource}).`;
}

function hasAmounts(plan: ProjectPlan, kind: FinancingKind): boolean {
  return plan.financing.some((line) => line.kind === kind && line.amounts.length > 0);
}
