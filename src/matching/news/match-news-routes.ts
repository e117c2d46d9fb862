import { Router } from 'express';
import { allow } from '../../http/allow.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { filterNews, matchNewsView, newsRow, readNewsQuery } from './match-news-views.ts';
import { matchNewsPath } from '../match-paths.ts';

/** /treffer/neues: what became of matches, the newest first. */
export function matchNewsRoutes({
  matchNews,
  newsChecks,
}: Pick<Services, 'matchNews' | 'newsChecks'>): Router {
  const router = Router();

  router.get(matchNewsPath(), allow('match.read'), async (req, res) => {
    // Asked first: news that come in between are shown, and the page only says that they may still come.
    const check = await newsChecks.getCheck(scopeOf(res));
    const all = await matchNews.listTold(scopeOf(res));
    await renderPage(res, 'matching/news', matchNewsView(all, readNewsQuery(req.query), check));
  });

  router.get(`${matchNewsPath()}.json`, allow('match.read'), async (req, res) => {
    const all = await matchNews.listTold(scopeOf(res));
    sendJson(res, filterNews(all, readNewsQuery(req.query)).map(newsRow));
  });

  router.get(`${matchNewsPath()}.csv`, allow('match.read'), async (req, res) => {
    const all = await matchNews.listTold(scopeOf(res));
    sendCsv(res, 'neue-treffer.csv', filterNews(all, readNewsQuery(req.query)).map(newsRow));
  });

  return router;
}
