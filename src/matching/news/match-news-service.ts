import { scopeOfInstallation, type Scope } from '../../accounts/scope.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import { addMonths } from '../../shared/dates.ts';
import type { CaseService } from '../case-service.ts';
import { renewNeed } from './match-news-need-service.ts';
import { beginRun, noteProgrammes, type RunParts } from './match-news-run-service.ts';
import { tellPending } from './match-notice-service.ts';
import type { NeedOutcome } from './match-news-writing-service.ts';
import type { MatchNews } from './match-news.ts';

export interface MatchNewsParts extends RunParts {
  stores: RunParts['stores'] & { quarters: QuarterStore; needs: NeedStore };
  cases: CaseService;
}

/** News with what they are about. */
export interface ToldMatch {
  news: MatchNews;
  need: Need;
  quarter: Quarter;
  /** `isGone`: no longer in the catalogue. */
  programme: Pick<Programme, 'slug' | 'shortTitle'> & { isGone: boolean };
}

export interface RenewalOutcome extends NeedOutcome {
  needs: number;
  notices: number;
}

/** Every programme that was told of keeps its row; whatever removed one by hand. */
const unknownProgramme = { slug: '', shortTitle: 'Ein Programm ohne Eintrag' };

export type MatchNewsService = ReturnType<typeof createMatchNews>;

/** Neues: tests again what changed and tells what became of it, once. Written in short transactions, each with all that belongs together. */
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
      const gone = news.filter(({ programmeId }) => !programmes.has(programmeId));
      const names = await stores.matchNews.namesOf([
        ...new Set(gone.map(({ programmeId }) => programmeId)),
      ]);
      const named = (id: string): ToldMatch['programme'] => {
        const { slug, shortTitle } = programmes.get(id) ?? names.get(id) ?? unknownProgramme;
        return { slug, shortTitle, isGone: !programmes.has(id) };
      };
      const quarterOf = new Map(quarters.map((quarter) => [quarter.id, quarter]));
      const needOf = new Map(needs.map((need) => [need.id, need]));
      return news.flatMap((one): ToldMatch[] => {
        const need = needOf.get(one.needId);
        const quarter = need && quarterOf.get(need.quarterId);
        const programme = named(one.programmeId);
        return need && quarter ? [{ news: one, need, quarter, programme }] : [];
      });
    },

    /**
     * Unchanged needs meet only the programmes that changed, changed needs the whole catalogue. What the programmes
     * look like is noted last: a run that was killed is finished by the next one, which tells nothing twice.
     */
    async renewMatches(municipalityId: string): Promise<RenewalOutcome> {
      const loaded = await parts.cases.listCases(scopeOfInstallation([municipalityId]));
      const run = await beginRun(parts, municipalityId);
      const knownNeeds = await stores.matchNews.needFingerprints(municipalityId);
      const outcome = { needs: loaded.length, tested: 0, news: 0, notices: 0, reopened: 0 };
      for (const one of loaded) {
        const known = knownNeeds.get(one.need.id);
        const told = await renewNeed(parts, run, { one, known });
        outcome.tested += told.tested;
        outcome.news += told.news;
        outcome.reopened += told.reopened;
      }
      const living = new Set(loaded.map(({ need }) => need.id));
      const withdrawn = [...knownNeeds.keys()].filter((id) => !living.has(id));
      for (const id of withdrawn) {
        await parts.inTransaction(({ matchNews }) => matchNews.forgetNeed(id));
      }
      outcome.notices = await tellPending(parts, run, loaded);
      await noteProgrammes(parts, run);
      return outcome;
    },
  };
}
