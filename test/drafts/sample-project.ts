import { scopeOfNobody } from '../../src/accounts/scope.ts';
import { newId } from '../../src/database/new-id.ts';
import type { Project } from '../../src/projects/project.ts';
import type { CostItem, Need } from '../../src/quarters/needs/need.ts';
import { installationScope, type TestApp } from '../support/app.ts';

/** Half of the yearly amount in the first and last of four budget years, as in 07/2027 to 06/2030. */
const shares: readonly [year: number, share: number][] = [
  [2027, 0.5],
  [2028, 1],
  [2029, 1],
  [2030, 0.5],
];

const amountsOf = (centsPerYear: number) =>
  shares.map(([year, share]) => ({ year, amountCents: Math.round(centsPerYear * share) }));

function costLine(item: CostItem): Project['costs'][number] {
  const { label, costType, calculation, basis, source, amountCentsPerYear } = item;
  const amounts = amountCentsPerYear === null ? [] : amountsOf(amountCentsPerYear);
  return { id: newId(), label, costType, calculation, basis, source, isEligible: true, amounts };
}

/** A project of a need: its costs for three years, 80 % grant and 20 % own share, so that the plan closes. */
export function projectOf(need: Need, programmeId: string, change: Partial<Project> = {}): Project {
  const centsPerYear = need.costItems.reduce(
    (sum, item) => sum + (item.amountCentsPerYear ?? 0),
    0,
  );
  const line = (kind: 'grant' | 'ownShare', cents: number, calculation: string) => ({
    id: newId(),
    kind,
    label: kind,
    calculation,
    amounts: amountsOf(cents),
  });
  const grant = Math.round(centsPerYear * 0.8);
  return {
    id: newId(),
    municipalityId: need.municipalityId,
    needId: need.id,
    programmeId,
    status: 'draft',
    releasedAt: null,
    responsibleId: null,
    filingRoute: 'cityForwarding',
    carrierId: null,
    title: need.title,
    startMonth: '2027-07',
    months: 36,
    sections: [{ key: 'goal', text: need.description, isEdited: false }],
    costs: need.costItems.map(costLine),
    financing: [
      line('grant', grant, 'höchstens 80 % der zuwendungsfähigen Ausgaben'),
      line('ownShare', centsPerYear - grant, 'Rest: Nr. 3.4 abzüglich Nr. 3.5 und Nr. 3.6'),
    ],
    version: 1,
    createdAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
    ...change,
  };
}

export interface SampleWish {
  quarterSlug: string;
  needKey: string;
  programmeSlug: string;
  change?: Partial<Project>;
}

/** Stores a project of a seeded need and a seeded programme. */
export async function storeProject(
  { services }: TestApp,
  { quarterSlug, needKey, programmeSlug, change = {} }: SampleWish,
): Promise<{ project: Project; need: Need }> {
  const scope = await installationScope(services);
  const quarter = await services.stores.quarters.getQuarterBySlug(scope, quarterSlug);
  const needs = await services.stores.needs.listNeedsOfQuarter(scope, quarter.id);
  const need = needs.find(({ key }) => key === needKey);
  if (!need) throw new Error(`no need ${needKey} in ${quarterSlug}`);
  const { id } = await services.catalogue.get(scopeOfNobody(), programmeSlug);
  const project = projectOf(need, id, change);
  await services.inTransaction((stores) => stores.projects.insertProject(scope, project));
  return { project, need };
}
