import { Router, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { removeSavedSearchPath, savedSearchesPath, savedSearchPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { checkSearchForm, checkTitle, readSearchForm } from './saved-search-form.ts';
import {
  renameField,
  savedSearchListView,
  savedSearchRow,
  type RejectedSearch,
} from './saved-search-views.ts';

type Parts = Pick<Services, 'savedSearches'>;

const own = allow('follow.own');

/** /programme/gemerkte-suchen: save, open, rename, remove. */
export function savedSearchRoutes({ savedSearches }: Parts): Router {
  const router = Router();
  const path = savedSearchesPath();
  const show = async (res: Response, rejected?: RejectedSearch): Promise<void> => {
    const searches = await savedSearches.listAsked(personOf(res));
    await renderPage(res, 'following/searches', savedSearchListView(searches, rejected));
  };
  const rows = async (res: Response) =>
    (await savedSearches.listAsked(personOf(res))).map(savedSearchRow);

  router.get(path, own, async (_req, res) => {
    await show(res);
  });
  router.get(`${path}.json`, own, async (_req, res) => {
    sendJson(res, await rows(res));
  });
  router.get(`${path}.csv`, own, async (_req, res) => {
    sendCsv(res, 'gemerkte-suchen.csv', await rows(res));
  });
  router.post(path, own, async (req, res) => {
    const values = readSearchForm(req.body);
    const errors = checkSearchForm(values);
    if (Object.keys(errors).length > 0) {
      await show(res.status(422), { id: null, values, errors });
      return;
    }
    const isNew = await savedSearches.save(personOf(res), values, actorOf(req, res));
    res.redirect(303, withNotice(path, isNew ? 'suche-gemerkt' : 'suche-schon-gemerkt'));
  });
  router.post(savedSearchPath(':id'), own, async (req, res) => {
    const id = String(req.params['id']);
    const values = readSearchForm(req.body);
    const errors = checkTitle(values.title, renameField(id));
    if (Object.keys(errors).length > 0) {
      await savedSearches.get(personOf(res), id);
      await show(res.status(422), { id, values, errors });
      return;
    }
    await savedSearches.rename(id, values.title, actorOf(req, res));
    res.redirect(303, withNotice(path, 'suche-umbenannt'));
  });
  router.post(removeSavedSearchPath(':id'), own, async (req, res) => {
    await savedSearches.remove(String(req.params['id']), actorOf(req, res));
    res.redirect(303, withNotice(path, 'suche-entfernt'));
  });
  return router;
}
