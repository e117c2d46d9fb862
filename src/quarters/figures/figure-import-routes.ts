import { Router, type Request, type Response } from 'express';
import type { UploadFolder } from '../../imports/upload-folder.ts';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf } from '../../http/current-person.ts';
import { pageNumber, sendCsv, sendJson } from '../../http/lists.ts';
import { postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import {
  figureImportActionPath,
  figureImportPath,
  figureImportsPath,
  figureTemplatePath,
  figureThresholdPath,
  withNotice,
} from '../../paths.ts';
import type { Services } from '../../services.ts';
import { ConflictError, NotFoundError, StaleError } from '../../shared/errors.ts';
import { waitingFile } from './figure-file-routes.ts';
import { figureImportListView, figureImportRow } from './figure-import-list-views.ts';
import { figureImportView, maySee, rowFilters, rowsPageHref } from './figure-import-views.ts';
import { figureSheet } from './figure-sheet.ts';
import { templateCells, templateHints } from './figure-template.ts';
import { emptyUpload } from './figure-upload-form.ts';
import { readThreshold } from './secrecy-form.ts';

type Figures = Pick<Services, 'figureImports' | 'figureRequests' | 'clock'>;
const rowsPerPage = 100;

/** /quartiere/kennzahlen: the imports of figures, one import, and what may be done with it. */
export function figureImportRoutes(services: Figures, uploads: UploadFolder): Router {
  const router = Router();
  addLists(router, services);
  addTemplates(router, services);
  addThreshold(router, services);
  addOne(router, services);
  addDecisions(router, services, uploads);
  return router;
}

function addLists(router: Router, { figureImports, clock }: Figures): void {
  const list = figureImportsPath();
  const listed = async (res: Response) =>
    (await figureImports.listImports(scopeOf(res))).filter((one) => maySee(canOf(res), one));
  router.get(list, allow('quarter.read'), async (_req, res) => {
    const imports = await listed(res);
    const { secrecy } = await figureImports.getHome(scopeOf(res));
    const typed = emptyUpload(clock.today());
    const content = { imports, typed, secrecy, errors: {}, can: canOf(res) };
    await renderPage(res, 'figures/list', figureImportListView(content));
  });
  router.get(`${list}.json`, allow('quarter.read'), async (_req, res) => {
    sendJson(res, (await listed(res)).map(figureImportRow));
  });
  router.get(`${list}.csv`, allow('quarter.read'), async (_req, res) => {
    const imports = await listed(res);
    sendCsv(res, 'kennzahlen-importe.csv', imports.map(figureImportRow));
  });
}

function addTemplates(router: Router, { figureRequests }: Figures): void {
  router.get(figureTemplatePath('csv'), allow('quarter.read'), async (_req, res) => {
    const rows = await figureRequests.listTemplateRows(scopeOf(res));
    sendCsv(res, 'kennzahlen-vorlage.csv', rows.map(templateCells));
  });
  router.get(figureTemplatePath('xlsx'), allow('quarter.read'), async (_req, res) => {
    const rows = (await figureRequests.listTemplateRows(scopeOf(res))).map(templateCells);
    const sheet = await figureSheet(rows, { name: 'Kennzahlen', hints: templateHints });
    res.attachment('kennzahlen-vorlage.xlsx').send(sheet);
  });
}

function addThreshold(router: Router, { figureImports, clock }: Figures): void {
  router.post(figureThresholdPath(), allow('setting.edit'), async (req, res) => {
    const form = readThreshold(req.body);
    const answer = async (status: number, errors: Record<string, string>, typed?: string) => {
      const { secrecy } = await figureImports.getHome(scopeOf(res));
      const shown = typed === undefined ? secrecy : { ...secrecy, typed };
      const imports = (await figureImports.listImports(scopeOf(res))).filter((one) =>
        maySee(canOf(res), one),
      );
      const upload = emptyUpload(clock.today());
      const content = { imports, typed: upload, secrecy: shown, errors, can: canOf(res) };
      await renderPage(res.status(status), 'figures/list', figureImportListView(content));
    };
    if (!form.ok) {
      await answer(422, form.errors, form.typed);
      return;
    }
    try {
      const { threshold } = form;
      const version = postedVersion(req.body);
      await figureImports.saveThreshold(actorOf(req, res), scopeOf(res), { threshold, version });
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const { secrecy } = await figureImports.getHome(scopeOf(res));
      const said = `Schwelle: Jemand anderes hat inzwischen ${secrecy.threshold} gespeichert. Soll Ihre Zahl gelten, speichern Sie noch einmal.`;
      await answer(409, { schwelle: said }, String(form.threshold));
      return;
    }
    res.redirect(303, withNotice(figureImportsPath(), 'schwelle-gespeichert'));
  });
}

/** The page of an import; after a refusal with its reason. */
async function showImport(
  { figureImports }: Figures,
  [req, res]: [Request, Response],
  problem: string | null = null,
): Promise<void> {
  const found = await figureImports.getImport(scopeOf(res), String(req.params['id']));
  if (!maySee(canOf(res), found)) throw new NotFoundError('Dieser Import');
  const asked = typeof req.query['art'] === 'string' ? req.query['art'] : '';
  const filter = Object.hasOwn(rowFilters, asked) ? (rowFilters[asked] ?? null) : null;
  const { counts } = found.outcome;
  const all = counts.added + counts.changed + counts.suppressed + counts.locked;
  const rows =
    filter === null
      ? all
      : filter === 'suppressed'
        ? counts.suppressed + counts.locked
        : counts[filter];
  const pages = Math.max(1, Math.ceil(rows / rowsPerPage));
  const page = Math.min(pageNumber(req.query['seite']), pages);
  const figures = await figureImports.listFigures(scopeOf(res), found, {
    filter,
    limit: rowsPerPage,
    offset: (page - 1) * rowsPerPage,
  });
  const hrefOf = (number: number): string =>
    rowsPageHref(found.id, filter === null ? '' : asked, number);
  const paging = {
    text: pages === 1 ? null : `Seite ${page} von ${pages}`,
    previousHref: page > 1 ? hrefOf(page - 1) : null,
    nextHref: page < pages ? hrefOf(page + 1) : null,
  };
  const content = { found, figures, filter: filter === null ? '' : asked, paging, problem };
  await renderPage(res, 'figures/import', figureImportView({ ...content, can: canOf(res) }));
}

function addOne(router: Router, services: Figures): void {
  router.get(figureImportPath(':id'), allow('quarter.read'), async (req, res) => {
    await showImport(services, [req, res]);
  });
}

function addDecisions(router: Router, services: Figures, uploads: UploadFolder): void {
  const { figureImports } = services;
  const decide = (
    action: 'spalten-aendern' | 'uebernehmen' | 'verwerfen' | 'rueckgaengig',
    work: (req: Request, res: Response, id: string) => Promise<string>,
  ): void => {
    router.post(figureImportActionPath(':id', action), allow('figure.import'), async (req, res) => {
      const id = String(req.params['id']);
      try {
        const notice = await work(req, res, id);
        res.redirect(303, withNotice(figureImportPath(id), notice));
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        await showImport(services, [req, res.status(409)], error.message);
      }
    });
  };
  decide('uebernehmen', async (req, res, id) => {
    await figureImports.confirm(actorOf(req, res), scopeOf(res), id);
    return 'kennzahlen-uebernommen';
  });
  decide('spalten-aendern', async (req, res, id) => {
    await figureImports.askAgain(actorOf(req, res), scopeOf(res), id);
    return 'kennzahlen-spalten-fragen';
  });
  decide('verwerfen', async (req, res, id) => {
    await figureImports.discard(actorOf(req, res), scopeOf(res), id);
    uploads.remove(uploads.pathOf(waitingFile(id)));
    return 'kennzahlen-verworfen';
  });
  decide('rueckgaengig', async (req, res, id) => {
    const locked = await figureImports.undo(actorOf(req, res), scopeOf(res), id);
    return locked === 0 ? 'kennzahlen-zurueckgenommen' : 'kennzahlen-zurueckgenommen-gesperrt';
  });
}
