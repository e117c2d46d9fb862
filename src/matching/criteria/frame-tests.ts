import { invitedOnly, isApplication, isFirstStage } from '../../programmes/application-stage.ts';
import { endPassedBy } from '../../programmes/programme-end.ts';
import { regionLabel } from '../../programmes/programme-labels.ts';
import type { ProgrammeWindow } from '../../programmes/programme.ts';
import { describeWindow, windowStateOn } from '../../programmes/window-state.ts';
import {
  formatDay,
  formatMonth,
  lastDayOfPeriod,
  monthsInclusive,
  type Day,
} from '../../shared/dates.ts';
import { joinGerman } from '../../shared/text.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';

/** Where, when and how long: the frame of a programme. */

export function testRegion(criterion: CriterionOf<'region'>, matchCase: MatchCase): Finding {
  const { agsPrefixes } = criterion;
  const ags = matchCase.municipalityAgs;
  if (agsPrefixes.length === 0) {
    return unknown(() => 'Für welches Gebiet das Programm gilt, ist nicht notiert.', {
      what: 'Fördergebiet',
      whom: 'funder',
    });
  }
  if (agsPrefixes.includes('')) return met(() => 'Das Programm gilt bundesweit.');
  const where = (): string => joinGerman(agsPrefixes.map(regionLabel));
  if (ags === null) {
    return unknown(
      () => `Das Programm gilt in ${where()}; der Gemeindeschlüssel der Kommune fehlt.`,
      {
        what: 'Gemeindeschlüssel der Kommune',
        whom: 'need',
      },
    );
  }
  return agsPrefixes.some((prefix) => ags.startsWith(prefix))
    ? met(() => `Die Kommune (AGS ${ags}) liegt im Fördergebiet: ${where()}.`)
    : notMet(
        () => `Das Programm gilt nur in ${where()}; die Kommune (AGS ${ags}) liegt nicht darin.`,
      );
}

/** From this age on, "laufend offen" without any date is no longer believed unasked. */
const oldestBelievedMonths = 36;

export function testWindow(
  criterion: CriterionOf<'window'>,
  _matchCase: MatchCase,
  on: Day,
): Finding {
  const { window, strandTitle } = criterion;
  const missing: Missing = { what: 'ob und bis wann Anträge möglich sind', whom: 'funder' };
  const whose = strandTitle === null ? '' : `Es entscheidet der Landesstrang „${strandTitle}“: `;
  if (window === null) {
    return unknown(() => `${whose}Er steht nicht im Katalog.`, missing);
  }
  const state = windowStateOn(window, on);
  const words = whose === '' ? upperFirst(describeWindow(state, on)) : describeWindow(state, on);
  const said = `${whose}${words}.${invitedText(window, on)}`;
  switch (state.state) {
    case 'open': {
      const step = stepDoubt(criterion, state.until?.what ?? null);
      if (step !== null) {
        return unknown(() => `${said} ${step}`, {
          what: 'bis wann die Skizze oder Interessenbekundung einzureichen ist',
          whom: 'funder',
        });
      }
      const doubt = state.until === null ? openDoubt(criterion, on) : null;
      if (doubt !== null) return unknown(() => `${said} ${doubt}`, missing);
      return met(() => `${said}${stepText(criterion, state.until?.what ?? null)}`);
    }
    case 'nextRound':
      return hasBegun(state.opens, on)
        ? unknown(() => `${said} Danach müsste sie schon offen sein; bitte anrufen.`, missing)
        : notMet(
            () => said,
            state.certainty === 'unknown'
              ? 'erfragen, ob es eine weitere Runde gibt'
              : 'auf die nächste Runde warten',
          );
    case 'notYetOpen':
      return notMet(() => said, `warten, bis am ${formatDay(state.opensOn)} Anträge möglich sind`);
    case 'ended':
    case 'noApplication':
      return notMet(() => said);
    case 'guidelineExpired':
    case 'unknown':
      return unknown(() => said, missing);
  }
}

/** The next step counts: whoever knows only the last of two cannot say whether the first is still possible. */
function stepDoubt({ stages }: CriterionOf<'window'>, what: string | null): string | null {
  return stages !== null && stages >= 2 && isApplication(what)
    ? 'Das Verfahren hat zwei Stufen; bis wann die Skizze davor einzureichen ist, ist nicht notiert.'
    : null;
}

