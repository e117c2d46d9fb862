import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';

/** The printed report; its page and lists are in `overview/`. */
export function fundingGapRoutes({ fundingGapPdfs }: Pick<Services, 'fundingGapPdfs'>): Router {
  const router = Router();

  router.get('/berichte/anschlussfinanzierung.pdf', allow('report.read'), async (_req, res) => {
    const bytes = await fundingGapPdfs.getPdf(scopeOf(res));
    res.attachment('Anschlussfinanzierung.pdf').type('application/pdf').send(bytes);
  });

  return router;
}
