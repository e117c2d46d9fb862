import type { Database } from '../database/open.ts';
import type { FundingSeed } from '../quarters/funding/funding-seed.ts';
import { StartError } from '../shared/errors.ts';
import type { SeedWriter } from './seed-writer.ts';
import { idOf, sourceColumns, type Written } from './seed-written.ts';

/** The need a funding belongs to. */
interface AtNeed {
  needId: string;
  key: string;
  /** Ids of its cost items by their keys. */
  itemIds: ReadonlyMap<string, string>;
  isEdited: () => Promise<boolean>;
}

/** Writes what pays, or paid, for a need, with its amounts by budget year. */
export async function seedFunding(
  db: Database,
  writer: SeedWriter,
  { funding, written, at }: { funding: FundingSeed; written: Written; at: AtNeed },
): Promise<void> {
  const { source, programme, carrier, covers, amounts, ...columns } = funding;
  const fundingId = await writer.put({
    table: 'funding',
    key: `${at.key}/${funding.key}`,
    columns: {
      needId: at.needId,
      ...columns,
      programmeId: programme === null ? null : await programmeId(db, programme),
      carrierId: carrier === null ? null : idOf(written.organisations, carrier),
      coversJson:
        covers.length === 0 ? null : JSON.stringify(covers.map((item) => idOf(at.itemIds, item))),
      ...sourceColumns(source),
    },
    isEdited: at.isEdited,
  });
  if (!(await at.isEdited())) await seedAmounts(db, fundingId, amounts);
}

/** They have no row of their own to remember: what stands there is compared with the file. */
async function seedAmounts(
  db: Database,
  fundingId: string,
  amounts: FundingSeed['amounts'],
): Promise<void> {
  const present = await db
    .selectFrom('fundingAmount')
    .select(['year', 'amountCents'])
    .where('fundingId', '=', fundingId)
    .orderBy('year')
    .execute();
  const wanted = amounts.toSorted((a, b) => a.year - b.year);
  if (JSON.stringify(present) === JSON.stringify(wanted.map(inOrder))) return;
  await db.deleteFrom('fundingAmount').where('fundingId', '=', fundingId).execute();
  if (wanted.length === 0) return;
  await db
    .insertInto('fundingAmount')
    .values(wanted.map((amount) => ({ fundingId, ...amount })))
    .execute();
}

const inOrder = ({ year, amountCents }: { year: number; amountCents: number }) => ({
  year,
  amountCents,
});

async function programmeId(db: Database, slug: string): Promise<string> {
  const row = await db
    .selectFrom('programme')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!row) throw new StartError(`Startdaten: Das Förderprogramm „${slug}“ gibt es nicht.`);
  return row.id;
}
