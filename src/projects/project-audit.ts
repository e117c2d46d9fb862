import type { Actor } from '../accounts/account-services.ts';
import { changesBetween, type AuditRecord } from '../audit/audit.ts';
import { formatMonth } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { replacedTexts } from './text-version.ts';
import {
  filingRouteLabels,
  financePlan,
  sectionKeys,
  sectionLabels,
  type Project,
} from './project.ts';

/** What is recorded of a project: how it is called on screen, sums, and that a text changed, but never a text. */

/** The part every entry about a project shares. */
export function projectRecord(
  { personId, source }: Actor,
  project: Pick<Project, 'id' | 'municipalityId'>,
  what: Pick<AuditRecord, 'action' | 'summary' | 'changes'>,
): AuditRecord {
  const { id: thingId, municipalityId } = project;
  return { personId, source, thingKind: 'project', thingId, municipalityId, ...what };
}

/**
 * What a save changed.
 * @param nameOf the name of an organisation
 */
export function savedRecord(
  before: Project,
  after: Project,
  nameOf: (organisationId: string) => string,
): Pick<AuditRecord, 'summary' | 'changes'> {
  const changes = changesBetween(shownOf(before, nameOf), shownOf(after, nameOf));
  const rest = [
    textSentence(before, after),
    isSame(before.costs, after.costs) ? '' : 'Kostenplan geändert',
    isSame(before.financing, after.financing) ? '' : 'Finanzierungsplan geändert',
  ].filter((part) => part !== '');
  if (rest.length === 0 && Object.keys(changes).length === 0) {
    return { summary: 'Vorhaben gespeichert, nichts geändert' };
  }
  return { summary: ['Vorhaben gespeichert', ...rest].join('. '), changes };
}

function shownOf(
  project: Project,
  nameOf: (organisationId: string) => string,
): Record<string, string | null> {
  const { totalCents, grantCents } = financePlan(project);
  const isCosted = project.costs.some((line) => line.amounts.length > 0);
  const isRequested = project.financing.some(
    ({ kind, amounts }) => kind === 'grant' && amounts.length > 0,
  );
  return {
    title: project.title,
    period: `${project.months} Monate ab ${formatMonth(project.startMonth)}`,
    filingRoute: filingRouteLabels[project.filingRoute],
    carrierId: project.carrierId === null ? null : nameOf(project.carrierId),
    // The id, not the name: names of persons never enter the trail.
    responsibleId: project.responsibleId,
    // Nothing in figures is not zero euros.
    totalCost: isCosted ? formatCents(totalCents) : null,
    grant: isRequested ? formatCents(grantCents) : null,
  };
}

function textSentence(before: Project, after: Project): string {
  const replaced = new Set(replacedTexts(before, after).map(({ key }) => key));
  const filled = replacedTexts(after, before).map(({ key }) => key);
  const changed = sectionKeys.filter((key) => replaced.has(key) || filled.includes(key));
  return changed.length === 0
    ? ''
    : `Text geändert: ${changed.map((key) => sectionLabels[key]).join(', ')}`;
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
