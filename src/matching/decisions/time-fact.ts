import type { TimeLeft } from '../../schedule/time-left.ts';
import { formatDay } from '../../shared/dates.ts';
import type { MatchFact } from './criterion-state.ts';

/** What time is left changes with every sitting and every day; a fact of its own, because no criterion tests it. */

const timeFactId = 'timeLeft';

/** Compared only with itself: a window that opens or closes is told as that. */
export const isTimeFact = ({ id }: Pick<MatchFact, 'id'>): boolean => id === timeFactId;

export function timeFacts(timeLeft: TimeLeft | null): MatchFact[] {
  if (!timeLeft) return [];
  const { value, size } = saidOf(timeLeft);
  return [{ id: timeFactId, name: 'Zeit bis zur Frist:', value, size, better: 'more' }];
}

/**
 * Whether everybody hears of it: another way that remains, not another day to begin; and that the time is enough goes
 * without saying where it was open.
 */
export function isOtherWay(old: MatchFact, found: MatchFact): boolean {
  return old.size !== found.size && !(old.size === null && found.size === enough);
}

const enough = 2;

/** An earlier or later day to begin is told, but speaks neither for nor against; nor does what nobody knows. */
function saidOf({ ways: [best], startBy, short }: TimeLeft): Pick<MatchFact, 'value' | 'size'> {
  switch (best) {
    case 'regular':
      return {
        value:
          startBy === null
            ? `reicht für ${filingWords(short)} nur mit verkürztem Vorlauf`
            : `reicht für ${filingWords(short)} bei Beginn bis ${formatDay(startBy)}`,
        size: enough,
      };
    case 'urgentDecision':
      return {
        value: 'reicht nur für Dringlichkeitsentscheidung oder fristwahrenden Antrag',
        size: 1,
      };
    case 'subjectToDecision':
      return { value: 'reicht nur für einen fristwahrenden Antrag vor dem Beschluss', size: 0 };
    case 'tooLate':
      return { value: 'ist abgelaufen', size: -1 };
    default:
      return { value: 'ist offen, weil Sitzungen oder Beratungsfolge fehlen', size: null };
  }
}

function filingWords(short: TimeLeft['short']): string {
  if (short === null) return 'die Beratungsfolge';
  return short === 'carrier' ? 'den Antrag des Trägers' : 'die Interessenbekundung';
}
