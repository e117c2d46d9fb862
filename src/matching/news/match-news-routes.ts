import { Router } from 'express';
import { allow } from '../../http/allow.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { Services } from '../../services.ts';
import { filterNews, matchNewsView, newsRow, readNewsQuery } from './match-news-views.ts';
import { matchNewsPath } from '../match-paths.ts';

/** /treffer/neues: what became of matches, the newest first. */
export function matchNewsRoutes({ matchNews }: Pick<Services, 'matchNews'>): Router {
  const router = Router();

  router.get(matchNewsPath(), allow('match.read'), async (req, res) => {
    const all = await matchNews.listTold(scopeOf(res));
    await renderPage(res, 'matching/news', matchNewsView(all, readNewsQuery(req.query)));
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
