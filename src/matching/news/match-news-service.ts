import { scopeOfInstallation, type Scope } from '../../accounts/scope.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import type { Clock } from '../../shared/clock.ts';
import { addMonths, type Day } from '../../shared/dates.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompiledEntries, CompileEntries } from '../compiled/compiled-entries.ts';
import type { MatchState } from '../decisions/criterion-state.ts';
import type { MatchDecision } from '../decisions/match-decision.ts';
import { needFingerprint, programmeFingerprint } from './match-fingerprint.ts';
import type { MatchNews } from './match-news.ts';
import {
  keepStates,
  tellPairs,
  type NeedOutcome,
  type NewsStores,
  type Pair,
} from './match-news-writing-service.ts';
import { createKeptStates, newsOfPair, type PlacedEntry } from './match-renewal.ts';

export interface MatchNewsParts {
  stores: Pick<NewsStores, 'matchNews' | 'matchDecisions'> & {
    quarters: QuarterStore;
    needs: NeedStore;
  };
  inTransaction: InTransaction<NewsStores>;
  compiledFor: CompileEntries;
  cases: CaseService;
  clock: Clock;
}

/** News with what they are about; programme null = no longer in the catalogue. */
export interface ToldMatch {
  news: MatchNews;
  need: Need;
  quarter: Quarter;
  programme: Pick<Programme, 'slug' | 'shortTitle'> | null;
}

export interface RenewalOutcome extends NeedOutcome {
  needs: number;
}

/** What is the same for every need of a run. */
interface Run {
  municipalityId: string;
  on: Day;
  now: string;
  entries: CompiledEntries;
  all: readonly PlacedEntry[];
  changed: readonly PlacedEntry[];
  goneIds: readonly string[];
  newIds: ReadonlySet<string>;
  /** The first run of a municipality notes how things stand and tells nobody. */
  isSilent: boolean;
  decisions: readonly MatchDecision[];
}

export type MatchNewsService = ReturnType<typeof createMatchNews>;

/** Neues: tests again what changed and tells what became of it, once. Each need is written whole or not at all. */
export function createMatchNews(parts: MatchNewsParts) {
  const { stores } = parts;
  return {
    listMunicipalityIds: (): Promise<string[]> => stores.quarters.listMunicipalityIds(),

    /** What was told in the last twelve months of needs that are there, the newest first. */
    async listTold(scope: Scope): Promise<ToldMatch[]> {
      const today = parts.clock.today();
      const since = `${addMonths(today.slice(0, 7), -12)}-01`;
      const [news, needs, quarters, { list }] = await Promise.all([
        stores.matchNews.listNews(scope, since),
        stores.needs.listNeeds(scope),
        stores.quarters.listQuarters(scope),
        parts.compiledFor(scope, today),
      ]);
      const programmes = new Map(list.map(({ id, compiled }) => [id, compiled.programme]));
      const quarterOf = new Map(quarters.map((quarter) => [quarter.id, quarter]));
      const needOf = new Map(needs.map((need) => [need.id, need]));
      return news.flatMap((one): ToldMatch[] => {
        const need = needOf.get(one.needId);
        const quarter = need && quarterOf.get(need.quarterId);
        const programme = programmes.get(one.programmeId) ?? null;
        return need && quarter ? [{ news: one, need, quarter, programme }] : [];
      });
    },

    /**
     * Unchanged needs meet only the programmes that changed, changed needs the whole catalogue. What the programmes
     * look like is noted last: a run that was killed is finished by the next one, which tells nothing twice.
     */
    async renewMatches(municipalityId: string): Promise<RenewalOutcome> {
      const loaded = await parts.cases.listCases(scopeOfInstallation([municipalityId]));
      const { run, fingerprints } = await beginRun(parts, municipalityId);
      const knownNeeds = await stores.matchNews.needFingerprints(municipalityId);
      const outcome = { needs: loaded.length, tested: 0, news: 0, notices: 0, reopened: 0 };
      for (const one of loaded) {
        const known = knownNeeds.get(one.need.id);
        const told = await renewNeed(parts, run, { one, known });
        outcome.tested += told.tested;
        outcome.news += told.news;
        outcome.notices += told.notices;
        outcome.reopened += told.reopened;
      }
      const living = new Set(loaded.map(({ need }) => need.id));
      const withdrawn = [...knownNeeds.keys()].filter((id) => !living.has(id));
      await parts.inTransaction(async ({ matchNews }) => {
        for (const id of withdrawn) await matchNews.forgetNeed(id);
        await matchNews.saveProgrammeFingerprints(municipalityId, fingerprints);
        await matchNews.forgetProgrammes(municipalityId, run.goneIds);
      });
      return outcome;
    },
  };
}

