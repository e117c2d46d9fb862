import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { FieldErrors } from '../../http/posted.ts';
import type { CostItemService } from '../../quarters/costs/cost-item-service.ts';
import type { MunicipalFinancesService } from '../../quarters/finances/municipal-finances-service.ts';
import type { FinanceKey } from '../../quarters/finances/municipal-finances.ts';
import type { NeedEditService } from '../../quarters/needs/need-edit-service.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { QuarterEditService, QuarterSave } from '../../quarters/quarter-edit-service.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { fieldNames, wholeForm } from './entry-fields.ts';
import {
  readAreaRows,
  readCostRows,
  readFinanceRows,
  readNeedRows,
  type AreaFill,
  type PostedEntry,
  type ReadRows,
} from './entry-fill.ts';
import { valuesByRow } from './entry-values.ts';
import { datumOfKey } from './fact-entry.ts';
import type { Datum } from './missing-datum.ts';

export interface EntryWriters {
  needEditing: Pick<NeedEditService, 'saveNeeds'>;
  costItems: Pick<CostItemService, 'saveMany'>;
  quarterEditing: Pick<QuarterEditService, 'getEditable' | 'saveQuarters'>;
  municipalFinances: Pick<MunicipalFinancesService, 'saveFacts'>;
}

export type Filled = { ok: true } | { ok: false; errors: FieldErrors };

/** Saves all filled rows of an entry, all or none, through the services that keep them. */
export function createEntryWriting({
  stores,
  needEditing,
  costItems,
  quarterEditing,
  municipalFinances,
}: EntryWriters & { stores: { needs: NeedStore; quarters: QuarterStore } }) {
  async function saveAreas(
    scope: Scope,
    { field, fills }: { field: 'sozialeStadt' | 'isek'; fills: readonly AreaFill[] },
    actor: Actor,
  ): Promise<void> {
    const slugs = new Map(
      (await stores.quarters.listQuarters(scope)).map(({ id, slug }) => [id, slug]),
    );
    const saves: QuarterSave[] = [];
    for (const { quarterId, isInside, expectedVersion } of fills) {
      const slug = slugs.get(quarterId) ?? '';
      const { description, areaStatus } = await quarterEditing.getEditable(scope, slug);
      const draft = { description, areaStatus: { ...areaStatus, [field]: isInside } };
      saves.push({ slug, draft, expectedVersion });
    }
    await quarterEditing.saveQuarters(scope, saves, actor);
  }

  /** What was typed, and how it is saved. */
  async function readEntry(scope: Scope, datum: Datum, posted: PostedEntry): Promise<Read> {
    if (datum.of === 'quarter') {
      const ids = (await stores.quarters.listQuarters(scope)).map(({ id }) => id);
      const { field } = datum;
      return reading(readAreaRows(field, posted, ids), (fills, actor) =>
        saveAreas(scope, { field, fills }, actor),
      );
    }
    if (datum.of === 'municipality') {
      const ids = (await stores.quarters.listMunicipalities(scope)).map(({ id }) => id);
      const key: FinanceKey = datum.field;
      return reading(readFinanceRows(posted, ids, fieldNames(datum)), (fills, actor) =>
        municipalFinances.saveFacts(
          scope,
          fills.map((fill) => ({ ...fill, key })),
          actor,
        ),
      );
    }
    const needs = await stores.needs.listNeeds(scope);
    if (datum.of !== 'need') throw new NotFoundError('Diese Angabe');
    if (datum.field === 'costs') {
      return reading(readCostRows(posted, needs), (saves, actor) =>
        costItems.saveMany(scope, saves, actor),
      );
    }
    const organisations = await stores.quarters.listOrganisations(scope);
    return reading(readNeedRows(datum.field, posted, { needs, organisations }), (saves, actor) =>
      needEditing.saveNeeds(scope, saves, actor),
    );
  }

  return {
    /** @throws StaleError where somebody else saved one of the rows since. @throws NotFoundError */
    async fillEntry(
      scope: Scope,
      { key, ...posted }: PostedEntry & { key: string },
      actor: Actor,
    ): Promise<Filled> {
      const datum = datumOfKey(key);
      const [first] = datum ? valuesByRow(posted.values, fieldNames(datum)) : [];
      if (!datum || !first) throw new NotFoundError('Diese Angabe');
      const { count, lost, errors, save } = await readEntry(scope, datum, posted);
      if (lost.length > 0 && count === 0 && Object.keys(errors).length === 0) {
        throw new NotFoundError('Diese Angabe');
      }
      if (lost.length > 0) errors[wholeForm] = lostText;
      else if (count === 0 && Object.keys(errors).length === 0) errors[wholeForm] = emptyText;
      if (Object.keys(errors).length > 0) return { ok: false, errors };
      await save(actor);
      return { ok: true };
    },
  };
}

const emptyText = 'Bitte mindestens ein Feld neu ausfüllen; gespeichert wurde nichts.';
const lostText =
  'Einen Bedarf oder eine Kostenposition aus Ihrem Formular gibt es nicht mehr; das Feld fehlt unten. Die übrigen Eingaben stehen noch da; bitte noch einmal speichern.';

interface Read {
  /** Rows that are to be saved. */
  count: number;
  errors: Record<string, string>;
  lost: readonly string[];
  save: (actor: Actor) => Promise<void>;
}

function reading<Save>(
  { saves, errors, lost }: ReadRows<Save>,
  save: (saves: readonly Save[], actor: Actor) => Promise<void>,
): Read {
  return {
    ...{ count: saves.length, errors: { ...errors }, lost },
    save: (actor) => save(saves, actor),
  };
}
