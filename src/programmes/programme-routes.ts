import { Router, type Request } from 'express';
import { allow } from '../http/allow.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import type { Services } from '../services.ts';
import type { CatalogueQuery } from './catalogue-service.ts';
import { levels, topicCodes } from './programme.ts';
import { programmeDetailView } from './programme-detail-views.ts';
import { programmeListView, programmeRow } from './programme-list-views.ts';

export function programmeRoutes({ catalogue, clock }: Services): Router {
  const router = Router();

  router.get('/programme', allow('programme.read'), async (req, res) => {
    const query = readQuery(req);
    const [entries, all] = await Promise.all([catalogue.search(query), catalogue.list()]);
    const context = { today: clock.today(), total: all.length };
    await renderPage(res, 'programmes/list', programmeListView(entries, query, context));
  });

  router.get('/programme.json', allow('programme.read'), async (req, res) => {
    const entries = await catalogue.search(readQuery(req));
    sendJson(
      res,
      entries.map((entry) => programmeRow(entry, clock.today())),
    );
  });

  router.get('/programme.csv', allow('programme.read'), async (req, res) => {
    const entries = await catalogue.search(readQuery(req));
    sendCsv(
      res,
      'programme.csv',
      entries.map((entry) => programmeRow(entry, clock.today())),
    );
  });

  router.get('/programme/:slug', allow('programme.read'), async (req, res) => {
    const { programme } = await catalogue.get(req.params.slug);
    const titles = new Map(
      (await catalogue.list()).map((e) => [e.programme.slug, e.programme.shortTitle]),
    );
    const context = { today: clock.today(), titleOf: (slug: string) => titles.get(slug) };
    await renderPage(res, 'programmes/detail', programmeDetailView(programme, context));
  });

  return router;
}

/** Unknown codes in an address mean "all": an old link still shows a list. */
function readQuery(req: Request): CatalogueQuery {
  const { q, ebene, thema, offen } = req.query;
  return {
    text: typeof q === 'string' ? q.slice(0, 200) : '',
    level: levels.find((level) => level === ebene) ?? null,
    topic: topicCodes.find((topic) => topic === thema) ?? null,
    onlyOpen: offen === '1',
  };
}
