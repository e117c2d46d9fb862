import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { followBox, type FollowBox } from '../following/follow.ts';
import { saveSearchBox, type SaveSearchBox } from '../following/save-search-box.ts';
import { canOf, personOf } from '../http/current-person.ts';
import { pageNumber, sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { linkStateRow } from '../link-watch/link-words.ts';
import { programmePath } from '../paths.ts';
import type { Services } from '../services.ts';
import { exampleStateView } from './example-state-views.ts';
import type { CatalogueEntry } from './catalogue-service.ts';
import { readCatalogueQuery } from './catalogue-query.ts';
import { programmeDetailView } from './programme-detail-views.ts';
import { addComparison } from './compare-routes.ts';
import { slugsIn } from './compare.ts';
import { programmeListView, programmeRow } from './programme-list-views.ts';

type Reading = Pick<
  Services,
  | 'catalogue'
  | 'programmePages'
  | 'programmePassages'
  | 'programmeUse'
  | 'programmeCompare'
  | 'savedSearches'
  | 'follows'
  | 'linkWatch'
  | 'examples'
  | 'clock'
>;

export function programmeRoutes(services: Reading): Router {
  const router = Router();
  addList(router, services);
  addComparison(router, services);
  addDetail(router, services);
  return router;
}

function addList(router: Router, services: Reading): void {
  const { catalogue, programmePassages, clock } = services;
  const rows = async (req: Request, res: Response) => {
    const { entries } = await catalogue.search(scopeOf(res), readCatalogueQuery(req.query));
    return entries.map((entry) => programmeRow(entry, clock.today()));
  };

  router.get('/programme', allow('programme.read'), async (req, res) => {
    const query = readCatalogueQuery(req.query);
    const answer = await catalogue.search(scopeOf(res), query);
    const page = pageNumber(req.query['seite']);
    const passages = await programmePassages.passagesOf(answer, page);
    const context = { today: clock.today(), page, passages, can: canOf(res) };
    const saveSearch = await saveBoxFor(services, req, res);
    const view = programmeListView(answer, query, context);
    await renderPage(res, 'programmes/list', { ...view, saveSearch });
  });

  router.get('/programme.json', allow('programme.read'), async (req, res) => {
    sendJson(res, await rows(req, res));
  });

  router.get('/programme.csv', allow('programme.read'), async (req, res) => {
    sendCsv(res, 'programme.csv', await rows(req, res));
  });
}

function addDetail(router: Router, services: Reading): void {
  const { catalogue, programmePages, programmeUse, linkWatch, examples, clock } = services;
  router.get('/programme/:slug', allow('programme.read'), async (req, res) => {
    const { slug } = req.params;
    const moved = await catalogue.findNewSlug(scopeOf(res), slug);
    if (moved !== undefined) {
      res.redirect(301, programmePath(moved));
      return;
    }
    const opened = await programmePages.open(scopeOf(res), slug);
    const can = canOf(res);
    const [use, follow, checks, state] = await Promise.all([
      can('match.read') ? programmeUse(scopeOf(res), slug) : null,
      followBoxFor(services, opened.entry, res),
      linkWatch.listChecksOf(opened.entry.programme),
      examples.stateOf(scopeOf(res), opened.entry.id),
    ]);
    const chosen = slugsIn(req.query['vergleich']);
    const view = programmeDetailView(opened, {
      today: clock.today(),
      can,
      use,
      chosen,
      examples: state,
    });
    const linkStates = checks.map(linkStateRow);
    const extras = { follow, linkStates, examples: exampleStateView(state, slug) };
    await renderPage(res, 'programmes/detail', { ...view, ...extras });
  });
}

/** For those who may follow: this question, saved or to be saved. */
async function saveBoxFor(
  { savedSearches }: Reading,
  req: Request,
  res: Response,
): Promise<SaveSearchBox | null> {
  if (!canOf(res)('follow.own')) return null;
  const query = savedSearches.canonical(req.originalUrl.split('?')[1] ?? '');
  return saveSearchBox(query, await savedSearches.findSaved(personOf(res), query));
}

/** The same for one programme. */
async function followBoxFor(
  { follows }: Reading,
  { id, programme }: CatalogueEntry,
  res: Response,
): Promise<FollowBox | null> {
  if (!canOf(res)('follow.own')) return null;
  return followBox(programme.slug, await follows.findFollowOf(personOf(res), id));
}
