import { Router, type Request } from 'express';
import type { AccountServices } from '../accounts/account-services.ts';
import { allow } from '../http/allow.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { auditPath } from '../paths.ts';
import { addDays, isDay, startOfBerlinDay } from '../shared/dates.ts';
import type { AuditQuery } from './audit.ts';
import { auditListView, auditRow, type AuditFilter } from './audit-views.ts';

/** A page shows this many; the files hold all. */
const pageLimit = 200;

/** The audit trail as a filterable list. */
export function auditRoutes({ accountStores, people, settings }: AccountServices): Router {
  const router = Router();
  const { audit } = accountStores;
  const read = allow('audit.read');

  router.get(auditPath(), read, async (req, res) => {
    const filter = readFilter(req);
    const entries = await audit.listEntries(queryOf(filter), pageLimit);
    const view = auditListView(entries, filter, {
      people: await people.list(),
      actions: await audit.listActions(),
      limit: pageLimit,
      sourceDays: settings.auditSourceDays,
    });
    await renderPage(res, 'audit/list', view);
  });

  router.get(`${auditPath()}.json`, read, async (req, res) => {
    sendJson(res, (await audit.listEntries(queryOf(readFilter(req)), null)).map(auditRow));
  });

  router.get(`${auditPath()}.csv`, read, async (req, res) => {
    const entries = await audit.listEntries(queryOf(readFilter(req)), null);
    sendCsv(res, 'protokoll.csv', entries.map(auditRow));
  });
  return router;
}

function readFilter({ query }: Request): AuditFilter {
  const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 60) : '');
  const dayOf = (value: unknown): string => (isDay(textOf(value)) ? textOf(value) : '');
  return {
    person: textOf(query['person']),
    aktion: textOf(query['aktion']),
    von: dayOf(query['von']),
    bis: dayOf(query['bis']),
  };
}

function queryOf({ person, aktion, von, bis }: AuditFilter): AuditQuery {
  return {
    personId: person === '' ? null : person,
    action: aktion === '' ? null : aktion,
    from: von === '' ? null : startOfBerlinDay(von).toISOString(),
    before: bis === '' ? null : startOfBerlinDay(addDays(bis, 1)).toISOString(),
  };
}
