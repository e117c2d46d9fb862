import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import {
  createFigureDecisions,
  emptyImport,
  knownTo,
  readBasis,
} from './figure-decision-service.ts';
import type { FigureImport } from './figure-import.ts';
import type { FigureParts } from './figure-services.ts';
import { createFigureStaging } from './figure-staging-service.ts';
import { topicKey } from './figure-topic.ts';
import { byFigure, figureKey, type FigureRowFilter, type FigureValue } from './figure-value.ts';
import type { Indicator } from './indicator.ts';

/** A figure of an import beside what stood there before. */
export interface ImportedFigure {
  value: FigureValue;
  before: FigureValue | null;
  areaLabel: string;
  indicator: Indicator;
}

export type FigureImports = ReturnType<typeof createFigureImports>;

/**
 * An import stays to be looked at when its figures are locked later, by itself or by another one: what is locked today is
 * shown nowhere. Of an import that counts no more no number is shown, because nobody looks after what follows from it.
 */
function shownTodayAs(
  { state }: Pick<FigureImport, 'state'>,
  rows: readonly FigureValue[],
): (value: FigureValue) => FigureValue {
  const nameOf = (value: FigureValue): string =>
    `${value.areaKind}:${value.areaId} ${topicKey(value)}`;
  const locked = new Set(rows.filter((row) => row.state === 'suppressed').map(nameOf));
  const counts = state === 'active' || state === 'staged';
  return (value) =>
    counts && !locked.has(nameOf(value))
      ? value
      : { ...value, state: 'suppressed', value: null, numerator: null, denominator: null };
}

/** Imports of figures: preview, confirmation, discarding, undoing as a whole. */
export function createFigureImports(parts: Omit<FigureParts, 'basisOf'>) {
  const { stores, clock } = parts;
  const basisOf = (municipalityId: string) => readBasis(stores, municipalityId);
  const staging = createFigureStaging({ ...parts, basisOf });

  return {
    ...staging,

    /** Where uploads of this person go. @throws NotFoundError where they may change no municipality */
    async getHome(scope: Scope) {
      const [id = ''] = scope.municipalityIds;
      const { municipality } = await stores.figureAreas.getPlaces(scope, id);
      const secrecy = await stores.secrecySetting.getThreshold(id);
      return { municipality, secrecy };
    },

    listImports: (scope: Scope) => stores.figureImports.listFigureImports(scope),
    getImport: (scope: Scope, id: string) => stores.figureImports.getFigureImport(scope, id),
    listIndicators: () => stores.indicators.listIndicators(),

    /** One page of the figures an import brings. */
    async listFigures(
      scope: Scope,
      found: FigureImport,
      page: { filter: FigureRowFilter | null; limit: number; offset: number },
    ): Promise<ImportedFigure[]> {
      const rows = await stores.figureValues.listOfImport(scope, found.id, page);
      const areaIds = [...new Set(rows.map(({ areaId }) => areaId))];
      const thought =
        found.activatedAt === null ? {} : { without: found.id, before: found.activatedAt };
      const [{ areas, indicators }, effective, today] = await Promise.all([
        knownTo(stores, scope, found.municipalityId),
        stores.figureValues.listEffective(scope, found.municipalityId, { ...thought, areaIds }),
        stores.figureValues.listEffective(scope, found.municipalityId, { areaIds }),
      ]);
      const before = byFigure(effective);
      const lift = shownTodayAs(found, [...rows, ...today]);
      return rows.flatMap((value) => {
        const indicator = indicators.get(value.indicatorId);
        if (!indicator) return [];
        const areaLabel =
          areas.get(`${value.areaKind}:${value.areaId}`)?.label ?? 'früheres Gebiet';
        const old = before.get(figureKey(value))?.[0];
        return [
          {
            value: lift(value),
            before: old === undefined ? null : lift(old),
            areaLabel,
            indicator,
          },
        ];
      });
    },

    ...createFigureDecisions({ ...parts, basisOf }),

    /** For the job that cleans up: previews nobody confirmed. @returns how many */
    async removeLeftovers(before: Date): Promise<number> {
      const discarded = await stores.figureImports.discardPreviewsBefore(before.toISOString());
      const ids = await stores.figureImports.listDiscardedWithValues();
      for (const id of ids) await emptyImport(stores, id);
      return discarded;
    },

    /** @throws StaleError */
    async saveThreshold(
      actor: Actor,
      scope: Scope,
      { threshold, version }: { threshold: number; version: number },
    ): Promise<void> {
      const [municipalityId = ''] = scope.writableMunicipalityIds;
      const now = clock.now().toISOString();
      await parts.inTransaction(async ({ secrecySetting, audit }) => {
        const before = await secrecySetting.getThreshold(municipalityId);
        await secrecySetting.saveThreshold(scope, { municipalityId, threshold, version }, now);
        await audit.append(
          {
            ...actor,
            action: 'figureImport.thresholdChanged',
            thingKind: 'municipality',
            thingId: municipalityId,
            municipalityId,
            summary: 'Schwelle der Geheimhaltung geändert',
            changes: {
              secrecyThreshold: { from: String(before.threshold), to: String(threshold) },
            },
          },
          now,
        );
      });
    },
  };
}
