import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { changesBetween, type AuditRecord } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { QuarterEditStore } from './quarter-edit-store.ts';
import type { District, EditableQuarter, NewQuarter, QuarterDraft } from './quarter-edit.ts';

interface QuarterEditStores {
  quarterEdits: QuarterEditStore;
  audit: AuditStore;
}

export interface QuarterSave {
  slug: string;
  draft: QuarterDraft;
  /** Of the quarter that was on the page. */
  expectedVersion: number;
}

export type QuarterEditService = ReturnType<typeof createQuarterEditService>;

/** Quarters that people enter and change. */
export function createQuarterEditService({
  stores,
  inTransaction,
  clock,
}: {
  stores: QuarterEditStores;
  inTransaction: InTransaction<QuarterEditStores>;
  clock: Clock;
}) {
  /** All of them or none. @throws StaleError where somebody else saved one of them since */
  async function saveQuarters(
    scope: Scope,
    saves: readonly QuarterSave[],
    actor: Actor,
  ): Promise<void> {
    const now = clock.now().toISOString();
    await inTransaction(async (inside) => {
      for (const save of saves) await saveOne(inside, scope, { save, actor, now });
    });
  }

  return {
    /** @throws NotFoundError */
    getEditable: (scope: Scope, slug: string): Promise<EditableQuarter> =>
      stores.quarterEdits.getEditable(scope, slug),

    listDistricts: (scope: Scope): Promise<District[]> => stores.quarterEdits.listDistricts(scope),

    listSlugs: (): Promise<string[]> => stores.quarterEdits.listSlugs(),

    /** With its Stadtteil, where that is new. */
    async createQuarter(scope: Scope, quarter: NewQuarter, actor: Actor): Promise<void> {
      const now = clock.now().toISOString();
      const { municipalityId, district } = quarter;
      await inTransaction(async ({ quarterEdits, audit }) => {
        const districtId =
          'id' in district
            ? district.id
            : await quarterEdits.insertDistrict(scope, { municipalityId, name: district.name });
        const id = await quarterEdits.insertQuarter(scope, { ...quarter, districtId }, now);
        const summary = `Quartier ${quarter.name} angelegt`;
        const what = { action: 'quarter.created', summary };
        await audit.append(quarterRecord(actor, { id, municipalityId }, what), now);
      });
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    async saveQuarter(scope: Scope, save: QuarterSave, actor: Actor): Promise<void> {
      await saveQuarters(scope, [save], actor);
    },

    saveQuarters,
  };
}

async function saveOne(
  { quarterEdits, audit }: QuarterEditStores,
  scope: Scope,
  {
    save: { slug, draft, expectedVersion },
    actor,
    now,
  }: { save: QuarterSave; actor: Actor; now: string },
): Promise<void> {
  const before = await quarterEdits.getEditable(scope, slug);
  await quarterEdits.saveQuarter(scope, { id: before.id, version: expectedVersion, draft }, now);
  const changes = changesBetween(shownOf(before), shownOf(draft));
  const texts = changedTexts(before, draft);
  if (texts.length === 0 && Object.keys(changes).length === 0) return;
  const rest = texts.length === 0 ? '' : `. Geändert: ${texts.join(', ')}`;
  const summary = `Quartier ${before.name} geändert${rest}`;
  const what = { action: 'quarter.changed', summary, changes };
  await audit.append(quarterRecord(actor, before, what), now);
}

function quarterRecord(
  { personId, source }: Actor,
  { id, municipalityId }: { id: string; municipalityId: string },
  what: Pick<AuditRecord, 'action' | 'summary' | 'changes'>,
): AuditRecord {
  return { personId, source, thingKind: 'quarter', thingId: id, municipalityId, ...what };
}

function shownOf({ areaStatus }: QuarterDraft): Record<string, string | null> {
  const text = (known: boolean | null): string | null =>
    known === null ? null : known ? 'ja' : 'nein';
  return { sozialeStadt: text(areaStatus.sozialeStadt), isek: text(areaStatus.isek) };
}

function changedTexts(before: QuarterDraft, after: QuarterDraft): string[] {
  return [
    ...(before.description === after.description ? [] : ['Beschreibung']),
    ...(before.areaStatus.note === after.areaStatus.note ? [] : ['Anmerkung zum Gebiet']),
  ];
}
