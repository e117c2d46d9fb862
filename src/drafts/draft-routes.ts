import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { draftDisposition } from './draft-file-name.ts';
import { draftPreviewView } from './draft-views.ts';
import { addQuarterProfiles } from './quarter-profile-routes.ts';
import { addQuickChecks } from './quick-check-routes.ts';

export function draftRoutes({ drafts, quickChecks, quarterProfileDocuments }: Services): Router {
  const router = Router();
  addQuickChecks(router, { quickChecks });
  addQuarterProfiles(router, { quarterProfileDocuments });

  router.get('/vorhaben/:id/entwurf', allow('draft.read'), async (req, res) => {
    const { project, document } = await drafts.getDraft(scopeOf(res), req.params.id);
    await renderPage(res, 'drafts/preview', draftPreviewView(project, document));
  });

  router.get('/vorhaben/:id/entwurf.pdf', allow('draft.read'), async (req, res) => {
    const { title, bytes } = await drafts.getDraftPdf(scopeOf(res), req.params.id);
    res.set('Content-Disposition', draftDisposition(title));
    res.set('Cache-Control', 'no-store');
    res.type('application/pdf').send(bytes);
  });

  return router;
}
