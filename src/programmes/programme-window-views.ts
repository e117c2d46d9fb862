import type { StatusTag } from '../http/page-parts.ts';
import { programmePath } from '../paths.ts';
import { formatCoarseDate, formatDay, type Day } from '../shared/dates.ts';
import { expectedRound, expectedRoundText } from './expected-round.ts';
import type { Programme } from './programme.ts';
import { windowStateOn, type WindowState } from './window-state.ts';
import { windowTag } from './window-tag.ts';

/** When one may apply, and what to do next: `programmes/_time.ejs`. */
export interface TimeView {
  tag: StatusTag;
  nextStep: string;
  /** Further deadlines after the one in the tag. */
  furtherDeadlines: string[];
  /** Always an assumption; null where there is no rhythm, or nothing to expect. */
  expected: { text: string; why: string } | null;
  note: string;
  /** Where the money comes through the state, its window decides. */
  strand: { title: string; href: string; tag: StatusTag | null } | null;
}

export function timeView(
  programme: Programme,
  { today, others }: { today: Day; others: readonly Programme[] },
): TimeView {
  const { window } = programme;
  const state = windowStateOn(window, today);
  const expected = expectedRound(window, today);
  return {
    tag: windowTag(state, today),
    nextStep: nextStep(state, { contact: contactOf(programme), isExpected: expected !== null }),
    furtherDeadlines: furtherDeadlines(programme, state, today),
    expected: expected && { text: expectedRoundText(expected), why: expected.why },
    // Who inferred the next round often noted the reason in both places.
    note: expected?.why === window.note ? '' : window.note,
    strand: strandOf(programme, { today, others }),
  };
}

/** One sentence: what a clerk does now. */
export function nextStep(
  state: WindowState,
  { contact, isExpected }: { contact: string; isExpected: boolean },
): string {
  switch (state.state) {
    case 'open':
      return state.until === null
        ? `Anträge sind jederzeit möglich. Vorher fragen, ob noch Mittel da sind: ${contact}.`
        : `Bis zum ${formatDay(state.until.on)} einreichen. Vorher Unterlagen, Eigenanteil und Sitzungstermine der Gremien klären.`;
    case 'notYetOpen':
      return `Vormerken: Anträge sind ab dem ${formatDay(state.opensOn)} möglich. Unterlagen schon jetzt vorbereiten.`;
    case 'nextRound':
      if (state.certainty !== 'known') {
        return `Zurzeit sind keine Anträge möglich. Nach der nächsten Runde fragen: ${contact}.`;
      }
      return state.opens === null
        ? 'Eine nächste Runde ist angekündigt. Vormerken und auf den Aufruf warten.'
        : `Vormerken: Die nächste Runde ist für ${formatCoarseDate(state.opens)} angekündigt.`;
    case 'ended':
      return isExpected
        ? `Zurzeit sind keine Anträge möglich. Nach der nächsten Runde fragen: ${contact}.`
        : 'Hier sind keine Anträge mehr möglich. Unten stehen ähnliche Programme.';
    case 'noApplication':
      return 'Hier kann man nichts beantragen; der Eintrag dient der Orientierung.';
    case 'guidelineExpired':
      return `Das heißt nicht, dass es beendet ist. Fragen, ob die Richtlinie verlängert oder neu gefasst wird: ${contact}.`;
    case 'unknown':
      return `Nach dem nächsten Termin fragen: ${contact}.`;
  }
}

function contactOf(programme: Programme): string {
  const { administrator, contacts, funder } = programme;
  return (
    administrator ??
    contacts[0]?.name ??
    funder ??
    'den Fördergeber (die Quelle nennt keine Stelle)'
  );
}

function furtherDeadlines({ window }: Programme, state: WindowState, today: Day): string[] {
  const shown = state.state === 'open' ? state.until?.on : undefined;
  const fixed = window.deadlines
    .filter(({ on }) => on >= today && on !== shown)
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map(({ on, time, what }) => {
      const hour = time === null ? '' : `, ${time} Uhr`;
      return `${formatDay(on)}${hour}${what === null ? '' : ` (${what})`}`;
    });
  // After the end of the guideline they do not come any more.
  const yearly = (state.state === 'open' ? window.yearly : []).map(
    ({ monthDay, what }) =>
      `jedes Jahr bis ${monthDay.slice(3)}.${monthDay.slice(0, 2)}.${what === null ? '' : ` (${what})`}`,
  );
  return [...fixed, ...yearly];
}

function strandOf(
  { links }: Programme,
  { today, others }: { today: Day; others: readonly Programme[] },
): TimeView['strand'] {
  const link = links.find(({ relation }) => relation === 'stateStrand');
  if (!link) return null;
  const strand = others.find(({ slug }) => slug === link.slug);
  return {
    title: strand?.shortTitle ?? link.slug,
    href: programmePath(link.slug),
    tag: strand ? windowTag(windowStateOn(strand.window, today), today) : null,
  };
}
