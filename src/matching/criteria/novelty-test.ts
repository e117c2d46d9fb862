import { joinGerman } from '../../shared/text.ts';
import type { TestOf } from './condition-kind.ts';
import type { AskedCase } from './condition-logic.ts';
import { met, notMet, unknown, type Finding, type MatchCase } from './criterion.ts';

/** "niemand", "keine", "läuft noch nicht", "–": somebody said that there is nothing. */
const nothingSaid =
  /^(?:(?:bisher|bislang|noch|derzeit|aktuell|zurzeit) )*(?:niemand|nichts|nein|nicht|nie|kein(?:e[rsnm]?)?|entfällt|läuft (?:noch )?nicht|(?:noch )?nicht begonnen|[-–—]+)(?:[\s.,;(]|$)/iu;

export function saysNothing(said: string): boolean {
  return nothingSaid.test(said.trim());
}

/** New only where provider, beginning and payer were all said to be nothing; whatever runs already is not new. */
export function testNovelty(_test: TestOf<'novelty'>, { matchCase }: AskedCase): Finding {
  const { running } = matchCase;
  const said = [running.provider, running.since, running.paidBy];
  if (said.some(isRunning)) {
    return notMet(
      () => `Gefördert wird nur Neues; hier läuft schon etwas: ${runningText(running)}.`,
      'nur den Teil beantragen, der neu ist und noch nicht begonnen hat',
    );
  }
  return said.includes(null)
    ? unknown(
        () =>
          `Gefördert wird nur Neues, das noch nicht begonnen hat; im Bedarf ist nicht eingetragen, ${unsaidText(running)}.`,
        () => ({ what: `ob schon etwas läuft (${unsaidText(running)})`, whom: 'need' }),
      )
    : met(() => 'Gefördert wird nur Neues; nach dem Bedarf läuft hier noch nichts.');
}

function isRunning(said: string | null): boolean {
  return said !== null && !saysNothing(said);
}

function runningText(running: MatchCase['running']): string {
  return runningEntries(running)
    .filter(({ said }) => isRunning(said))
    .map(({ word, said }) => `${word}${said ?? ''}`)
    .join('; ');
}

function unsaidText(running: MatchCase['running']): string {
  return joinGerman(
    runningEntries(running)
      .filter(({ said }) => said === null)
      .map(({ what }) => what),
  );
}

function runningEntries({ provider, since, paidBy }: MatchCase['running']) {
  return [
    { what: 'wer dort schon arbeitet', said: provider, word: '' },
    { what: 'seit wann', said: since, word: 'seit: ' },
    { what: 'wer es bezahlt', said: paidBy, word: 'bezahlt durch: ' },
  ];
}
