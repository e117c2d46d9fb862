import type { Scope } from '../accounts/scope.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Municipality, Quarter } from '../quarters/quarter.ts';
import type { Clock } from '../shared/clock.ts';
import type { Day } from '../shared/dates.ts';
import { emptyCase } from './criterion-lens.ts';
import type { MatchCase } from './criterion.ts';
import type { MatchService } from './match-service.ts';
import type { NeedFile } from './need-file.ts';
import type { Trial } from './trial.ts';

/** What-if: matches of a need that stands in no table. */
export function createTrials({
  stores,
  matching,
  clock,
}: {
  stores: { quarters: QuarterStore };
  matching: Pick<MatchService, 'matchesOfCase'>;
  clock: Clock;
}) {
  return {
    /** Where a trial may take place. */
    listQuarters: (scope: Scope): Promise<Quarter[]> => stores.quarters.listQuarters(scope),

    /** @throws NotFoundError where the quarter is unknown, or not the reader's. */
    async tryNeed(scope: Scope, need: NeedFile, on: Day = clock.today()): Promise<Trial> {
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
      const matchCase = trialCase(need, { quarter, municipality });
      return {
        ...(await matching.matchesOfCase(scope, {
          matchCase,
          on,
          municipalityId: municipality?.id ?? null,
        })),
        on,
        title: need.title ?? 'Bedarf ohne Titel',
        quarter,
        municipality,
      };
    },
  };
}

/** The side of the need as the criteria see it; what the file does not say is unknown. */
export function trialCase(
  need: NeedFile,
  place: { quarter: Quarter | null; municipality: Municipality | null },
): MatchCase {
  return {
    ...emptyCase,
    municipalityAgs: place.municipality?.ags ?? null,
    applicants: need.applicants,
    forwarding: need.forwarding,
    topics: need.topics,
    targetGroups: need.targetGroups,
    costItems: need.costItems.map(({ kind, label, amountPerYear }, index) => ({
      label: label ?? `Posten ${index + 1}`,
      costType: kind,
      amountCentsPerYear: amountPerYear === null ? null : Math.round(amountPerYear * 100),
    })),
    startMonth: need.start,
    months: need.months,
    areaStatus: place.quarter?.areaStatus ?? emptyCase.areaStatus,
  };
}
