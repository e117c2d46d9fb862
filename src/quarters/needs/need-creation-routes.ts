import { Router, type Response } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { postedList, postedText, postedValues, type PostedValues } from '../../http/posted.ts';
import { renderPage } from '../../http/render.ts';
import { scopeOf } from '../../http/visitor.ts';
import { blueprintPath, needPath, needsPath, newNeedPath, withNotice } from '../../paths.ts';
import { listOf } from '../../programmes/programme-form-values.ts';
import type { Services } from '../../services.ts';
import { blueprintNeedsField, blueprintView, type BlueprintAsked } from './need-blueprint-views.ts';
import { needChoiceView } from './need-choice-views.ts';
import { costItemsField, newNeedView } from './need-edit-views.ts';
import { parseWith } from './need-edit-routes.ts';
import { valuesOfNeed, withRowAction } from './need-form-values.ts';
import type { NewNeed } from './need-draft.ts';

type Creation = Pick<Services, 'needEditing' | 'needOpening'>;

/** Needs made from a template, freely, or after another quarter; before `/bedarfe/:id`, which would take `neu`. */
export function needCreationRoutes(services: Creation): Router {
  const router = Router();
  addForm(router, services);
  addBlueprint(router, services);
  return router;
}

function addForm(router: Router, { needEditing, needOpening }: Creation): void {
  router.get(newNeedPath(), allow('need.edit'), async (req, res) => {
    const asked = askedOf(req.query);
    if (asked.slug === '' || asked.templateKey === '') {
      const quarters = await needOpening.listQuarters(scopeOf(res));
      const view = needChoiceView(quarters, needOpening.templates, asked);
      await renderPage(res, 'needs/new', view);
      return;
    }
    const parts = await needOpening.openNew(scopeOf(res), asked);
    const values = {
      ...valuesOfNeed(parts.draft),
      ...prefilledBy(req.query),
      [costItemsField]: parts.costItems.map(({ key }) => key),
    };
    await renderPage(res, 'needs/edit', newNeedView(parts, { values, ...untouched }));
  });

  router.post(needsPath(), allow('need.edit'), async (req, res) => {
    const parts = await needOpening.openNew(scopeOf(res), askedOf(req.body));
    const values = postedValues(req.body);
    const changed = withRowAction(values);
    const parsed = parseWith(parts, values, { before: parts.draft, origin: 'eigen' });
    if (changed || !parsed.ok) {
      const errors = parsed.ok || changed ? {} : parsed.errors;
      const view = newNeedView(parts, { values: changed ?? values, errors, isUnsaved: true });
      await renderPage(res.status(changed ? 200 : 422), 'needs/edit', view);
      return;
    }
    const keys = listOf(values, costItemsField);
    const { id: quarterId, municipalityId } = parts.quarter;
    const need: NewNeed = {
      ...parsed.draft,
      ...{ municipalityId, quarterId, origin: 'eigen', source: null },
      costItems: parts.costItems.filter(({ key }) => keys.includes(key)),
    };
    const how = parts.template === null ? '' : `nach der Vorlage ${parts.template.name}`;
    const made = { needs: [need], how };
    const [id = ''] = await needEditing.createNeeds(scopeOf(res), made, actorOf(req, res));
    res.redirect(303, withNotice(needPath(id), 'bedarf-angelegt'));
  });
}

/** What the address says of the need, as a trial does. The names are those of the form; empty says nothing. */
function prefilledBy(query: unknown): PostedValues {
  const known = [
    'title',
    'topics',
    'targetGroups',
    'applicants',
    'forwarding',
    'startMonth',
    'months',
  ];
  const said = Object.entries(postedValues(query));
  return Object.fromEntries(said.filter(([name, value]) => known.includes(name) && value !== ''));
}

const untouched = { errors: {}, isUnsaved: false };

const askedOf = (of: unknown): { slug: string; templateKey: string } => ({
  slug: postedText(of, 'quartier', 120),
  templateKey: postedText(of, 'vorlage', 60),
});

function addBlueprint(router: Router, { needEditing, needOpening }: Creation): void {
  const show = async (res: Response, asked: BlueprintAsked): Promise<void> => {
    const scope = scopeOf(res);
    const { from, to } = asked;
    const isComplete = from !== '' && to !== '';
    const [choices, parts] = await Promise.all([
      needOpening.listBlueprints(scope),
      isComplete ? needOpening.openBlueprint(scope, { from, to }) : null,
    ]);
    await renderPage(res, 'needs/blueprint', blueprintView(choices, asked, parts));
  };

  router.get(blueprintPath(), allow('need.edit'), async (req, res) => {
    await show(res, { ...slugsOf(req.query), chosen: null, problem: null });
  });

  router.post(blueprintPath(), allow('need.edit'), async (req, res) => {
    const { from, to } = slugsOf(req.body);
    const scope = scopeOf(res);
    const chosen = postedList(req.body, blueprintNeedsField);
    const { plan, ...parts } = await needOpening.openBlueprint(scope, { from, to });
    const needs = plan.copies.filter(({ need }) => chosen.includes(need.id));
    if (needs.length === 0) {
      const problem = 'Bitte wählen Sie mindestens einen Bedarf, der angelegt werden soll.';
      await show(res.status(422), { from, to, chosen, problem });
      return;
    }
    const made = {
      needs: needs.map(({ made }) => made),
      how: `nach dem Vorbild ${parts.from.name}`,
      onlyOnce: true,
    };
    await needEditing.createNeeds(scope, made, actorOf(req, res));
    res.redirect(303, needsPath({ quartier: to, notice: 'vorbild-angelegt' }));
  });
}

const slugsOf = (of: unknown): { from: string; to: string } => ({
  from: postedText(of, 'von', 120),
  to: postedText(of, 'nach', 120),
});
