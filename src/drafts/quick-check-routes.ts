import type { Router } from 'express';
import { allow } from '../http/allow.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { draftDisposition } from './draft-file-name.ts';
import { quickCheckView } from './quick-check-views.ts';

/** One page about a programme, on screen and as a PDF. */
export function addQuickChecks(
  router: Router,
  { quickChecks }: Pick<Services, 'quickChecks'>,
): void {
  router.get('/programme/:slug/quick-check', allow('programme.read'), async (req, res) => {
    const check = await quickChecks.getQuickCheck(scopeOf(res), req.params.slug);
    await renderPage(res, 'drafts/quick-check', quickCheckView(check));
  });

  router.get('/programme/:slug/quick-check.pdf', allow('programme.read'), async (req, res) => {
    const { title, bytes } = await quickChecks.getQuickCheckPdf(scopeOf(res), req.params.slug);
    res.set('Content-Disposition', draftDisposition(title, 'Quick-Check'));
    res.type('application/pdf').send(bytes);
  });
}
