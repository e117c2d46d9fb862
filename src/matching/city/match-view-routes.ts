import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { pageNumber, sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { readBundleChoice } from './bundle-choice.ts';
import { bundleJsonRows, bundleRows } from './bundle-file-views.ts';
import { bundleView } from './bundle-views.ts';
import { cityMatchesView } from './city-match-views.ts';
import { municipalitiesOf, readCityQuery } from './city-query.ts';
import { cityRows } from './city-file-views.ts';
import { programmeNeedsPath } from '../match-paths.ts';
import { askedOf, readNeedsQuery } from './programme-needs-query.ts';
import { programmeNeedsView } from './programme-needs-views.ts';
import { programmeNeedJsonRows, programmeNeedRows } from './programme-needs-words.ts';
import { workOut } from './worked-out.ts';

type Reading = Pick<Services, 'cityMatches' | 'programmeNeeds' | 'bundles' | 'catalogue'>;

/** Views on many matches at once: of a programme, of the whole municipality, of several needs together. */
export function matchViewRoutes(services: Reading): Router {
  const router = Router();
  addProgrammeNeeds(router, services);
  addCity(router, services);
  addBundle(router, services);
  return router;
}

function addProgrammeNeeds(router: Router, { programmeNeeds, catalogue }: Reading): void {
  const path = '/programme/:slug/bedarfe';
  const find = async (req: Request<{ slug: string }>, res: Response) => {
    const found = await programmeNeeds(scopeOf(res), req.params.slug);
    const asked = readNeedsQuery(req.query, found.needs);
    return { found, asked, needs: askedOf(found.needs, asked) };
  };

  router.get(path, allow('match.read'), async (req, res) => {
    const moved = await catalogue.findNewSlug(scopeOf(res), req.params.slug);
    if (moved !== undefined) {
      res.redirect(301, programmeNeedsPath(moved));
      return;
    }
    const { found, asked } = await find(req, res);
    await renderPage(res, 'matching/programme-needs', programmeNeedsView(found, asked));
  });

  router.get(`${path}.json`, allow('match.read'), async (req, res) => {
    sendJson(res, programmeNeedJsonRows((await find(req, res)).needs));
  });

  router.get(`${path}.csv`, allow('match.read'), async (req, res) => {
    sendCsv(res, 'bedarfe.csv', programmeNeedRows((await find(req, res)).needs));
  });
}

function addCity(router: Router, { cityMatches }: Reading): void {
  const rows = async (req: Request, res: Response) => {
    const city = await cityMatches.matchesOfCity(scopeOf(res));
    await workOut(city.needs);
    return cityRows(city, readCityQuery(req.query, city));
  };

  router.get('/treffer', allow('match.read'), async (req, res) => {
    const city = await cityMatches.matchesOfCity(scopeOf(res));
    const view = cityMatchesView(city, readCityQuery(req.query, city), {
      page: pageNumber(req.query['seite']),
      isUnfolded: req.query['offen'] === 'alle',
    });
    await renderPage(res, 'matching/city', view);
  });

  router.get('/treffer.json', allow('match.read'), async (req, res) => {
    sendJson(res, await rows(req, res));
  });

  router.get('/treffer.csv', allow('match.read'), async (req, res) => {
    sendCsv(res, 'treffer.csv', await rows(req, res));
  });
}

function addBundle(router: Router, { bundles }: Reading): void {
  const find = async (req: Request, res: Response) => {
    const needs = await bundles.listNeeds(scopeOf(res));
    const choice = readBundleChoice(req.query, needs);
    const bundle =
      choice.chosen.length < 2 ? null : await bundles.matchBundle(scopeOf(res), choice.chosen);
    return { choice, bundle, hasSeveral: municipalitiesOf(needs).length > 1 };
  };

  router.get('/treffer/buendel', allow('match.read'), async (req, res) => {
    const { choice, bundle, hasSeveral } = await find(req, res);
    await renderPage(res, 'matching/bundle', bundleView(choice, bundle, hasSeveral));
  });

  router.get('/treffer/buendel.json', allow('match.read'), async (req, res) => {
    const { bundle } = await find(req, res);
    sendJson(res, bundle ? bundleJsonRows(bundle) : []);
  });

  router.get('/treffer/buendel.csv', allow('match.read'), async (req, res) => {
    const { bundle } = await find(req, res);
    sendCsv(res, 'buendel.csv', bundle ? bundleRows(bundle) : []);
  });
}
