import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import { freeSlug, slugStart } from '../../programmes/programme-slug.ts';
import type { ProjectStore } from '../../projects/project-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { ConflictError, NotFoundError } from '../../shared/errors.ts';
import type { CostRecalculation, CostStores } from '../costs/cost-recalculation-service.ts';
import type { QuarterStore } from '../quarter-store.ts';
import { needRecord, savedNeedRecord } from './need-audit.ts';
import { isOtherPeriod, type NeedDraft, type NewNeed } from './need-draft.ts';
import type { NeedStore } from './need-store.ts';
import type { NeedWriteStore } from './need-write-store.ts';
import type { Need } from './need.ts';

export interface NeedEditStores extends CostStores {
  needs: NeedStore;
  needWrites: NeedWriteStore;
  quarters: Pick<QuarterStore, 'listOrganisations'>;
  projects: Pick<ProjectStore, 'listProjectSummaries'>;
  audit: AuditStore;
}

export interface MadeNeeds {
  needs: readonly NewNeed[];
  how: string;
  /** Refuse what the quarter has already: the same building block, or the same title outside of them. */
  onlyOnce?: boolean;
}

export interface NeedSave {
  id: string;
  draft: NeedDraft;
  /** Of the need that was on the page. */
  expectedVersion: number;
}

export type NeedEditService = ReturnType<typeof createNeedEditService>;

/** Needs that people make, change, withdraw and take up again. */
export function createNeedEditService<Stores extends NeedEditStores>({
  inTransaction,
  clock,
  costs,
}: {
  inTransaction: InTransaction<Stores>;
  clock: Clock;
  /** Works out the amounts of a need whose period or costs are new, in the same transaction. */
  costs: Pick<CostRecalculation, 'recalculateCosts'>;
}) {
  async function saveOne(
    stores: Stores,
    scope: Scope,
    {
      save: { id, draft, expectedVersion },
      actor,
      now,
    }: { save: NeedSave; actor: Actor; now: string },
  ): Promise<void> {
    const before = await stores.needs.getNeed(scope, id);
    const names = new Map(
      (await stores.quarters.listOrganisations(scope)).map(({ id, name }) => [id, name]),
    );
    const record = savedNeedRecord(before, draft, (of) => names.get(of) ?? of);
    await stores.needWrites.saveNeed(scope, { id, version: expectedVersion, draft }, now);
    if (isOtherPeriod(before, draft)) await costs.recalculateCosts(stores, scope, { needId: id });
    if (record === undefined) return;
    const what = { action: 'need.changed', ...record };
    await stores.audit.append(needRecord(actor, before, what), now);
  }

  return {
    /**
     * All of them or none. `how` ends the sentence in the trail, e.g. "nach dem Vorbild Manfort". @returns the ids
     * @throws ConflictError with `onlyOnce`, where the quarter has got such a need in the meantime
     */
    async createNeeds(scope: Scope, made: MadeNeeds, actor: Actor): Promise<string[]> {
      const { needs, how, onlyOnce = false } = made;
      const now = clock.now().toISOString();
      return inTransaction(async (stores) => {
        const ids: string[] = [];
        if (onlyOnce) for (const need of needs) await refuseTwin(stores, scope, need);
        for (const need of needs) {
          const key = await freeKey(stores, scope, need);
          const id = await stores.needWrites.insertNeed(scope, { ...need, key }, now);
          await costs.recalculateCosts(stores, scope, { needId: id });
          const summary = `Bedarf „${need.title}“ angelegt${how === '' ? '' : `, ${how}`}`;
          const what = { action: 'need.created', summary };
          await stores.audit.append(needRecord(actor, { ...need, id }, what), now);
          ids.push(id);
        }
        return ids;
      });
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    async saveNeed(scope: Scope, save: NeedSave, actor: Actor): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction((stores) => saveOne(stores, scope, { save, actor, now }));
    },

    /** All of them or none. @throws StaleError where somebody else saved one of them since */
    async saveNeeds(scope: Scope, saves: readonly NeedSave[], actor: Actor): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async (stores) => {
        for (const save of saves) await saveOne(stores, scope, { save, actor, now });
      });
    },

    /** @throws ConflictError while a project hangs on it */
    async withdrawNeed(scope: Scope, id: string, actor: Actor): Promise<Need> {
      const now = clock.now().toISOString();
      return inTransaction(async (stores) => {
        const need = await stores.needs.getNeed(scope, id);
        const all = await stores.projects.listProjectSummaries(scope);
        const projects = all.filter(({ needId }) => needId === id);
        if (projects.length > 0) {
          const titles = projects.map(({ title }) => `„${title}“`).join(', ');
          throw new ConflictError(`Zu diesem Bedarf gibt es ein Vorhaben: ${titles}.`);
        }
        await stores.needWrites.setWithdrawn(scope, id, { at: now, now });
        const summary = `Bedarf „${need.title}“ zurückgezogen`;
        const what = { action: 'need.withdrawn', summary };
        await stores.audit.append(needRecord(actor, need, what), now);
        return need;
      });
    },

    /** @throws NotFoundError where the need is not withdrawn */
    async restoreNeed(scope: Scope, id: string, actor: Actor): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async (stores) => {
        const withdrawn = await stores.needWrites.listWithdrawn(scope);
        const need = withdrawn.find((one) => one.id === id);
        if (!need) throw new NotFoundError('Dieser Bedarf');
        await stores.needWrites.setWithdrawn(scope, id, { at: null, now });
        const summary = `Bedarf „${need.title}“ wieder aufgenommen`;
        const what = { action: 'need.restored', summary };
        await stores.audit.append(needRecord(actor, need, what), now);
      });
    },
  };
}

/** The prefix keeps it apart from the keys of the seed, which may bring needs of its own later. */
async function freeKey(
  { needWrites }: Pick<NeedEditStores, 'needWrites'>,
  scope: Scope,
  { quarterId, title }: NewNeed,
): Promise<string> {
  const taken = await needWrites.listKeys(scope, quarterId);
  return freeSlug(`eigen-${slugStart(title)}`, taken);
}

/** Two people, or a double click, may follow the same blueprint at once. */
async function refuseTwin(
  { needs }: Pick<NeedEditStores, 'needs'>,
  scope: Scope,
  { quarterId, buildingBlock, title }: NewNeed,
): Promise<void> {
  const twin = (await needs.listNeedsOfQuarter(scope, quarterId)).find((other) =>
    buildingBlock === null
      ? other.buildingBlock === null && other.title === title
      : other.buildingBlock === buildingBlock,
  );
  if (!twin) return;
  throw new ConflictError(
    `Das Quartier hat inzwischen den Bedarf „${twin.title}“. Bitte öffnen Sie die Vorschau noch einmal.`,
  );
}
