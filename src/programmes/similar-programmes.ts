import { joinGerman } from '../shared/text.ts';
import { daysBetween, type Day } from '../shared/dates.ts';
import { applicantLabels, linkLabels, targetGroupLabels, topicLabels } from './programme-labels.ts';
import type { Programme } from './programme.ts';
import { windowStateOn } from './window-state.ts';

/** A programme that could serve instead of, or beside, another one. */
export interface SimilarProgramme {
  programme: Programme;
  /** "Landesstrang dazu · gleiche Themen: Kinderarmut und Familie". */
  reason: string;
  /** Nothing can be applied for any more. */
  isEnded: boolean;
}

const mostShown = 5;
const forgottenDays = 730;

interface Likeness {
  programme: Programme;
  relation: string | null;
  topics: string[];
  groups: string[];
  applicants: string[];
  isSameLevel: boolean;
  isEnded: boolean;
}

/**
 * Up to five programmes like this one: those that can still be had first, of these the linked ones (state strand,
 * federal line, successor), then by what they share. The same catalogue gives the same five.
 * @param candidates what the reader may see; the programme itself may be among them
 */
export function similarProgrammes(
  programme: Programme,
  candidates: readonly Programme[],
  on: Day,
): SimilarProgramme[] {
  return candidates
    .filter(({ slug }) => slug !== programme.slug)
    .map((candidate) => likenessOf(programme, candidate))
    .filter(({ relation, topics }) => relation !== null || topics.length > 0)
    .filter((one) => one.relation !== null || sharesRegion(programme, one.programme))
    .map((one) => ({ ...one, isEnded: isOver(one.programme, on) }))
    .sort(compareLikeness)
    .slice(0, mostShown)
    .map((one) => ({ programme: one.programme, reason: reasonOf(one), isEnded: one.isEnded }));
}

function likenessOf(programme: Programme, other: Programme): Omit<Likeness, 'isEnded'> {
  const shared = <Code>(mine: readonly Code[], theirs: readonly Code[]): Code[] =>
    mine.filter((code) => theirs.includes(code));
  return {
    programme: other,
    relation: relationOf(programme, other),
    topics: shared(programme.topics, other.topics).map((code) => topicLabels[code]),
    groups: shared(programme.targetGroups, other.targetGroups).map(
      (code) => targetGroupLabels[code],
    ),
    applicants: shared(programme.applicants, other.applicants).map((code) => applicantLabels[code]),
    isSameLevel: programme.level === other.level,
  };
}

const mirrored = {
  federalLine: 'stateStrand',
  stateStrand: 'federalLine',
  successor: 'predecessor',
  predecessor: 'successor',
} as const;

/** A link counts from whichever side it was entered. */
function relationOf(programme: Programme, other: Programme): string | null {
  const there = programme.links.find(({ slug }) => slug === other.slug);
  if (there) return linkLabels[there.relation];
  const back = other.links.find(({ slug }) => slug === programme.slug);
  return back ? linkLabels[mirrored[back.relation]] : null;
}

/** Money of another state is of no use; where a record names no region, nothing is excluded. */
function sharesRegion({ regions: mine }: Programme, { regions: theirs }: Programme): boolean {
  if (mine.length === 0 || theirs.length === 0) return true;
  return mine.some((a) => theirs.some((b) => a.startsWith(b) || b.startsWith(a)));
}

/** Also where the last round is long over and nobody knows of another one. */
function isOver({ window }: Programme, on: Day): boolean {
  const state = windowStateOn(window, on);
  if (state.state === 'nextRound') {
    const last = state.lastDeadlineOn;
    return state.certainty === 'unknown' && last !== null && daysBetween(last, on) > forgottenDays;
  }
  return state.state === 'ended' || state.state === 'noApplication';
}

/** Topics weigh most; a record that names every applicant there is must not win by that alone. */
function weightOf({ topics, groups, applicants, isSameLevel }: Likeness): number {
  return (
    4 * topics.length + 2 * groups.length + Math.min(applicants.length, 2) + (isSameLevel ? 1 : 0)
  );
}

function compareLikeness(a: Likeness, b: Likeness): number {
  return (
    Number(a.isEnded) - Number(b.isEnded) ||
    Number(a.relation === null) - Number(b.relation === null) ||
    weightOf(b) - weightOf(a) ||
    (a.programme.slug < b.programme.slug ? -1 : 1)
  );
}

function reasonOf({ relation, topics, groups, applicants }: Likeness): string {
  const part = (one: string, many: string, labels: readonly string[]): string[] =>
    labels.length === 0 ? [] : [`${labels.length === 1 ? one : many}: ${joinGerman(labels)}`];
  return [
    ...(relation === null ? [] : [relation]),
    ...part('gleiches Thema', 'gleiche Themen', topics),
    ...part('gleiche Zielgruppe', 'gleiche Zielgruppen', groups),
    ...part('gleicher Antragsteller', 'gleiche Antragsteller', applicants.slice(0, 3)),
  ].join(' · ');
}
