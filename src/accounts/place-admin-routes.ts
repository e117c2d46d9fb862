import { Router } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { municipalitiesPath, organisationsPath, withNotice } from '../paths.ts';
import type { AccountServices } from './account-services.ts';
import {
  checkMunicipalityInput,
  checkOrganisationInput,
  readMunicipalityInput,
  readOrganisationInput,
} from './place-form.ts';
import {
  municipalityListView,
  municipalityRow,
  organisationListView,
  organisationRow,
} from './place-views.ts';

/** Municipalities and organisations: lists with a form for a new one. */
export function placeAdminRoutes(accounts: AccountServices): Router {
  const router = Router();
  addMunicipalities(router, accounts);
  addOrganisations(router, accounts);
  return router;
}

const manage = allow('place.manage');

function addMunicipalities(router: Router, { places }: AccountServices): void {
  const path = municipalitiesPath();
  router.get(path, manage, async (_req, res) => {
    const view = municipalityListView(await places.listMunicipalities(), {
      input: readMunicipalityInput({}),
      errors: {},
    });
    await renderPage(res, 'accounts/places', view);
  });
  router.get(`${path}.json`, manage, async (_req, res) => {
    sendJson(res, (await places.listMunicipalities()).map(municipalityRow));
  });
  router.get(`${path}.csv`, manage, async (_req, res) => {
    sendCsv(res, 'kommunen.csv', (await places.listMunicipalities()).map(municipalityRow));
  });
  router.post(path, manage, async (req, res) => {
    const input = readMunicipalityInput(req.body);
    const municipalities = await places.listMunicipalities();
    const errors = checkMunicipalityInput(input, municipalities);
    if (Object.keys(errors).length > 0) {
      const view = municipalityListView(municipalities, { input, errors });
      await renderPage(res.status(422), 'accounts/places', view);
      return;
    }
    await places.createMunicipality(actorOf(req, res), input);
    res.redirect(303, withNotice(path, 'kommune-angelegt'));
  });
}

function addOrganisations(router: Router, { places }: AccountServices): void {
  const path = organisationsPath();
  const load = async () => ({
    organisations: await places.listOrganisations(),
    municipalities: await places.listMunicipalities(),
  });
  router.get(path, manage, async (_req, res) => {
    const { organisations, municipalities } = await load();
    const form = { input: readOrganisationInput({}), errors: {} };
    const view = organisationListView(organisations, municipalities, form);
    await renderPage(res, 'accounts/places', view);
  });
  router.get(`${path}.json`, manage, async (_req, res) => {
    sendJson(res, (await places.listOrganisations()).map(organisationRow));
  });
  router.get(`${path}.csv`, manage, async (_req, res) => {
    sendCsv(res, 'organisationen.csv', (await places.listOrganisations()).map(organisationRow));
  });
  router.post(path, manage, async (req, res) => {
    const input = readOrganisationInput(req.body);
    const { organisations, municipalities } = await load();
    const errors = checkOrganisationInput(input, municipalities);
    if (Object.keys(errors).length > 0) {
      const view = organisationListView(organisations, municipalities, { input, errors });
      await renderPage(res.status(422), 'accounts/places', view);
      return;
    }
    await places.createOrganisation(actorOf(req, res), input);
    res.redirect(303, withNotice(path, 'organisation-angelegt'));
  });
}
