import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf, personOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { postedText } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { withLivingLinks } from '../matching/decisions/carrier-notice.ts';
import { noticesPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import type { Notice } from './notice.ts';
import { noticeListView, noticeRow } from './notice-views.ts';

/** /hinweise: what a person should know, and ticking it. */
export function noticeRoutes({ notices, sharedMatches, clock }: Services): Router {
  const router = Router();

  /** Carriers are told of shared matches only, and sharing ends. */
  const listFor = async (res: Response): Promise<Notice[]> => {
    const scope = scopeOf(res);
    const list = await notices.listNotices(scope, personOf(res).id);
    if (scope.projects.kind !== 'naming') return list;
    const places = await sharedMatches.listShared(scope);
    const shared = places.map((place) => place.shared);
    return withLivingLinks(list, shared, scope.projects.organisationId);
  };

  router.get('/hinweise', allow('notice.read'), async (_req, res) => {
    const list = await listFor(res);
    const can = canOf(res);
    const [canTick, canFollow] = [can('notice.done'), can('follow.own')];
    const isCarrier = can('match.shared');
    const on = { today: clock.today(), canTick, canFollow, isCarrier };
    await renderPage(res, 'reminders/list', noticeListView(list, on));
  });

  router.get('/hinweise.json', allow('notice.read'), async (_req, res) => {
    sendJson(res, (await listFor(res)).map(noticeRow));
  });

  router.get('/hinweise.csv', allow('notice.read'), async (_req, res) => {
    sendCsv(res, 'hinweise.csv', (await listFor(res)).map(noticeRow));
  });

  router.post('/hinweise/:id/erledigt', allow('notice.done'), async (req, res) => {
    const isDone = postedText(req.body, 'erledigt', 1) !== '0';
    const { id } = req.params;
    await notices.setDone(scopeOf(res), { id, isDone }, actorOf(req, res));
    const notice = isDone ? 'hinweis-erledigt' : 'hinweis-offen';
    res.redirect(303, withNotice(noticesPath(), notice));
  });

  return router;
}
