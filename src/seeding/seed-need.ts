import type { Database } from '../database/open.ts';
import type { NeedSeed } from '../quarters/quarter-seed.ts';
import { seedFunding } from './seed-funding.ts';
import { seedCosts } from './seed-costs.ts';
import type { SeedWriter } from './seed-writer.ts';
import { flag, idOf, sourceColumns, type Written } from './seed-written.ts';

/** Writes one need with its aims, measures, cost items and what pays for it today; an edited need keeps all of them. */
export async function seedNeed(
  db: Database,
  writer: SeedWriter,
  { need, written }: { need: NeedSeed; written: Written },
): Promise<void> {
  const { quarter, carrier, topics, targetGroups, applicants, forwarding, source, ...rest } = need;
  const { costItems, existingFunding, aims, measures, demo, ...columns } = rest;
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
      ...ownFacts(columns, demo),
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
  // New rows are inserted without asking: aims must not come back to a need whose aims a person wrote.
  if (!(await isEdited())) await seedAims(writer, { needId, key, aims, measures, isEdited });
  const at = { needId, key, isEdited };
  const itemIds = await seedCosts(db, writer, {
    ...at,
    costItems,
    period: need,
    use: written.reckoning,
  });
  for (const funding of existingFunding) {
    await seedFunding(db, writer, { funding, written, at: { ...at, itemIds } });
  }
}

/** A demo fact stands in for what no source says. */
function ownFacts(
  read: Pick<NeedSeed, 'presentProvider' | 'runningSince' | 'paidBy'>,
  demo: NeedSeed['demo'] = {},
) {
  return {
    ownShareCentsPerYear: demo.ownShareCentsPerYear ?? null,
    presentProvider: read.presentProvider ?? demo.presentProvider ?? null,
    runningSince: read.runningSince ?? demo.runningSince ?? null,
    paidBy: read.paidBy ?? demo.paidBy ?? null,
  };
}

async function seedAims(
  writer: SeedWriter,
  of: Pick<NeedSeed, 'aims' | 'measures'> & {
    needId: string;
    key: string;
    isEdited: () => Promise<boolean>;
  },
): Promise<void> {
  const { needId, key, isEdited } = of;
  for (const [position, aim] of of.aims.entries()) {
    await writer.put({
      table: 'needAim',
      key: `${key}/ziel-${position + 1}`,
      columns: { needId, position, ...aim },
      isEdited,
    });
  }
  for (const [position, measure] of of.measures.entries()) {
    await writer.put({
      table: 'needMeasure',
      key: `${key}/massnahme-${position + 1}`,
      columns: { needId, position, ...measure },
      isEdited,
    });
  }
}
