import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { gapReportView, gapRows } from './gap-report-views.ts';
import { reportListView } from './report-views.ts';

/** Reports over all quarters; their PDFs are drawn in `drafts/`. */
export function reportRoutes({
  stores,
  fundingReports,
}: Pick<Services, 'stores' | 'fundingReports'>): Router {
  const router = Router();

  router.get('/berichte', allow('report.read'), async (_req, res) => {
    const quarters = await stores.quarters.listQuarters(scopeOf(res));
    await renderPage(res, 'overview/reports', reportListView(quarters));
  });

  router.get('/berichte/anschlussfinanzierung', allow('report.read'), async (_req, res) => {
    const { report } = await fundingReports.getReport(scopeOf(res));
    await renderPage(res, 'overview/gap-report', gapReportView(report));
  });

  router.get('/berichte/anschlussfinanzierung.json', allow('report.read'), async (_req, res) => {
    const { report } = await fundingReports.getReport(scopeOf(res));
    sendJson(res, gapRows(report));
  });

  router.get('/berichte/anschlussfinanzierung.csv', allow('report.read'), async (_req, res) => {
    const { report } = await fundingReports.getReport(scopeOf(res));
    sendCsv(res, 'anschlussfinanzierung.csv', gapRows(report));
  });

  return router;
}
