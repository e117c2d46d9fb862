import type { Scope } from '../../accounts/scope.ts';
import type { Catalogue } from '../../programmes/catalogue-service.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import type { CaseService } from '../case-service.ts';
import type { MatchService } from '../match-service.ts';
import type { NeedFile } from './need-file.ts';
import { trialCase } from './trial-case.ts';
import { knownFacts } from './trial-known.ts';
import { trialWarnings, type Trial } from './trial.ts';

/** What-if: matches of a need that stands in no table. */
export function createTrials({
  stores,
  matching,
  catalogue,
  cases,
  clock,
}: {
  stores: { quarters: QuarterStore };
  matching: Pick<MatchService, 'matchesOfCase'>;
  catalogue: Pick<Catalogue, 'list'>;
  cases: Pick<CaseService, 'factsOfPlace' | 'getCase'>;
  clock: Clock;
}) {
  /** Ids of programmes by slug; only looked up where the file names some. */
  async function idsFor(scope: Scope, need: NeedFile): Promise<(slug: string) => string> {
    const entries = need.fundedProjects === undefined ? [] : await catalogue.list(scope);
    const ids = new Map(entries.map(({ id, programme }) => [programme.slug, id]));
    return (slug) => ids.get(slug) ?? slug;
  }

  return {
    /** Where a trial may take place. */
    listQuarters: (scope: Scope): Promise<Quarter[]> => stores.quarters.listQuarters(scope),

    /**
     * @param beganWith id of the saved need the trial began with: what the file does not say comes from there
     * @throws NotFoundError where quarter or saved need are unknown, or not the reader's
     */
    async tryNeed(
      scope: Scope,
      need: NeedFile,
      { on = clock.today(), beganWith = null }: { on?: Day; beganWith?: string | null } = {},
    ): Promise<Trial> {
      const began = beganWith === null ? null : await cases.getCase(scope, beganWith);
      const municipalities = await stores.quarters.listMunicipalities(scope);
      const quarter =
        need.quarter === undefined
          ? null
          : await stores.quarters.getQuarterBySlug(scope, need.quarter);
      const [only, ...others] = municipalities;
      const ownOnly = others.length === 0 ? (only ?? null) : null;
      const municipality =
        quarter === null
          ? ownOnly
          : (municipalities.find(({ id }) => id === quarter.municipalityId) ?? null);
      const known = municipality && (await cases.factsOfPlace(scope, { municipality, quarter }));
      const idOf = await idsFor(scope, need);
      const confirmations = began?.confirmations ?? known?.confirmations ?? [];
      const matchCase = trialCase(need, {
        ...{ quarter, municipality, ...known, idOf },
        ...(began ? { began: began.matchCase } : {}),
      });
      return {
        ...(await matching.matchesOfCase(scope, {
          matchCase,
          confirmations,
          on,
          place: municipality && {
            municipalityId: municipality.id,
            districtId: quarter?.districtId ?? null,
          },
        })),
        on,
        title: need.title ?? 'Bedarf ohne Titel',
        quarter,
        municipality,
        warnings: trialWarnings(need, on),
        known: knownFacts(matchCase, need, confirmations.length + matchCase.confirmations.length),
        began: began && { id: began.need.id, title: began.need.title },
      };
    },
  };
}
