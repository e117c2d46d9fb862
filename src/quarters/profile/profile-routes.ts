import type { Request, Response, Router } from 'express';
import { allow } from '../../http/allow.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { comparisonFileRows } from './comparison-row-views.ts';
import { comparedRows, quarterComparisonView, type ComparisonQuery } from './comparison-views.ts';
import { profileFileRows } from './profile-file-views.ts';
import { answerIndex, type IndexQuery } from './social-index-query.ts';
import { socialIndexRows } from './social-index-result-views.ts';
import { socialIndexView } from './social-index-views.ts';

type Needed = Pick<Services, 'quarterProfiles' | 'clock'>;

/** All values in effect of one quarter and its city, as files. */
export function addProfileFiles(
  router: Router,
  { quarterService }: Pick<Services, 'quarterService'>,
): void {
  router.get('/quartiere/:slug/profil.json', allow('quarter.read'), async (req, res) => {
    sendJson(res, profileFileRows(await quarterService.getDossier(scopeOf(res), req.params.slug)));
  });

  router.get('/quartiere/:slug/profil.csv', allow('quarter.read'), async (req, res) => {
    const dossier = await quarterService.getDossier(scopeOf(res), req.params.slug);
    sendCsv(res, `profil-${dossier.quarter.slug}.csv`, profileFileRows(dossier));
  });
}

/** Quarters side by side; before the page of one quarter, whose `:slug` would take `vergleich`. */
export function addQuarterComparison(router: Router, { quarterProfiles, clock }: Needed): void {
  const asked = async (req: Request, res: Response) => {
    const query: ComparisonQuery = {
      slugs: listIn(req.query['quartier']),
      indicatorIds: listIn(req.query['kennzahl']),
    };
    return { query, found: await quarterProfiles.chooseQuarters(scopeOf(res), query.slugs) };
  };
  const fileRows = async (req: Request, res: Response) => {
    const { query, found } = await asked(req, res);
    return comparedRows(found, query).flatMap(comparisonFileRows);
  };

  router.get('/quartiere/vergleich', allow('quarter.read'), async (req, res) => {
    const { query, found } = await asked(req, res);
    const view = quarterComparisonView(found, query, clock.today());
    await renderPage(res, 'quarters/comparison', view);
  });

  router.get('/quartiere/vergleich.json', allow('quarter.read'), async (req, res) => {
    sendJson(res, await fileRows(req, res));
  });

  router.get('/quartiere/vergleich.csv', allow('quarter.read'), async (req, res) => {
    sendCsv(res, 'quartiere-vergleich.csv', await fileRows(req, res));
  });
}

/** The composite index; before the page of one quarter as well. */
export function addSocialIndex(
  router: Router,
  { quarterProfiles }: Pick<Needed, 'quarterProfiles'>,
): void {
  const asked = async (req: Request, res: Response) => {
    const key = textIn(req.query['kommune']);
    const figures = await quarterProfiles.figuresOfMunicipality(scopeOf(res), key);
    return { figures, answered: answerIndex(figures, indexQuery(req)) };
  };

  router.get('/quartiere/sozialindex', allow('quarter.read'), async (req, res) => {
    const { figures, answered } = await asked(req, res);
    await renderPage(res, 'quarters/social-index', socialIndexView(figures, answered));
  });

  router.get('/quartiere/sozialindex.json', allow('quarter.read'), async (req, res) => {
    const { figures, answered } = await asked(req, res);
    sendJson(res, socialIndexRows(figures, answered));
  });

  router.get('/quartiere/sozialindex.csv', allow('quarter.read'), async (req, res) => {
    const { figures, answered } = await asked(req, res);
    sendCsv(res, 'sozialindex.csv', socialIndexRows(figures, answered));
  });
}

/** Unknown values in an address mean "not chosen": an old link still shows a page. */
function indexQuery({ query }: Request): IndexQuery {
  const year = textIn(query['jahr']);
  const origin = textIn(query['werte']);
  return {
    indicatorIds: listIn(query['kennzahl']),
    year: year !== null && /^\d{4}$/u.test(year) ? Number(year) : null,
    origin: origin === 'demo' ? 'demo' : origin === 'veroeffentlicht' ? 'published' : null,
  };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A name of an address may come once or several times. */
function listIn(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === 'string' && one !== '').slice(0, 60);
}