async function beginRun({ stores, compiledFor, clock }: MatchNewsParts, municipalityId: string) {
  const scope = scopeOfInstallation([municipalityId]);
  const on = clock.today();
  const [entries, known, decisions] = await Promise.all([
    compiledFor(scope, on),
    stores.matchNews.programmeFingerprints(municipalityId),
    stores.matchDecisions.listDecisions(scope),
  ]);
  const all = entries.list.map((entry, place) => ({ entry, place }));
  const fingerprintOf = new Map(
    all.map(({ entry }) => [entry.id, programmeFingerprint(entry, on)]),
  );
  const changed = all.filter(({ entry }) => known.get(entry.id) !== fingerprintOf.get(entry.id));
  const run: Run = {
    municipalityId,
    on,
    now: clock.now().toISOString(),
    entries,
    all,
    changed,
    goneIds: [...known.keys()].filter((id) => !fingerprintOf.has(id)),
    newIds: new Set(changed.flatMap(({ entry }) => (known.has(entry.id) ? [] : [entry.id]))),
    isSilent: known.size === 0,
    decisions,
  };
  const fingerprints = changed.map(({ entry }) => ({
    programmeId: entry.id,
    fingerprint: fingerprintOf.get(entry.id) ?? '',
  }));
  return { run, fingerprints };
}

interface NeedBefore {
  one: LoadedCase;
  /** Fingerprint of the last run; undefined for a need that is new. */
  known: string | undefined;
}

async function renewNeed(
  parts: MatchNewsParts,
  run: Run,
  { one, known }: NeedBefore,
): Promise<NeedOutcome> {
  const fingerprint = needFingerprint(one);
  const isChanged = known !== fingerprint;
  const tested = isChanged ? run.all : run.changed;
  const nothing = { tested: 0, news: 0, notices: 0, reopened: 0 };
  if (tested.length === 0 && run.goneIds.length === 0) return nothing;
  const before = await parts.stores.matchNews.listKnown(one.need.id);
  const pairs = pairsOf(run, { one, tested, before, isNew: known === undefined });
  return parts.inTransaction(async (stores) => {
    await keepStates(stores.matchNews, one.need.id, { pairs, before });
    const told = await tellPairs(stores, run, { need: one.need, pairs });
    if (isChanged) {
      const row = { needId: one.need.id, municipalityId: run.municipalityId, fingerprint };
      await stores.matchNews.saveNeedFingerprint(row, run.now);
    }
    return { ...told, tested: tested.length };
  });
}

function pairsOf(
  run: Run,
  {
    one,
    tested,
    before,
    isNew,
  }: {
    one: LoadedCase;
    tested: readonly PlacedEntry[];
    before: ReadonlyMap<string, MatchState>;
    isNew: boolean;
  },
): Pair[] {
  const own = run.decisions.filter(({ needId }) => needId === one.need.id);
  const decisionOf = new Map(own.map((decision) => [decision.programmeId, decision]));
  const { matchCase, confirmations } = one;
  const about = { matchCase, confirmations, on: run.on };
  const stateFor = createKeptStates(run.entries, about, (id) => decisionOf.has(id));
  const pair = (programmeId: string, title: string, state: MatchState | null): Pair => {
    const decision = decisionOf.get(programmeId);
    const known = before.get(programmeId) ?? null;
    const newcomer = isNew ? 'need' : run.newIds.has(programmeId) ? 'programme' : null;
    const change = run.isSilent ? null : newsOfPair({ known, decision, newcomer }, state);
    return { programmeId, title, state, change, decision };
  };
  return [
    ...tested.map((placed) => {
      const { id, compiled } = placed.entry;
      return pair(id, compiled.programme.shortTitle, stateFor(placed));
    }),
    ...run.goneIds.map((id) => pair(id, 'Ein Programm, das nicht mehr im Katalog steht', null)),
  ];
}
