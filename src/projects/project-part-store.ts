import { z } from 'zod';
import type { Database } from '../database/open.ts';
import { costTypeCodes } from '../programmes/programme-codes.ts';
import { financingKinds, sectionKeys, type Project, type YearAmount } from './project.ts';

/** The parts of a project: texts, lines and amounts. Only `project-store.ts` calls this. */

const sectionRow = z.object({ key: z.enum(sectionKeys) });
const costRow = z.object({
  costType: z.enum(costTypeCodes),
  basis: z.enum(['belegt', 'abgeleitet', 'annahme']),
});
const financingRow = z.object({ kind: z.enum(financingKinds) });

type Parts = Pick<Project, 'sections' | 'costs' | 'financing'>;

export async function readProjectParts(db: Database, projectIds: readonly string[]) {
  if (projectIds.length === 0) return { sections: [], lines: [], amounts: [] };
  const [sections, lines, amounts] = await Promise.all([
    db.selectFrom('projectSection').selectAll().where('projectId', 'in', projectIds).execute(),
    db
      .selectFrom('projectLine')
      .selectAll()
      .where('projectId', 'in', projectIds)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('projectAmount')
      .innerJoin('projectLine', 'projectLine.id', 'projectAmount.lineId')
      .select(['projectAmount.lineId', 'projectAmount.year', 'projectAmount.amountCents'])
      .where('projectLine.projectId', 'in', projectIds)
      .orderBy('projectAmount.year')
      .execute(),
  ]);
  return { sections, lines, amounts };
}

type PartRows = Awaited<ReturnType<typeof readProjectParts>>;

export function partsOf({ sections, lines, amounts }: PartRows, projectId: string): Parts {
  const ofProject = lines.filter((line) => line.projectId === projectId);
  const common = (line: PartRows['lines'][number]) => ({
    id: line.id,
    label: line.label,
    calculation: line.calculation,
    amounts: amounts
      .filter((amount) => amount.lineId === line.id)
      .map(({ year, amountCents }) => ({ year, amountCents })),
  });
  return {
    sections: sectionKeys.flatMap((key) =>
      sections
        .filter((section) => section.projectId === projectId && section.key === key)
        .map((section) => ({
          ...sectionRow.parse(section),
          text: section.text,
          isEdited: section.isEdited === 1,
        })),
    ),
    costs: ofProject
      .filter((line) => line.side === 'cost')
      .map((line) => ({
        ...common(line),
        ...costRow.parse({ costType: line.kind, basis: line.basis }),
        isEligible: line.isEligible === 1,
        source: line.sourceTitle === null ? null : { title: line.sourceTitle, url: line.sourceUrl },
      })),
    financing: ofProject
      .filter((line) => line.side === 'financing')
      .map((line) => ({ ...common(line), ...financingRow.parse(line) })),
  };
}

/** Replaces texts, lines and amounts of a project by those it has now. Lines keep their ids. */
export async function writeProjectParts(db: Database, project: Project): Promise<void> {
  await deleteParts(db, project.id);
  if (project.sections.length > 0) {
    await db
      .insertInto('projectSection')
      .values(
        project.sections.map(({ key, text, isEdited }) => ({
          projectId: project.id,
          key,
          text,
          isEdited: isEdited ? (1 as const) : (0 as const),
        })),
      )
      .execute();
  }
  const lines = lineRows(project);
  if (lines.length === 0) return;
  await db.insertInto('projectLine').values(lines).execute();
  const amounts = [...project.costs, ...project.financing].flatMap(amountRows);
  if (amounts.length > 0) await db.insertInto('projectAmount').values(amounts).execute();
}

async function deleteParts(db: Database, projectId: string): Promise<void> {
  await db
    .deleteFrom('projectAmount')
    .where('lineId', 'in', (lines) =>
      lines.selectFrom('projectLine').select('id').where('projectId', '=', projectId),
    )
    .execute();
  await db.deleteFrom('projectLine').where('projectId', '=', projectId).execute();
  await db.deleteFrom('projectSection').where('projectId', '=', projectId).execute();
}

function lineRows({ id: projectId, costs, financing }: Project) {
  return [
    ...costs.map((line, position) => ({
      id: line.id,
      projectId,
      side: 'cost',
      kind: line.costType,
      position,
      label: line.label,
      calculation: line.calculation,
      basis: line.basis,
      isEligible: line.isEligible ? (1 as const) : (0 as const),
      sourceTitle: line.source?.title ?? null,
      sourceUrl: line.source?.url ?? null,
    })),
    ...financing.map((line, position) => ({
      id: line.id,
      projectId,
      side: 'financing',
      kind: line.kind,
      position,
      label: line.label,
      calculation: line.calculation,
      basis: '',
      isEligible: 1 as const,
      sourceTitle: null,
      sourceUrl: null,
    })),
  ];
}

function amountRows(line: { id: string; amounts: readonly YearAmount[] }) {
  return line.amounts.map(({ year, amountCents }) => ({ lineId: line.id, year, amountCents }));
}
