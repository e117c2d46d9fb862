import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import type { MunicipalFinancesStore } from '../../quarters/finances/municipal-finances-store.ts';
import type { FinanceFacts } from '../../quarters/finances/municipal-finances.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { EditableQuarter } from '../../quarters/quarter-edit.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Organisation } from '../../quarters/quarter.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { CityMatches, CityMatchService } from '../city/city-match-service.ts';
import type { PostedEntry } from './entry-fill.ts';
import { createEntryWriting, type EntryWriters } from './entry-writing-service.ts';
import { createEffectWatch } from './match-effect-service.ts';
import { readMissingFacts } from './missing-facts-reading.ts';
import type { MatchEffect } from './match-effect.ts';
import type { MissingFact } from './missing-facts.ts';
import { fillShares, type ShareFill } from './share-fill.ts';

/** Everything the page shows: what is missing, and what its forms start from. */
export interface OpenedFacts {
  city: CityMatches;
  facts: readonly MissingFact[];
  organisations: readonly Organisation[];
  /** With their versions, by id; only those something is missing of. */
  quarters: ReadonlyMap<string, EditableQuarter>;
  finances: ReadonlyMap<string, FinanceFacts>;
}

export type FillResult = { ok: true; effect: MatchEffect } | { ok: false; errors: FieldErrors };

type EntryInput = PostedEntry & { key: string };

/** What would have to be known, and filling it in where it is missing: through the services that keep it. */
export function createMissingFactService({
  cityMatches,
  stores,
  ...writers
}: EntryWriters & {
  cityMatches: CityMatchService;
  stores: { needs: NeedStore; quarters: QuarterStore; finances: MunicipalFinancesStore };
}) {
  const writing = createEntryWriting({ ...writers, stores });
  const watchEffect = createEffectWatch({ cityMatches });

  async function cityOf(scope: Scope, needId: string | null): Promise<CityMatches> {
    const city = await cityMatches.matchesOfCity(scope);
    if (needId === null) return city;
    const needs = city.needs.filter(({ need }) => need.id === needId);
    if (needs.length === 0) throw new NotFoundError('Dieser Bedarf');
    return { ...city, needs };
  }

  return {
    /** For all needs, or for one. @throws NotFoundError */
    async open(scope: Scope, needId: string | null = null): Promise<OpenedFacts> {
      const [city, organisations, finances] = await Promise.all([
        cityOf(scope, needId),
        stores.quarters.listOrganisations(scope),
        stores.finances.listFinances(scope),
      ]);
      const facts = await readMissingFacts(city);
      const slugs = new Set(
        facts.flatMap(({ owner }) =>
          owner.kind === 'quarter'
            ? city.needs
                .filter(({ quarter }) => quarter.id === owner.quarterId)
                .map((one) => one.quarter.slug)
            : [],
        ),
      );
      const quarters = await Promise.all(
        [...slugs].map((slug) => writers.quarterEditing.getEditable(scope, slug)),
      );
      const byId = new Map(quarters.map((quarter) => [quarter.id, quarter]));
      return { city, facts, organisations, quarters: byId, finances };
    },

    /** Puts the own share of needs, as a percentage of their costs, into the fields that are empty; saves nothing. */
    async fillShares(scope: Scope, values: PostedValues): Promise<ShareFill> {
      return fillShares(values, await stores.needs.listNeeds(scope));
    },

    /**
     * Fills a missing datum in, for all rows that say something, and tells what that did to the matches.
     * @throws StaleError where somebody else saved since. @throws NotFoundError
     */
    async fillEntry(scope: Scope, input: EntryInput, actor: Actor): Promise<FillResult> {
      const effect = await watchEffect(scope);
      const filled = await writing.fillEntry(scope, input, actor);
      if (!filled.ok) return filled;
      return { ok: true, effect: await effect() };
    },
  };
}
