import { formatCents } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import { describeCosts, fundableCosts, type CostRange } from './costs.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';

type OwnShare = CriterionOf<'ownShare'>;

/** Cents per year the city or the carrier must bring up itself; a range where costs or classification are open. */
interface Required {
  lowCents: number;
  highCents: number;
  costs: CostRange;
  /** "20 % Eigenanteil", "20 % Eigenanteil (10 %, wenn …)". */
  percent: () => string;
}

/**
 * The own share per year against what can be brought up. Under provisional budget management (§ 82 GO NRW) new money
 * for a voluntary task needs the consent of the supervisory authority: open, however well it is affordable. Whoever
 * has not said whether that is so has not said yes.
 */
export function testOwnShare(criterion: OwnShare, matchCase: MatchCase): Finding {
  if (criterion.percentMin === 0) return met(() => 'Die Quelle verlangt keinen Eigenanteil.');
  const required = requiredShare(criterion, matchCase);
  const affordable = testAffordable(required, matchCase);
  if (affordable.result !== 'met' || criterion.isForCarriersOnly) return affordable;
  return underBudget(affordable, matchCase);
}

function requiredShare(
  { percentMin, percentMinWeak: weak, costTypes }: OwnShare,
  matchCase: MatchCase,
): Required {
  const { isWeak } = matchCase.finances;
  const costs = fundableCosts(matchCase, costTypes, 'year');
  const low = weak === null || isWeak === false ? percentMin : weak;
  const high = weak === null || isWeak !== true ? percentMin : weak;
  return {
    lowCents: Math.ceil((costs.lowCents * low) / 100),
    highCents: Math.ceil((costs.highCents * high) / 100),
    costs,
    percent: () => percentText({ percentMin, weak, isWeak }),
  };
}

function percentText(of: {
  percentMin: number;
  weak: number | null;
  isWeak: boolean | null;
}): string {
  const usual = `${formatPercent(of.percentMin)} Eigenanteil`;
  if (of.weak === null || of.isWeak === false) return usual;
  const reduced = formatPercent(of.weak);
  return of.isWeak
    ? `${reduced} Eigenanteil (Satz für finanzschwache Kommunen)`
    : `${usual} (${reduced}, wenn das Land die Kommune als finanzschwach einstuft)`;
}

function testAffordable(required: Required, { ownShareCentsPerYear: own }: MatchCase): Finding {
  const { lowCents, highCents, costs, percent } = required;
  const demand = (): string =>
    `Verlangt sind mindestens ${percent()}: ${amountText(lowCents, highCents)}`;
  const from = (): string => `von ${describeCosts(costs, 'year')}`;
  if (own === null) {
    return unknown(
      () =>
        `${demand()} ${from()}; wie viel die Kommune oder der Träger aufbringen kann, ist nicht eingetragen.`,
      { what: 'wie viel Eigenanteil im Jahr aufgebracht werden kann', whom: 'need' },
    );
  }
  const reason = (): string =>
    `${demand()} ${from()}; aufgebracht werden können ${formatCents(own)} im Jahr.`;
  if (own >= highCents) return met(reason);
  return own < lowCents
    ? notMet(reason, () => `Eigenanteil von mindestens ${formatCents(lowCents)} im Jahr aufbringen`)
    : unknown(reason, () => missingShare(costs));
}

function missingShare({ isKnown, missing, isTheirs }: CostRange): Missing {
  return !isKnown
    ? { what: missing().join(', '), whom: isTheirs ? 'funder' : 'need' }
    : { what: 'ob das Land die Kommune als finanzschwach einstuft', whom: 'need' };
}

function amountText(lowCents: number, highCents: number): string {
  if (lowCents === highCents) return formatCents(lowCents);
  return highCents === Infinity
    ? `mindestens ${formatCents(lowCents)}`
    : `${formatCents(lowCents)} bis ${formatCents(highCents)}`;
}

function underBudget(affordable: Finding, { duty, finances }: MatchCase): Finding {
  const { isProvisional } = finances;
  if (isProvisional === false || duty === 'pflicht') return affordable;
  if (isProvisional === null) {
    return unknown(
      () =>
        `${affordable.reason()} Ob vorläufige Haushaltsführung gilt, ist nicht eingetragen; dann wäre eine freiwillige Leistung nur mit Zustimmung der Kommunalaufsicht möglich (§ 82 GO NRW).`,
      { what: 'ob die Kommune in vorläufiger Haushaltsführung ist', whom: 'need' },
    );
  }
  return unknown(
    () =>
      `${affordable.reason()} In der vorläufigen Haushaltsführung ist das ${duty === null ? 'nur bei einer Pflichtaufgabe sicher; bei einer freiwilligen Leistung geht es' : 'als freiwillige Leistung'} nur mit Zustimmung der Kommunalaufsicht (§ 82 GO NRW).`,
    duty === null
      ? { what: 'ob es eine freiwillige oder eine pflichtige Aufgabe ist', whom: 'need' }
      : { what: 'ob die Kommunalaufsicht dem Eigenanteil zustimmt', whom: 'need' },
  );
}
