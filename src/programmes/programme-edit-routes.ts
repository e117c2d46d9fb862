import { Router, type Response } from 'express';
import { reachOf } from '../accounts/access.ts';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { postedVersion, type FieldErrors } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { newProgrammePath, programmePath, programmesPath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { emptyProgramme } from './empty-programme.ts';
import { exampleStateView } from './example-state-views.ts';
import { newProgrammeView, programmeEditView } from './programme-edit-views.ts';
import { programmeFields } from './programme-fields.ts';
import { parseProgrammeForm } from './programme-form.ts';
import { valuesOf, type FormValues } from './programme-form-values.ts';
import type { Programme } from './programme.ts';
import { readProgrammeValues, withRowAction } from './programme-posted-form.ts';

type Editing = Pick<Services, 'programmeEditing' | 'examples'>;

/** Entering records by hand and changing them; before the routes of the catalogue, whose `:slug` would take `neu`. */
export function programmeEditRoutes(services: Editing): Router {
  const router = Router();
  addCreation(router, services);
  addEditing(router, services);
  addLocks(router, services);
  return router;
}

/** Staff enter programmes of their municipality, the administration those of the common catalogue. */
function ownerOf(res: Response): string | null {
  const person = personOf(res);
  return reachOf(person.role, 'programme.create') === 'everything' ? null : person.municipalityId;
}

const untouched = { errors: {}, isUnsaved: false };

/** A first source and a first row are asked for anyway. */
const firstValues: FormValues = { ...valuesOf(emptyProgramme), 'sources-0-what': '' };

function addCreation(router: Router, { programmeEditing }: Editing): void {
  const show = (
    res: Response,
    form: { values: FormValues; errors: FieldErrors; isUnsaved: boolean },
  ) =>
    renderPage(res, 'programmes/edit', {
      ...newProgrammeView(form, { isOwn: ownerOf(res) !== null }),
      examples: null,
    });

  router.get(newProgrammePath(), allow('programme.create'), async (_req, res) => {
    await show(res, { values: firstValues, ...untouched });
  });

  router.post(programmesPath(), allow('programme.create'), async (req, res) => {
    const values = readProgrammeValues(req.body);
    const changed = withRowAction(values);
    if (changed) {
      await show(res, { values: changed, errors: {}, isUnsaved: true });
      return;
    }
    const parsed = parseProgrammeForm(values, emptyProgramme);
    if (!parsed.ok) {
      await show(res.status(422), { values, errors: parsed.errors, isUnsaved: true });
      return;
    }
    const draft = { municipalityId: ownerOf(res), programme: parsed.programme };
    const slug = await programmeEditing.createProgramme(scopeOf(res), draft, actorOf(req, res));
    res.redirect(303, withNotice(programmePath(slug), 'programm-angelegt'));
  });
}

function addEditing(router: Router, { programmeEditing, examples }: Editing): void {
  const show = async (
    res: Response,
    { slug, typed = null }: { slug: string; typed?: Programme | null },
    form?: Parameters<typeof programmeEditView>[1],
  ): Promise<void> => {
    const record = await programmeEditing.getEditable(scopeOf(res), slug);
    const [evidence, indicators, found] = await Promise.all([
      programmeEditing.listEvidence(record),
      programmeEditing.listIndicators(),
      examples.stateOf(scopeOf(res), record.id),
    ]);
    const state = form ?? { values: valuesOf(record.programme), ...untouched };
    const view = programmeEditView(record, { ...state, evidence, indicators }, typed);
    await renderPage(res, 'programmes/edit', { ...view, examples: exampleStateView(found, slug) });
  };

  router.get('/programme/:slug/bearbeiten', allow('programme.edit'), async (req, res) => {
    await show(res, req.params);
  });

  router.post('/programme/:slug/bearbeiten', allow('programme.edit'), async (req, res) => {
    const { slug } = req.params;
    const record = await programmeEditing.getEditable(scopeOf(res), slug);
    const values = readProgrammeValues(req.body);
    const version = postedVersion(req.body);
    const changed = withRowAction(values);
    const parsed = parseProgrammeForm(values, record.programme);
    if (changed || !parsed.ok) {
      const errors = parsed.ok || changed ? {} : parsed.errors;
      const form = { values: changed ?? values, errors, isUnsaved: true, version };
      await show(res.status(changed ? 200 : 422), { slug }, form);
      return;
    }
    const { programme } = parsed;
    try {
      const save = { programme, expectedVersion: version };
      await programmeEditing.saveProgramme(scopeOf(res), save, actorOf(req, res));
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      const form = { values, errors: {}, isUnsaved: true };
      await show(res.status(409), { slug, typed: programme }, form);
      return;
    }
    const { failing } = await examples.stateOf(scopeOf(res), record.id);
    const notice = failing.length > 0 ? 'programm-gespeichert-beispiele' : 'programm-gespeichert';
    res.redirect(303, withNotice(programmePath(programme.slug), notice));
  });
}

function addLocks(router: Router, { programmeEditing }: Editing): void {
  router.post(
    '/programme/:slug/sperren/:field/aufheben',
    allow('programme.edit'),
    async (req, res) => {
      const { slug } = req.params;
      const field = programmeFields.find((one) => one === req.params.field);
      if (field === undefined) throw new NotFoundError('Diese Feldsperre');
      await programmeEditing.unlockField(scopeOf(res), { slug, field }, actorOf(req, res));
      res.redirect(303, withNotice(programmePath(slug), 'feldsperre-aufgehoben'));
    },
  );
}
