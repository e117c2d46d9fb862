import { Router, type Request } from 'express';
import { allow } from '../http/allow.ts';
import { pageNumber, sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { programmeChangesPath } from '../paths.ts';
import type { Services } from '../services.ts';
import { addDays, isDay, startOfBerlinDay, type Day } from '../shared/dates.ts';
import { changeListView, changeQuery, changeRow, type ChangeFilter } from './change-views.ts';
import { changeKinds } from './source-change.ts';
import type { ChangeQuery } from './source-change-store.ts';

const pageSize = 50;
/** Where nobody names a day. */
const usualDays = 30;

/** /programme/aenderungen: new, changed and vanished programmes since a day. */
export function changeRoutes({ stores, clock }: Pick<Services, 'stores' | 'clock'>): Router {
  const router = Router();
  const read = allow('programme.read');
  const path = programmeChangesPath();
  const { sourceChanges } = stores;
  const allRows = async (req: Request) =>
    (await sourceChanges.listChanges(queryOf(filterOf(req, clock.today())), null)).map(changeRow);

  router.get(path, read, async (req, res) => {
    const filter = filterOf(req, clock.today());
    const query = queryOf(filter);
    const counts = await sourceChanges.countChanges(query.since);
    const total = query.kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    const pages = Math.max(1, Math.ceil(total / pageSize));
    const page = Math.min(pageNumber(req.query['seite']), pages);
    const changes = await sourceChanges.listChanges(query, {
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    const hrefOf = (number: number): string =>
      programmeChangesPath({ ...changeQuery(filter), seite: String(number) });
    const paging = {
      text: pages === 1 ? null : `Seite ${page} von ${pages}`,
      previousHref: page > 1 ? hrefOf(page - 1) : null,
      nextHref: page < pages ? hrefOf(page + 1) : null,
    };
    await renderPage(res, 'imports/changes', changeListView(changes, filter, { counts, paging }));
  });
  router.get(`${path}.json`, read, async (req, res) => {
    sendJson(res, await allRows(req));
  });
  router.get(`${path}.csv`, read, async (req, res) => {
    sendCsv(res, 'aenderungen.csv', await allRows(req));
  });
  return router;
}

/** A day that is none means the usual month: an old link still shows a list. */
function filterOf({ query }: Request, today: Day): ChangeFilter {
  const { seit, art } = query;
  return {
    since: typeof seit === 'string' && isDay(seit) ? seit : addDays(today, -usualDays),
    kind: changeKinds.find((kind) => kind === art) ?? null,
  };
}

function queryOf({ since, kind }: ChangeFilter): ChangeQuery {
  return {
    since: startOfBerlinDay(since).toISOString(),
    kinds: kind === null ? changeKinds : [kind],
  };
}