function stepText({ stages }: CriterionOf<'window'>, what: string | null): string {
  const isSaid = what !== null && isFirstStage(what);
  if (isSaid) return ' Das ist die erste Stufe; den Antrag stellt, wer danach aufgefordert wird.';
  return stages !== null && stages >= 2
    ? ' Das Verfahren hat zwei Stufen: zuerst die Skizze oder Interessenbekundung, dann der Antrag.'
    : '';
}

/** Later deadlines of a round whose first step is over. */
function invitedText(window: ProgrammeWindow, on: Day): string {
  const [next] = invitedOnly(window, on).toSorted((a, b) => a.on.localeCompare(b.on));
  return next === undefined
    ? ''
    : ` Die Frist am ${formatDay(next.on)} gilt nur für Vorhaben, deren Skizze oder Interessenbekundung vorher eingereicht und ausgewählt wurde.`;
}

/** Whether the year, month or day from which the next round was announced or expected has begun. */
function hasBegun(opens: string | null, on: Day): boolean {
  return opens !== null && opens <= on.slice(0, opens.length);
}

/** Why "laufend offen" without any date cannot be relied on; null if it can. */
function openDoubt({ windowAsOf: asOf, evidence }: CriterionOf<'window'>, on: Day): string | null {
  if (evidence.basis === 'angenommen') {
    return 'Das ist eine Annahme: In der Quelle wurde kein Termin gelesen; bitte anrufen.';
  }
  if (asOf === null) return 'Von wann diese Angabe ist, ist nicht bekannt; bitte anrufen.';
  const age = monthsInclusive(asOf, on.slice(0, 7)) - 1;
  return age > oldestBelievedMonths
    ? `Die Angabe ist vom Stand ${formatMonth(asOf)} und älter als drei Jahre; bitte anrufen.`
    : null;
}

export function testDuration(criterion: CriterionOf<'duration'>, matchCase: MatchCase): Finding {
  const { maxMonths } = criterion;
  const { months } = matchCase;
  const limit = `Gefördert werden höchstens ${maxMonths} Monate`;
  if (months === null) {
    return unknown(() => `${limit}; wie lange der Bedarf besteht, ist nicht eingetragen.`, {
      what: 'Dauer des Bedarfs in Monaten',
      whom: 'need',
    });
  }
  return months <= maxMonths
    ? met(() => `${limit}; der Bedarf ist für ${months} Monate geplant.`)
    : notMet(
        () => `${limit}; der Bedarf ist für ${months} Monate geplant.`,
        `auf höchstens ${maxMonths} Monate planen`,
      );
}

/** So much of the need before the end is worth an application; less, and somebody must ask whether it still begins. */
export const leastMonthsBeforeEnd = 6;

/**
 * The end of a guideline is no deadline, and grants may reach beyond it: who begins well before it is only told that
 * nothing is promised for the time after. Who begins close to it, or later, has to ask first.
 */
export function testProgrammeEnd(
  criterion: CriterionOf<'programmeEnd'>,
  { startMonth, months }: MatchCase,
): Finding {
  const { window } = criterion;
  const end = (): string =>
    window.programmeEndsOn === null ? 'offen' : formatDay(window.programmeEndsOn);
  const limit = (): string => `Ende des Programms oder seiner Richtlinie: ${end()}`;
  if (startMonth === null || months === null) {
    return unknown(() => `${limit()}; wann der Bedarf endet, ist nicht eingetragen.`, {
      what: 'Beginn und Dauer des Bedarfs',
      whom: 'need',
    });
  }
  const last = (): string => formatDay(lastDayOfPeriod(startMonth, months));
  if (endPassedBy({ window }, { startMonth, months }) === null) {
    return met(() => `${limit()}; der Bedarf reicht bis ${last()}.`);
  }
  return endPassedBy({ window }, { startMonth, months: leastMonthsBeforeEnd }) === null
    ? met(
        () =>
          `${limit()}; der Bedarf beginnt davor und reicht bis ${last()}. Für die Zeit danach ist nichts zugesagt: Anschluss einplanen.`,
      )
    : unknown(
        () =>
          `${limit()}; der Bedarf reicht darüber hinaus bis ${last()}. Bitte klären, ob so lange gefördert wird.`,
        { what: `ob über den ${end()} hinaus gefördert wird`, whom: 'funder' },
      );
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('de-DE') + text.slice(1);
}
