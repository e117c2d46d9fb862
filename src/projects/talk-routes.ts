import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { scopeOf } from '../http/visitor.ts';
import { projectPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { AppError, StaleError } from '../shared/errors.ts';
import { readComment } from './comment-form.ts';
import { choicesFor } from './comment-form-views.ts';
import { chosenVisibility } from './comment.ts';
import { typedOf } from './form-fields.ts';
import { createProjectPage } from './project-page-routes.ts';

/** Release to the G.I.B., comments and earlier texts of a project. */
export function talkRoutes({ projectService, talk }: Services): Router {
  const router = Router();
  const showProject = createProjectPage({ talk });

  router.post('/vorhaben/:id/freigabe', allow('project.release'), async (req, res) => {
    const { id } = req.params;
    const { freigeben, version = '' } = typedOf(req.body);
    // First of all, so that a foreign project answers 404 whatever was posted.
    const opened = await projectService.openProject(scopeOf(res), id);
    if (freigeben !== '1' && freigeben !== '0') throw new AppError('badRequest', askedForNothing);
    const isReleased = freigeben === '1';
    const expectedVersion = /^\d{1,9}$/u.test(version) ? Number(version) : null;
    try {
      const asked = { id, isReleased, expectedVersion };
      await talk.setRelease(scopeOf(res), asked, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await showProject(res.status(409), opened, { talk: { isReleaseStale: true } });
      return;
    }
    const notice = isReleased ? 'vorhaben-freigegeben' : 'freigabe-zurueckgezogen';
    res.redirect(303, withNotice(projectPath(id), notice));
  });

  router.post('/vorhaben/:id/kommentare', allow('comment.write'), async (req, res) => {
    const { id } = req.params;
    const opened = await projectService.openProject(scopeOf(res), id);
    const form = readComment(typedOf(req.body), choicesFor(opened, personOf(res)));
    if (!form.ok) {
      await showProject(res.status(422), opened, { talk: { comment: form } });
      return;
    }
    const { text, visibility } = form;
    await talk.writeComment(scopeOf(res), { opened, text, visibility }, actorOf(req, res));
    res.redirect(303, `${withNotice(projectPath(id), 'kommentar-gespeichert')}#kommentare`);
  });

  router.post(
    '/vorhaben/:id/kommentare/:commentId/zurueckziehen',
    allow('comment.write'),
    async (req, res) => {
      const { id: projectId, commentId: id } = req.params;
      await talk.withdrawComment(scopeOf(res), { projectId, id }, actorOf(req, res));
      res.redirect(
        303,
        `${withNotice(projectPath(projectId), 'kommentar-zurueckgezogen')}#kommentare`,
      );
    },
  );

  router.post(
    '/vorhaben/:id/fassungen/:versionId/sichtbarkeit',
    allow('textVersion.share'),
    async (req, res) => {
      const { id, versionId } = req.params;
      const opened = await projectService.openProject(scopeOf(res), id);
      const choices = choicesFor(opened, personOf(res));
      const visibility = chosenVisibility(choices, typedOf(req.body)['visibility']);
      if (visibility === null) throw new AppError('badRequest', askedForNothing);
      await talk.shareVersion(scopeOf(res), { opened, versionId, visibility }, actorOf(req, res));
      res.redirect(303, `${withNotice(projectPath(id), 'fassung-geteilt')}#fassungen`);
    },
  );

  return router;
}

const askedForNothing = 'Die Anfrage nennt nicht, was gelten soll.';
