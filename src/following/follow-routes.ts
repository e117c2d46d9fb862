import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { postedText } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { followedPath, followPath, programmePath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { followedListView, followedRow } from './follow-views.ts';

type Parts = Pick<Services, 'follows' | 'clock'>;

const own = allow('follow.own');

/** /programme/gefolgt, and beginning and ending it. */
export function followRoutes({ follows, clock }: Parts): Router {
  const router = Router();
  const path = followedPath();
  const rows = async (res: Response) =>
    (await follows.listFollowed(personOf(res))).map((one) => followedRow(one, clock.today()));

  router.get(path, own, async (_req, res) => {
    const followed = await follows.listFollowed(personOf(res));
    await renderPage(res, 'following/followed', followedListView(followed, clock.today()));
  });
  router.get(`${path}.json`, own, async (_req, res) => {
    sendJson(res, await rows(res));
  });
  router.get(`${path}.csv`, own, async (_req, res) => {
    sendCsv(res, 'gefolgte-programme.csv', await rows(res));
  });
  router.post(followPath(':slug'), own, async (req, res) => {
    const slug = String(req.params['slug']);
    const ends = postedText(req.body, 'folgen', 1) === '0';
    const back = postedText(req.body, 'von', 10) === 'liste' ? path : programmePath(slug);
    if (ends) await follows.unfollow(personOf(res), slug, actorOf(req, res));
    else await follows.follow(personOf(res), slug, actorOf(req, res));
    const notice = ends ? 'programm-nicht-mehr-gefolgt' : 'programm-gefolgt';
    res.redirect(303, withNotice(back, notice));
  });
  return router;
}
