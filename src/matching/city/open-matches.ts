import { createHash } from 'node:crypto';
import type { ConsultationFrame } from '../../schedule/time-left.ts';
import type { Day } from '../../shared/dates.ts';
import { oncePer } from '../../shared/once-per.ts';
import type { CompiledEntries } from '../compiled/compiled-entries.ts';
import type { ReasonsOf } from '../compiled/reasons.ts';
import { decidingWindow, groupInOrder, matchOf, type Match, type MatchQuestion } from '../match.ts';
import { caseFor } from '../match-case.ts';
import type { NeedCase } from '../need-case.ts';
import type { OrderWeights } from '../order/order-weights.ts';
import { resultOf, type MatchResult } from '../verdict.ts';
import { mayBeOpenIn } from './open-entries.ts';

export interface OpenQuestion {
  on: Day;
  frame: ConsultationFrame;
  weights: OrderWeights;
}

/** Where a match stands, without what it is made of: the programme by its place in the list. */
type Standing = Pick<Match, 'group' | 'beneath'> & { place: number };

interface Kept {
  fingerprint: string;
  standings: readonly Standing[];
}

/** By version of the catalogue and day, which together have one list, then by need. */
const keptFor = new WeakMap<CompiledEntries['list'], Map<string, Kept>>();

/**
 * All open matches of a need in the order of its page. Groups and order are kept as long as nothing changes that they
 * rest on; what a match is made of is worked out where somebody reads it.
 */
export function openMatches(
  entries: CompiledEntries,
  loaded: NeedCase,
  question: OpenQuestion,
): Match[] {
  const { needs, fingerprint } = placeFor(entries, loaded, question);
  const id = loaded.need.id;
  const known = needs.get(id);
  const standings =
    known?.fingerprint === fingerprint ? known.standings : standingsOf(entries, loaded, question);
  needs.set(id, { fingerprint, standings });
  const resultsOf = entries.resultsOf(loaded);
  const about = aboutOf(loaded, question);
  return standings.map((standing) => lazyMatch(entries, standing, { about, resultsOf }));
}

function placeFor(
  { list }: CompiledEntries,
  { matchCase, confirmations }: NeedCase,
  question: OpenQuestion,
): { needs: Map<string, Kept>; fingerprint: string } {
  const needs = keptFor.get(list) ?? new Map<string, Kept>();
  keptFor.set(list, needs);
  const { on, frame, weights } = question;
  const rest = JSON.stringify([matchCase, confirmations, on, weights]);
  const fingerprint = createHash('sha1').update(rest).update(frameText(frame)).digest('base64');
  return { needs, fingerprint };
}

/** Many needs share a frame with all its sittings. */
const frameText = oncePer((frame: ConsultationFrame) => JSON.stringify(frame));

function aboutOf(
  { matchCase, confirmations }: NeedCase,
  { on, frame }: OpenQuestion,
): MatchQuestion {
  return { matchCase, confirmations, on, frame };
}

function standingsOf(
  entries: CompiledEntries,
  loaded: NeedCase,
  question: OpenQuestion,
): Standing[] {
  const about = aboutOf(loaded, question);
  const resultsOf = entries.resultsOf(loaded);
  const mayBeOpen = mayBeOpenIn(entries, question.on);
  const asked = new Set(loaded.confirmations.map(({ programmeId }) => programmeId));
  const candidates = new Set(entries.candidates(loaded.matchCase));
  const placeOf = new Map<string, number>();
  const matches = entries.list.flatMap((entry, place): Match[] => {
    if (!mayBeOpen(place) || !(candidates.has(place) || asked.has(entry.id))) return [];
    placeOf.set(entry.id, place);
    return [matchOf(entry, about, resultsOf(place))];
  });
  return groupInOrder(matches, question.weights)
    .groups.flatMap((one) => (one.group === 'ended' ? [] : one.matches))
    .map(({ programmeId, group, beneath }) => ({
      place: placeOf.get(programmeId) ?? -1,
      group,
      beneath,
    }));
}

function lazyMatch(
  { list }: CompiledEntries,
  { place, group, beneath }: Standing,
  { about, resultsOf }: { about: MatchQuestion; resultsOf: ReasonsOf },
): Match {
  const entry = list[place];
  if (!entry) throw new RangeError(`no programme at place ${place}`);
  let whole: Match | undefined;
  let result: MatchResult | undefined;
  const made = (): Match => (whole ??= matchOf(entry, about, resultsOf(place)));
  return {
    programmeId: entry.id,
    slug: entry.compiled.programme.slug,
    compiled: entry.compiled,
    group,
    beneath,
    get window() {
      return whole?.window ?? decidingWindow(entry.compiled, about.on);
    },
    // Most readers of many matches only count the results: no points, no sittings.
    get result() {
      return (result ??=
        whole?.result ?? resultOf(entry.compiled, caseFor(entry.id, about), resultsOf(place)));
    },
    get points() {
      return made().points;
    },
    get timeLeft() {
      return made().timeLeft;
    },
  };
}
