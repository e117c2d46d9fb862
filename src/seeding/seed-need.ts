import type { Database } from '../database/open.ts';
import type { NeedSeed } from '../quarters/quarter-seed.ts';
import { seedCosts } from './seed-costs.ts';
import type { SeedWriter } from './seed-writer.ts';
import { flag, idOf, sourceColumns, type Written } from './seed-written.ts';

/** Writes one need with its cost items and what pays for it today; an edited need keeps all of them. */
export async function seedNeed(
  db: Database,
  writer: SeedWriter,
  { need, written }: { need: NeedSeed; written: Written },
): Promise<void> {
  const { quarter, carrier, topics, targetGroups, applicants, forwarding, source, ...rest } = need;
  const { costItems, existingFunding, ...columns } = rest;
  const key = `${written.prefix}/${quarter}/${need.key}`;
  const isNeedEdited = async (needId: string): Promise<boolean> => {
    const row = await db
      .selectFrom('need')
      .select('editedAt')
      .where('id', '=', needId)
      .executeTakeFirst();
    return row?.editedAt !== null;
  };
  const needId = await writer.put({
    table: 'need',
    key,
    columns: {
      municipalityId: written.municipalityId,
      quarterId: idOf(written.quarters, quarter),
      ...columns,
      topicsJson: JSON.stringify(topics),
      targetGroupsJson: JSON.stringify(targetGroups),
      applicantsJson: JSON.stringify(applicants),
      forwarding: flag(forwarding),
      carrierId: carrier === null ? null : idOf(written.organisations, carrier),
      ...sourceColumns(source),
    },
    isEdited: isNeedEdited,
  });
  const isEdited = (): Promise<boolean> => isNeedEdited(needId);
  await seedCosts(db, writer, {
    costItems,
    period: need,
    needId,
    key,
    use: written.reckoning,
    isEdited,
  });
  for (const { source: fundingSource, ...funding } of existingFunding) {
    await writer.put({
      table: 'funding',
      key: `${key}/${funding.key}`,
      columns: { needId, ...funding, ...sourceColumns(fundingSource) },
      isEdited,
    });
  }
}
