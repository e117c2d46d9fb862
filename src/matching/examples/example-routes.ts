import { Router, type Request, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf, canOf } from '../../http/current-person.ts';
import { sendCsv, sendJson } from '../../http/lists.ts';
import { postedValues, postedVersion } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import type { EditableProgramme } from '../../programmes/programme-edit-store.ts';
import { withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { StaleError } from '../../shared/errors.ts';
import { exampleValues, firstExampleValues } from './example-form-values.ts';
import { parseExampleForm } from './example-form.ts';
import {
  exampleFormView,
  exampleRow,
  examplesView,
  type ExampleFormState,
} from './example-views.ts';
import { programmeExamplesPath } from '../match-paths.ts';

type Examples = Pick<Services, 'examples' | 'clock'>;

/** Examples of a programme: read by everybody who reads the catalogue, changed by whoever may change the programme. */
export function exampleRoutes(services: Examples): Router {
  const router = Router();
  addLists(router, services);
  addCreation(router, services);
  addEditing(router, services);
  return router;
}

const untouched = { errors: {}, isUnsaved: false, isStale: false };

function addLists(router: Router, { examples }: Examples): void {
  const rows = async (req: Request<{ slug: string }>, res: Response) => {
    const { runs } = await examples.open(scopeOf(res), req.params.slug);
    return runs.map(exampleRow);
  };
  router.get('/programme/:slug/beispiele', allow('programme.read'), async (req, res) => {
    await showList({ examples }, res, { slug: req.params.slug });
  });
  router.get('/programme/:slug/beispiele.json', allow('programme.read'), async (req, res) => {
    sendJson(res, await rows(req, res));
  });
  router.get('/programme/:slug/beispiele.csv', allow('programme.read'), async (req, res) => {
    sendCsv(res, 'beispiele.csv', await rows(req, res));
  });
}

/** @param unremovedId the example that somebody wanted to remove while somebody else changed it */
async function showList(
  { examples }: Pick<Examples, 'examples'>,
  res: Response,
  { slug, unremovedId = null }: { slug: string; unremovedId?: string | null },
): Promise<void> {
  const opened = await examples.open(scopeOf(res), slug);
  const view = examplesView(opened, { mayEdit: canOf(res)('example.edit'), unremovedId });
  await renderPage(res, 'matching/examples', view);
}

async function showForm(
  { examples }: Examples,
  { res, slug, exampleId }: { res: Response; slug: string; exampleId: string | null },
  form: ExampleFormState,
): Promise<void> {
  const { record, example } = await examples.openForm(scopeOf(res), { slug, exampleId });
  await renderPage(res, 'matching/example-edit', exampleFormView(record, example, form));
}

/** Whoever saved an example that comes out otherwise is told at once, not only by its row. */
async function savedNotice(
  { examples }: Examples,
  res: Response,
  { record, title }: { record: EditableProgramme; title: string },
): Promise<string> {
  const { failing } = await examples.stateOf(scopeOf(res), record.id);
  return failing.some((one) => one.title === title) ? 'beispiel-weicht-ab' : 'beispiel-gespeichert';
}

function addCreation(router: Router, services: Examples): void {
  const { examples, clock } = services;
  router.get('/programme/:slug/beispiele/neu', allow('example.edit'), async (req, res) => {
    const values = firstExampleValues(clock.today());
    const at = { res, slug: req.params.slug, exampleId: null };
    await showForm(services, at, { values, ...untouched });
  });

  router.post('/programme/:slug/beispiele', allow('example.edit'), async (req, res) => {
    const { slug } = req.params;
    const { record } = await examples.openForm(scopeOf(res), { slug, exampleId: null });
    const values = postedValues(req.body);
    const about = { programme: record.programme, before: null, today: clock.today() };
    const parsed = parseExampleForm(values, about);
    if (!parsed.ok) {
      const form = { values, errors: parsed.errors, isUnsaved: true, isStale: false };
      await showForm(services, { res: res.status(422), slug, exampleId: null }, form);
      return;
    }
    const written = { draft: parsed.draft, actor: actorOf(req, res) };
    await examples.createExample(scopeOf(res), slug, written);
    const notice = await savedNotice(services, res, { record, title: parsed.draft.title });
    res.redirect(303, withNotice(programmeExamplesPath(slug), notice));
  });
}

function addEditing(router: Router, services: Examples): void {
  const { examples, clock } = services;
  router.get('/programme/:slug/beispiele/:exampleId', allow('example.edit'), async (req, res) => {
    const { record, example } = await examples.openForm(scopeOf(res), req.params);
    const values = example === null ? {} : exampleValues(example);
    const view = exampleFormView(record, example, { values, ...untouched });
    await renderPage(res, 'matching/example-edit', view);
  });

  router.post('/programme/:slug/beispiele/:exampleId', allow('example.edit'), async (req, res) => {
    const { slug, exampleId } = req.params;
    const { record, example } = await examples.openForm(scopeOf(res), req.params);
    const values = postedValues(req.body);
    const version = postedVersion(req.body);
    const about = { programme: record.programme, before: example, today: clock.today() };
    const parsed = parseExampleForm(values, about);
    if (!parsed.ok) {
      const form = { values, errors: parsed.errors, isUnsaved: true, isStale: false, version };
      await showForm(services, { res: res.status(422), slug, exampleId }, form);
      return;
    }
    try {
      const written = { draft: parsed.draft, actor: actorOf(req, res) };
      await examples.saveExample(
        scopeOf(res),
        { slug, exampleId, expectedVersion: version },
        written,
      );
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const form = { values, errors: {}, isUnsaved: true, isStale: true };
      await showForm(services, { res: res.status(409), slug, exampleId }, form);
      return;
    }
    const notice = await savedNotice(services, res, { record, title: parsed.draft.title });
    res.redirect(303, withNotice(programmeExamplesPath(slug), notice));
  });

  addRemoval(router, services);
}

function addRemoval(router: Router, { examples }: Examples): void {
  router.post(
    '/programme/:slug/beispiele/:exampleId/entfernen',
    allow('example.edit'),
    async (req, res) => {
      const { slug, exampleId } = req.params;
      const seen = { slug, exampleId, expectedVersion: postedVersion(req.body) };
      try {
        await examples.removeExample(scopeOf(res), seen, actorOf(req, res));
      } catch (error) {
        if (!(error instanceof StaleError)) throw error;
        await showList({ examples }, res.status(409), { slug, unremovedId: exampleId });
        return;
      }
      res.redirect(303, withNotice(programmeExamplesPath(slug), 'beispiel-entfernt'));
    },
  );
}
