import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { pageNumber, sendCsv, sendJson } from '../http/lists.ts';
import { postedText, postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { linkWatchPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { AppError } from '../shared/errors.ts';
import { filteredLinks, linkRow, linkWatchView, readLinkFilter } from './link-watch-views.ts';

const manage = allow('linkWatch.manage');

/** /verwaltung/linkpruefung: on or off, and what was found. */
export function linkWatchRoutes({
  linkWatch,
  clock,
}: Pick<Services, 'linkWatch' | 'clock'>): Router {
  const router = Router();
  const path = linkWatchPath();
  const rows = async (req: Request, res: Response) => {
    const links = await linkWatch.listWatched(scopeOf(res));
    return filteredLinks(links, readLinkFilter(req.query['zustand'])).map(linkRow);
  };

  router.get(path, manage, async (req, res) => {
    const [setting, lastRun, links] = await Promise.all([
      linkWatch.readSetting(),
      linkWatch.findLastRun(),
      linkWatch.listWatched(scopeOf(res)),
    ]);
    const filter = readLinkFilter(req.query['zustand']);
    const page = pageNumber(req.query['seite']);
    const view = linkWatchView({ setting, lastRun, links, filter, page, now: clock.now() });
    await renderPage(res, 'link-watch/list', view);
  });
  router.get(`${path}.json`, manage, async (req, res) => {
    sendJson(res, await rows(req, res));
  });
  router.get(`${path}.csv`, manage, async (req, res) => {
    sendCsv(res, 'linkpruefung.csv', await rows(req, res));
  });
  router.post(path, manage, async (req, res) => {
    const wanted = postedText(req.body, 'eingeschaltet', 1);
    const version = postedVersion(req.body);
    if (!/^[01]$/u.test(wanted) || Number.isNaN(version)) {
      throw new AppError('badRequest', 'Bitte wählen Sie, ob die Linkprüfung laufen soll.');
    }
    await linkWatch.saveSetting(actorOf(req, res), { isEnabled: wanted === '1', version });
    res.redirect(303, withNotice(path, 'linkpruefung-gespeichert'));
  });
  return router;
}
