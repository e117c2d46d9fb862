import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import { ConflictError } from '../../shared/errors.ts';
import { areaKey, areasOf, type FigureArea } from './figure-area.ts';
import type { FigureImport } from './figure-import.ts';
import type { FigureParts, FigureStores } from './figure-services.ts';
import { locksAmong, topicKey } from './figure-topic.ts';
import { byFigure } from './figure-value.ts';
import type { Indicator } from './indicator.ts';

const rowsPerDelete = 500;

/** What a person does with an import. Each is one short transaction; what needs time is worked out before. */
export function createFigureDecisions({ stores, inTransaction, clock, basisOf }: FigureParts) {
  async function move(actor: Actor, scope: Scope, step: Step): Promise<void> {
    const { found, to, basis } = step;
    const now = clock.now().toISOString();
    await inTransaction(async (inside) => {
      if (basis !== undefined && (await readBasis(inside, found.municipalityId)) !== basis) {
        throw new ConflictError(step.outdated);
      }
      const moving = { id: found.id, from: found.state, to };
      const who = { at: now, personId: actor.personId };
      if (!(await inside.figureImports.moveFigureImport(scope, moving, who))) {
        throw new ConflictError(
          'Dieser Import ist nicht mehr in dem Zustand, den Sie gesehen haben.',
        );
      }
      await step.also?.(inside);
      await inside.audit.append(
        {
          ...actor,
          action: `figureImport.${step.action}`,
          thingKind: 'figureImport',
          thingId: found.id,
          municipalityId: found.municipalityId,
          summary: `${step.summary}: ${found.fileName}`,
        },
        now,
      );
    });
  }

  return {
    /** @throws ConflictError where the figures changed since the preview, or there is nothing to take over */
    async confirm(actor: Actor, scope: Scope, id: string): Promise<void> {
      const found = await stores.figureImports.getFigureImport(scope, id);
      const { phase, counts, basis } = found.outcome;
      if (found.state !== 'staged' || phase !== 'ready') {
        throw new ConflictError(
          'Diese Vorschau lässt sich nicht übernehmen: Sie ist nicht (mehr) offen.',
        );
      }
      if (counts.added + counts.changed + counts.suppressed + counts.locked === 0) {
        throw new ConflictError('Die Datei bringt nichts Neues; es gibt nichts zu übernehmen.');
      }
      await move(actor, scope, {
        found,
        to: 'active',
        action: 'activated',
        summary: 'Kennzahlen eingelesen',
        basis,
        outdated:
          'Seit dieser Vorschau wurden andere Kennzahlen übernommen oder zurückgenommen, oder die Schwelle der Geheimhaltung wurde geändert. Die Vorschau stimmt deshalb nicht mehr. Bitte verwerfen Sie sie und laden Sie die Datei noch einmal hoch.',
      });
    },

    /**
     * The next file with the heading of this one is asked about again. The file itself is gone: it may hold small counts.
     * @throws ConflictError where an older import does not say which heading it had
     */
    async askAgain(actor: Actor, scope: Scope, id: string): Promise<void> {
      const found = await stores.figureImports.getFigureImport(scope, id);
      const { municipalityId, outcome } = found;
      const { headerKey } = outcome;
      if (headerKey === '') {
        throw new ConflictError('Zu diesem Import ist keine Zuordnung der Spalten gespeichert.');
      }
      const now = clock.now().toISOString();
      await inTransaction(async ({ figureImports, audit }) => {
        // A mapping of no column fits no file, so that even headings we know are asked about.
        await figureImports.saveMapping(scope, { municipalityId, headerKey, meanings: [] }, now);
        await audit.append(
          {
            ...actor,
            action: 'figureImport.mappingForgotten',
            thingKind: 'figureImport',
            thingId: id,
            municipalityId,
            summary: `Zuordnung der Spalten verworfen: ${found.fileName}`,
          },
          now,
        );
      });
    },

    async discard(actor: Actor, scope: Scope, id: string): Promise<void> {
      const found = await stores.figureImports.getFigureImport(scope, id);
      if (found.state !== 'staged') {
        throw new ConflictError('Nur eine offene Vorschau lässt sich verwerfen.');
      }
      const summary = 'Vorschau von Kennzahlen verworfen';
      await move(actor, scope, {
        found,
        to: 'discarded',
        action: 'discarded',
        summary,
        outdated: '',
      });
      await emptyImport(stores, id);
    },

    /**
     * Takes a whole import back: what stood before it is in effect again. Where that would leave a locked figure alone
     * among visible ones, another one is locked in place.
     * @returns how many were locked
     */
    async undo(actor: Actor, scope: Scope, id: string): Promise<number> {
      const found = await stores.figureImports.getFigureImport(scope, id);
      if (found.state !== 'active') {
        throw new ConflictError('Nur ein übernommener Import lässt sich zurücknehmen.');
      }
      const { municipalityId } = found;
      const basis = await basisOf(municipalityId);
      const [spoken, effective, known, { threshold }] = await Promise.all([
        stores.figureValues.listTopics(scope, id),
        stores.figureValues.listEffective(scope, municipalityId, { without: id }),
        knownTo(stores, scope, municipalityId),
        stores.secrecySetting.getThreshold(municipalityId),
      ]);
      const topics = new Set(spoken.map(topicKey));
      const locks = locksAmong(byFigure(effective), topics, { ...known, threshold });
      const also = locks.length === 0 ? '' : ` (${locks.length} weitere Werte gesperrt)`;
      await move(actor, scope, {
        found,
        to: 'undone',
        action: 'undone',
        summary: `Import von Kennzahlen zurückgenommen${also}`,
        basis,
        also: ({ figureValues }) => figureValues.lockValues(scope, locks),
        outdated:
          'Gerade eben wurden andere Kennzahlen übernommen oder zurückgenommen. Bitte prüfen Sie den Stand und versuchen Sie es noch einmal.',
      });
      return locks.length;
    },
  };
}

interface Step {
  found: FigureImport;
  to: FigureImport['state'];
  action: 'activated' | 'discarded' | 'undone';
  summary: string;
  /** The state of the figures this was worked out on; undefined where that does not matter. */
  basis?: string;
  /** Belongs into the same transaction. */
  also?: (inside: FigureStores) => Promise<void>;
  /** Said where it changed since. */
  outdated: string;
}

/** Changes whenever a preview no longer says what would happen. */
export async function readBasis(
  { figureImports, secrecySetting }: Pick<FigureStores, 'figureImports' | 'secrecySetting'>,
  municipalityId: string,
): Promise<string> {
  const [basis, { threshold }] = await Promise.all([
    figureImports.figureBasis(municipalityId),
    secrecySetting.getThreshold(municipalityId),
  ]);
  return `${basis}/${threshold}`;
}

export async function knownTo(
  stores: Pick<FigureStores, 'figureAreas' | 'indicators'>,
  scope: Scope,
  municipalityId: string,
): Promise<{ areas: Map<string, FigureArea>; indicators: Map<string, Indicator> }> {
  const areas = areasOf(await stores.figureAreas.getPlaces(scope, municipalityId));
  const indicators = await stores.indicators.listIndicators();
  return {
    areas: new Map(areas.map((area) => [areaKey(area), area])),
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
  };
}

export async function emptyImport(
  { figureValues }: Pick<FigureStores, 'figureValues'>,
  id: string,
) {
  while ((await figureValues.deleteSomeValues(id, rowsPerDelete)) > 0) await pause();
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
