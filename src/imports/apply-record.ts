import { addRecord } from './add-record.ts';
import type { ApplyContext, ReadyRecord } from './apply-context.ts';
import type { ImportStores } from './import-services.ts';
import { updateRecord } from './update-record.ts';

/** One record becomes part of the catalogue: record, programme, history and evidence together, in one transaction. */
export async function applyRecord(
  stores: ImportStores,
  context: ApplyContext,
  ready: ReadyRecord,
): Promise<void> {
  const known = context.known.get(ready.pathKey);
  if (known) await updateRecord(stores, context, { ready, known });
  else await addRecord(stores, context, ready);
}
