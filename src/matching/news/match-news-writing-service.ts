import type { AuditStore } from '../../audit/audit-store.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { NoticeStore } from '../../reminders/notice-store.ts';
import type { Day } from '../../shared/dates.ts';
import { matchThing } from '../confirmation-record.ts';
import type { MatchState } from '../decisions/criterion-state.ts';
import type { MatchChange } from './match-change.ts';
import type { MatchDecision } from '../decisions/match-decision.ts';
import type { MatchDecisionStore } from '../decisions/match-decision-store.ts';
import { newsFingerprint } from './match-fingerprint.ts';
import { everybody } from './match-news.ts';
import type { KnownMatch } from './known-match-store.ts';
import type { MatchNewsStore } from './match-news-store.ts';
import { isWorthNotice } from './match-renewal.ts';

/** What a run writes of some pairs of a need; all of it belongs into one transaction. */

export interface NewsStores {
  matchNews: MatchNewsStore;
  matchDecisions: MatchDecisionStore;
  notices: NoticeStore;
  audit: AuditStore;
}

/** One pair of a need, with what is told of it. */
export interface Pair {
  programmeId: string;
  title: string;
  state: MatchState | null;
  change: MatchChange | null;
  decision: MatchDecision | undefined;
}

export interface NeedOutcome {
  /** Pairs of a need and a programme that were tested again. */
  tested: number;
  news: number;
  reopened: number;
}

interface RunDay {
  municipalityId: string;
  on: Day;
  now: string;
}

/** Whether anything is written of a pair. */
export function isToWrite(
  { programmeId, state, change }: Pair,
  before: ReadonlyMap<string, MatchState>,
): boolean {
  const known = before.get(programmeId) ?? null;
  return change !== null || JSON.stringify(known) !== JSON.stringify(state);
}

export async function keepStates(
  matchNews: MatchNewsStore,
  needId: string,
  pairs: readonly Pair[],
): Promise<void> {
  const gone = pairs.filter(({ state }) => state === null);
  await matchNews.forgetKnown(
    needId,
    gone.map(({ programmeId }) => programmeId),
  );
  await matchNews.saveKnown(
    pairs.flatMap(({ programmeId, state }): KnownMatch[] =>
      state === null ? [] : [{ needId, programmeId, state }],
    ),
  );
}

/** News, each with whose notice it waits for, and dismissed matches that are there again. */
export async function tellPairs(
  stores: NewsStores,
  run: RunDay,
  { need, pairs }: { need: Need; pairs: readonly Pair[] },
): Promise<NeedOutcome> {
  const outcome = { tested: 0, news: 0, reopened: 0 };
  for (const { programmeId, title, state, change, decision } of pairs) {
    if (!change) continue;
    const { kind, reason } = change;
    if (kind === 'reopened') {
      if (!decision || !(await reopen(stores, run, { decision, title, reason }))) continue;
      outcome.reopened += 1;
    }
    const isTold = isWorthNotice(change, state, decision);
    const newsId = await stores.matchNews.insertNews({
      municipalityId: run.municipalityId,
      needId: need.id,
      programmeId,
      kind,
      reason,
      fingerprint: newsFingerprint(kind, state, run.on),
      happenedAt: run.now,
      pendingFor: isTold ? (decision?.assignedToId ?? everybody) : null,
    });
    if (newsId !== null) outcome.news += 1;
  }
  return outcome;
}

async function reopen(
  { matchDecisions, audit }: NewsStores,
  { now, municipalityId }: RunDay,
  { decision, title, reason }: { decision: MatchDecision; title: string; reason: string },
): Promise<boolean> {
  if (!(await matchDecisions.reopenDismissed(decision, { at: now, because: reason }))) return false;
  await audit.append(
    {
      personId: null,
      action: 'match.reopened',
      ...matchThing(decision.needId, decision.programmeId),
      municipalityId,
      summary: `Verworfener Treffer „${title}“ ist wieder da: ${reason}`,
    },
    now,
  );
  return true;
}
