import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { projectPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { StaleError } from '../shared/errors.ts';
import { shownValues, typedOf, type Typed } from './form-fields.ts';
import type { EditAction } from './project-edit.ts';
import { parseProjectForm, withPeriod } from './project-form.ts';
import { projectListView, projectRow } from './project-list-views.ts';
import { createProjectPage, readerOf } from './project-page-routes.ts';
import type { Project } from './project.ts';

export function projectRoutes({ projectService, talk, sharedMatches }: Services): Router {
  const router = Router();
  const showProject = createProjectPage({ talk });

  router.get('/vorhaben', allow('project.list'), async (_req, res) => {
    const projects = await projectService.listOpenProjects(scopeOf(res));
    const shared = canOf(res)('match.shared')
      ? (await sharedMatches.listShared(scopeOf(res))).length
      : null;
    await renderPage(res, 'projects/list', projectListView(projects, readerOf(res), shared));
  });

  router.get('/vorhaben.json', allow('project.list'), async (_req, res) => {
    const projects = await projectService.listOpenProjects(scopeOf(res));
    sendJson(
      res,
      projects.map((project) => projectRow(project, readerOf(res))),
    );
  });

  router.get('/vorhaben.csv', allow('project.list'), async (_req, res) => {
    const projects = await projectService.listOpenProjects(scopeOf(res));
    sendCsv(
      res,
      'vorhaben.csv',
      projects.map((project) => projectRow(project, readerOf(res))),
    );
  });

  router.post('/vorhaben', allow('project.create'), async (req, res) => {
    const { needId = '', programmeSlug = '' } = typedOf(req.body);
    const { id, isNew } = await projectService.createProject(
      scopeOf(res),
      { needId, programmeSlug },
      actorOf(req, res),
    );
    const notice = isNew ? 'vorhaben-angelegt' : 'vorhaben-vorhanden';
    res.redirect(303, withNotice(projectPath(id), notice));
  });

  router.get('/vorhaben/:id', allow('project.read'), async (req, res) => {
    const opened = await projectService.openProject(scopeOf(res), req.params.id);
    await showProject(res, opened);
  });

  router.post('/vorhaben/:id', allow('project.edit'), (req, res) =>
    save(req, res, typedOf(req.body)),
  );

  // The button lies in the same form, so that what was just typed is saved and not lost.
  router.post('/vorhaben/:id/vorschlag', allow('project.edit'), (req, res) =>
    save(req, res, { ...typedOf(req.body), aktion: 'vorschlag' }),
  );

  async function save(req: Request<{ id: string }>, res: Response, posted: Typed): Promise<void> {
    const scope = scopeOf(res);
    const opened = await projectService.openProject(scope, req.params.id);
    const typed = completed(posted, opened.project);
    const result = withPeriod(parseProjectForm(typed, opened.project, opened), opened);
    if (!result.ok) {
      const rejected = { typed, errors: result.errors, isStale: false };
      await showProject(res.status(422), opened, { edit: rejected });
      return;
    }
    try {
      const { facts, carriers } = opened;
      await projectService.saveProject(scope, { ...result, facts, carriers }, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const now = await projectService.openProject(scope, req.params.id);
      const rejected = { typed, errors: [], isStale: true };
      await showProject(res.status(409), now, { edit: rejected });
      return;
    }
    res.redirect(303, withNotice(projectPath(req.params.id), notices[result.action.kind]));
  }

  return router;
}

const notices: Record<EditAction['kind'], string> = {
  save: 'vorhaben-gespeichert',
  addLine: 'vorhaben-zeile-hinzugefuegt',
  removeLine: 'vorhaben-zeile-entfernt',
  recalculate: 'vorhaben-finanzierung-berechnet',
  regenerate: 'vorhaben-vorschlag-erzeugt',
};

/** The request for new proposals may come without the form around it: then nothing was typed. */
function completed(posted: Typed, project: Project): Typed {
  if (posted['aktion'] !== 'vorschlag' || posted['title'] !== undefined) return posted;
  return { ...shownValues(project, null), version: String(project.version), ...posted };
}
