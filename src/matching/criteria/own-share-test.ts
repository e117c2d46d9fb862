import { formatCents } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import { fundableCosts, type CostRange, type CostSum } from './costs.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';
import { decided, type Truth } from './truth.ts';

type OwnShare = CriterionOf<'ownShare'>;

/**
 * The own share per year against what can be brought up. Under provisional budget management (§ 82 GO NRW) new money
 * for a voluntary task needs the consent of the supervisory authority: open, however well it is affordable. Whoever
 * has not said whether that is so has not said yes.
 */
export function testOwnShare(criterion: OwnShare, matchCase: MatchCase): Finding {
  if (criterion.percentMin === 0) return met(() => 'Die Quelle verlangt keinen Eigenanteil.');
  const affordable = testAffordable(criterion, matchCase);
  if (affordable.result !== 'met' || criterion.isForCarriersOnly) return affordable;
  return underBudget(affordable, matchCase);
}

/**
 * The result of `testOwnShare` alone.
 * @param sum gives the costs per year it looks at.
 */
export function ownShareTruth(
  criterion: OwnShare,
  matchCase: MatchCase,
  sum: () => CostSum,
): Truth {
  if (criterion.percentMin === 0) return 'met';
  const { ownShareCentsPerYear: own, finances } = matchCase;
  if (own === null) return 'unknown';
  const truth = isEnough(own, requiredOf(criterion, sum(), finances.isWeak));
  if (truth !== 'met' || criterion.isForCarriersOnly) return truth;
  return isSureOfBudget(matchCase) ? 'met' : 'unknown';
}

/** Cents per year the city or the carrier must bring up itself; a range where costs, rate or classification are open. */
type Demanded = Pick<CostSum, 'lowCents' | 'highCents'>;

function requiredOf(
  { percentMin, percentMinWeak: weak, percentSure, percentSureWeak }: OwnShare,
  costs: CostSum,
  isWeak: boolean | null,
): Demanded {
  const low = weak === null || isWeak === false ? percentMin : weak;
  const high = Math.max(low, isWeak === true ? percentSureWeak : percentSure);
  return {
    lowCents: Math.ceil((costs.lowCents * low) / 100),
    highCents: Math.ceil((costs.highCents * high) / 100),
  };
}

function isEnough(own: number, { lowCents, highCents }: Demanded): Truth {
  return decided({ isMet: own >= highCents, isRefused: own < lowCents });
}

/** "20 % Eigenanteil", "20 % Eigenanteil (10 %, wenn …)", "40 % Eigenanteil, bei 40 % Förderung 60 %". */
function percentText(
  { percentMin, percentMinWeak: weak, percentSure, percentSureWeak }: OwnShare,
  isWeak: boolean | null,
): string {
  const sure = isWeak === true ? percentSureWeak : percentSure;
  const more =
    sure > percentMin ? `, bei ${formatPercent(100 - sure)} Förderung ${formatPercent(sure)}` : '';
  const usual = `${formatPercent(percentMin)} Eigenanteil${more}`;
  if (weak === null || isWeak === false) return usual;
  const reduced = formatPercent(weak);
  return isWeak
    ? `${reduced} Eigenanteil (Satz für finanzschwache Kommunen)`
    : `${usual} (${reduced}, wenn das Land die Kommune als finanzschwach einstuft)`;
}

function testAffordable(criterion: OwnShare, matchCase: MatchCase): Finding {
  const { ownShareCentsPerYear: own, finances } = matchCase;
  const costs = fundableCosts(matchCase, criterion.costTypes, 'year');
  const required = requiredOf(criterion, costs, finances.isWeak);
  const demand = (): string =>
    `Verlangt sind mindestens ${percentText(criterion, finances.isWeak)}: ${amountText(required)} von ${costs.text()}`;
  if (own === null) {
    return unknown(
      () =>
        `${demand()}; wie viel die Kommune oder der Träger aufbringen kann, ist nicht eingetragen.`,
      { what: 'wie viel Eigenanteil im Jahr aufgebracht werden kann', whom: 'need' },
    );
  }
  const reason = (): string =>
    `${demand()}; aufgebracht werden können ${formatCents(own)} im Jahr.`;
  const result = isEnough(own, required);
  if (result === 'met') return met(reason);
  return result === 'unknown'
    ? unknown(reason, () => missingShare(criterion, costs, finances.isWeak))
    : notMet(
        reason,
        () => `Eigenanteil von mindestens ${formatCents(required.lowCents)} im Jahr aufbringen`,
      );
}

function missingShare(criterion: OwnShare, costs: CostRange, isWeak: boolean | null): Missing {
  if (costs.isKnown) {
    const { percentMinWeak, percentSure, percentSureWeak } = criterion;
    const isOfWeak = percentMinWeak !== null || percentSureWeak < percentSure;
    return isWeak === null && isOfWeak
      ? { what: 'ob das Land die Kommune als finanzschwach einstuft', whom: 'need' }
      : { what: 'welcher Fördersatz gilt', whom: 'funder' };
  }
  const { missing, isTheirs } = costs.open();
  return { what: missing.join(', '), whom: isTheirs ? 'funder' : 'need' };
}

function amountText({ lowCents, highCents }: Demanded): string {
  if (lowCents === highCents) return formatCents(lowCents);
  return highCents === Infinity
    ? `mindestens ${formatCents(lowCents)}`
    : `${formatCents(lowCents)} bis ${formatCents(highCents)}`;
}

/** A mandatory task is paid in any case. */
function isSureOfBudget({ duty, finances }: Pick<MatchCase, 'duty' | 'finances'>): boolean {
  return finances.isProvisional === false || duty === 'pflicht';
}

function underBudget(affordable: Finding, matchCase: MatchCase): Finding {
  if (isSureOfBudget(matchCase)) return affordable;
  const { duty, finances } = matchCase;
  if (finances.isProvisional === null) {
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
