import { addDays, formatDay, type Day } from '../../shared/dates.ts';
import type { Funding } from '../needs/need.ts';
import type { NeedStateKind, StateCandidate } from '../needs/need-state.ts';

/** Past its last day. */
export function hasEnded(funding: Pick<Funding, 'untilOn'>, on: Day): boolean {
  return funding.untilOn !== null && funding.untilOn < on;
}

/** All posts of a funding are vacant: nobody works, although there is money. */
export function isVacant({ postsFilled, postsVacant }: Funding): boolean {
  return (postsVacant ?? 0) > 0 && (postsFilled ?? 0) === 0;
}

function runsOn({ fromOn }: Pick<Funding, 'fromOn'>, on: Day): boolean {
  return fromOn === null || fromOn <= on;
}

/** Granted money runs whose posts are vacant, all of them or some, whatever the state of the need is. */
export function hasVacantPosts(fundings: readonly Funding[], on: Day): boolean {
  return fundings.some(
    (funding) =>
      funding.status === 'granted' &&
      runsOn(funding, on) &&
      !hasEnded(funding, on) &&
      (funding.postsVacant ?? 0) > 0,
  );
}

/** How one funding stands, in the words of every page: nobody can be missing before it begins. */
export function fundingState(
  funding: Funding,
  on: Day,
): {
  kind: 'ended' | Extract<NeedStateKind, 'applied' | 'vacant' | 'granted' | 'partlyFunded'>;
  text: string;
} {
  const { status, extent, fromOn } = funding;
  if (hasEnded(funding, on)) return { kind: 'ended', text: 'beendet' };
  if (status === 'applied') return { kind: 'applied', text: 'beantragt' };
  const kind = extent === 'voll' ? 'granted' : 'partlyFunded';
  if (fromOn !== null && fromOn > on) return { kind, text: `bewilligt ab ${formatDay(fromOn)}` };
  return isVacant(funding) ? { kind: 'vacant', text: 'unbesetzt' } : { kind, text: 'bewilligt' };
}

/** What granted money makes of a need, strongest first. */
export function grantedStates(granted: readonly Funding[], on: Day): StateCandidate[] {
  const running = granted.filter((funding) => runsOn(funding, on));
  const working = running.filter((funding) => !isVacant(funding));
  const later = granted.filter((funding) => !running.includes(funding));
  const full = working.filter(({ extent }) => extent === 'voll');
  const until = endWithFollowers(lastEnd(full), later);
  const partial = working.filter(({ extent }) => extent === 'teilweise');
  const states: StateCandidate[] = [];
  if (full.length > 0) {
    const end = full.some(({ untilOn }) => untilOn === null) ? null : until;
    const text = end === null ? 'bewilligt, Ende nicht bekannt' : `bewilligt bis ${formatDay(end)}`;
    states.push({ kind: 'granted', text, details: vacancies(full), mention: text });
  }
  if (partial.length > 0) {
    const end = endText(partial);
    const said = [end, ...vacancies(partial)];
    const mention = ['weitere Teilfinanzierung', ...said].join(', ');
    states.push({
      kind: 'partlyFunded',
      text: 'teilweise finanziert',
      details: said,
      mention,
    });
  }
  return [
    ...states,
    ...vacantStates(running.filter(isVacant)),
    ...laterStates(
      later.filter(
        ({ untilOn }) => full.length === 0 || untilOn === null || untilOn > String(until),
      ),
    ),
  ];
}

function vacantStates(vacant: readonly Funding[]): StateCandidate[] {
  if (vacant.length === 0) return [];
  const posts = vacant.reduce((sum, { postsVacant }) => sum + (postsVacant ?? 0), 0);
  const details = [`${postsText(posts)} unbesetzt, bewilligt ${endText(vacant)}`];
  const text = 'unbesetzt';
  return [{ kind: 'vacant', text, details, mention: details.join(', ') }];
}

/** Granted, but from a later day on. */
function laterStates(later: readonly Funding[]): StateCandidate[] {
  const [next] = later.toSorted((a, b) => String(a.fromOn).localeCompare(String(b.fromOn)));
  if (!next?.fromOn) return [];
  const kind = next.extent === 'voll' ? 'granted' : 'partlyFunded';
  const text = `${kind === 'granted' ? 'bewilligt' : 'teilweise'} ab ${formatDay(next.fromOn)}`;
  return [{ kind, text, details: [endText([next])], mention: `${text} ${endText([next])}` }];
}

/** The end of what follows without a gap; only what pays for everything prolongs "bewilligt bis". */
function endWithFollowers(end: Day | null, later: readonly Funding[]): Day | null {
  if (end === null) return null;
  const follower = later.find(
    ({ extent, fromOn, untilOn }) =>
      extent === 'voll' &&
      fromOn !== null &&
      fromOn <= addDays(end, 1) &&
      untilOn !== null &&
      untilOn > end,
  );
  return follower ? endWithFollowers(follower.untilOn, later) : end;
}

/** "0,5 von 1,5 Stellen unbesetzt", for each funding with posts of both kinds. */
function vacancies(fundings: readonly Funding[]): string[] {
  return fundings
    .filter(({ postsVacant }) => (postsVacant ?? 0) > 0)
    .map(({ postsFilled, postsVacant }) => {
      const [filled, vacant] = [postsFilled ?? 0, postsVacant ?? 0];
      return `${formatPosts(vacant)} von ${postsText(filled + vacant)} unbesetzt`;
    });
}

/** "1 Stelle", "0,5 Stellen". */
export function postsText(posts: number): string {
  return `${formatPosts(posts)} ${posts === 1 ? 'Stelle' : 'Stellen'}`;
}

function formatPosts(posts: number): string {
  return new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }).format(posts);
}

function endText(fundings: readonly Funding[]): string {
  const isKnown = fundings.every(({ untilOn }) => untilOn !== null);
  const until = lastEnd(fundings);
  return isKnown && until !== null ? `bis ${formatDay(until)}` : 'Ende nicht bekannt';
}

/** The latest known end; null where none is known. */
export function lastEnd(fundings: readonly Funding[]): Day | null {
  const ends = fundings.flatMap((funding) => (funding.untilOn === null ? [] : [funding.untilOn]));
  return ends.sort().at(-1) ?? null;
}
