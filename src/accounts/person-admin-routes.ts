import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, personOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { postedVersion } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import {
  newPersonPath,
  peoplePath,
  personActionPath,
  personLinkPath,
  personPath,
  withNotice,
} from '../paths.ts';
import { StaleError } from '../shared/errors.ts';
import type { AccountServices } from './account-services.ts';
import { absenceOf, checkAbsence, readAbsence } from './own-account-form.ts';
import { personEditView, type PersonEditContent } from './person-edit-views.ts';
import {
  checkPersonInput,
  emptyPersonInput,
  readPersonInput,
  type PersonInput,
} from './person-form.ts';
import { personListView, personRow } from './person-list-views.ts';
import { placeOf, type Places } from './person-words.ts';
import { roleLabels, type Person } from './person.ts';

/** Accounts: list, create, edit, disable, enable, link. */
export function personAdminRoutes(accounts: AccountServices): Router {
  const router = Router();
  addLists(router, accounts);
  addForms(router, accounts);
  addActions(router, accounts);
  return router;
}

const manage = allow('people.manage');

function addLists(router: Router, accounts: AccountServices): void {
  const { people, clock } = accounts;
  router.get(peoplePath(), manage, async (_req, res) => {
    const context = { places: await placesOf(accounts), today: clock.today() };
    await renderPage(res, 'accounts/people', personListView(await people.list(), context));
  });
  router.get(`${peoplePath()}.json`, manage, async (_req, res) => {
    const places = await placesOf(accounts);
    sendJson(
      res,
      (await people.list()).map((person) => personRow(person, places)),
    );
  });
  router.get(`${peoplePath()}.csv`, manage, async (_req, res) => {
    const places = await placesOf(accounts);
    const rows = (await people.list()).map((person) => personRow(person, places));
    sendCsv(res, 'personen.csv', rows);
  });
}

function addForms(router: Router, accounts: AccountServices): void {
  const { people } = accounts;
  router.get(newPersonPath(), manage, async (_req, res) => {
    await showPerson({ accounts, res }, null);
  });

  router.post(peoplePath(), manage, async (req, res) => {
    const input = readPersonInput(req.body);
    const checked = await check(accounts, input, null);
    if ('errors' in checked) {
      await showPerson({ accounts, res: res.status(422) }, null, { ...checked, input });
      return;
    }
    const id = await people.create(actorOf(req, res), checked.draft);
    res.redirect(303, withNotice(personPath(id), 'konto-angelegt'));
  });

  router.get(personPath(':id'), manage, async (req, res) => {
    await showPerson({ accounts, res }, await people.get(idOf(req)));
  });

  router.post(personPath(':id'), manage, async (req, res) => {
    const person = await people.get(idOf(req));
    const input = readPersonInput(req.body);
    const version = postedVersion(req.body);
    const checked = await check(accounts, input, person.id);
    if ('errors' in checked) {
      const shown = { ...checked, input, version };
      await showPerson({ accounts, res: res.status(422) }, person, shown);
      return;
    }
    try {
      await people.update(actorOf(req, res), { id: person.id, version }, checked.draft);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
      await showStale({ accounts, res }, await people.get(person.id), {
        input,
        yours: { ...person, ...checked.draft },
      });
      return;
    }
    res.redirect(303, withNotice(personPath(person.id), 'konto-gespeichert'));
  });
}

function addActions(router: Router, accounts: AccountServices): void {
  const { people, links, ownAccount } = accounts;
  router.post(personActionPath(':id', 'sperren'), manage, async (req, res) => {
    await people.disable(actorOf(req, res), idOf(req));
    res.redirect(303, withNotice(personPath(idOf(req)), 'konto-gesperrt'));
  });
  router.post(personActionPath(':id', 'freigeben'), manage, async (req, res) => {
    await people.enable(actorOf(req, res), idOf(req));
    res.redirect(303, withNotice(personPath(idOf(req)), 'konto-freigegeben'));
  });
  router.post(personActionPath(':id', 'abwesenheit'), manage, async (req, res) => {
    const person = await people.get(idOf(req));
    const absence = readAbsence(req.body);
    const deputies = await ownAccount.listPossibleDeputies(person);
    const today = accounts.clock.today();
    const errors = checkAbsence(absence, { today, deputyIds: deputies.map((one) => one.id) });
    if (Object.keys(errors).length > 0) {
      await showPerson({ accounts, res: res.status(422) }, person, { absence, errors });
      return;
    }
    await ownAccount.setAbsence(actorOf(req, res), person.id, absenceOf(absence));
    res.redirect(303, withNotice(personPath(person.id), 'abwesenheit-gespeichert'));
  });
  // Answers with the page itself, not with a redirect: the link is shown once and stands in no address.
  router.post(personActionPath(':id', 'link'), manage, async (req, res) => {
    const token = await links.createFor(actorOf(req, res), idOf(req));
    const origin = `${req.protocol}://${req.get('host') ?? ''}`;
    const linkUrl = `${origin}${personLinkPath(token)}`;
    await showPerson({ accounts, res }, await people.get(idOf(req)), { linkUrl });
  });
}

const idOf = (req: Request): string => String(req.params['id']);

async function placesOf({ places }: AccountServices): Promise<Places> {
  return {
    municipalities: await places.listMunicipalities(),
    organisations: await places.listOrganisations(),
  };
}

async function check(accounts: AccountServices, input: PersonInput, id: string | null) {
  const checked = checkPersonInput(input, await placesOf(accounts));
  if ('errors' in checked) return checked;
  return (await accounts.people.isEmailTaken(checked.draft.email, id))
    ? { errors: { email: 'Diese Adresse hat schon ein Konto.' } }
    : checked;
}

function inputOf(person: Person): PersonInput {
  return {
    ...person,
    municipalityId: person.municipalityId ?? '',
    organisationId: person.organisationId ?? '',
  };
}

interface Showing {
  accounts: AccountServices;
  res: Response;
}

async function showPerson(
  { accounts, res }: Showing,
  person: Person | null,
  changed: Partial<PersonEditContent> = {},
): Promise<void> {
  const { audit } = accounts.accountStores;
  const content: PersonEditContent = {
    person,
    input: person ? inputOf(person) : emptyPersonInput,
    version: person?.version ?? 0,
    errors: {},
    places: await placesOf(accounts),
    selfId: personOf(res).id,
    today: accounts.clock.today(),
    history: person ? await audit.listOfThing('person', person.id) : [],
    people: await accounts.people.list(),
    stale: [],
    linkUrl: null,
    absence: { absentUntilOn: person?.absentUntilOn ?? '', deputyId: person?.deputyId ?? '' },
    deputies: person ? await accounts.ownAccount.listPossibleDeputies(person) : [],
    ...changed,
  };
  await renderPage(res, 'accounts/person', personEditView(content));
}

/** Both versions side by side; saving again, knowingly, takes the person's own. */
async function showStale(
  showing: Showing,
  theirs: Person,
  { input, yours }: { input: PersonInput; yours: Person },
): Promise<void> {
  const places = await placesOf(showing.accounts);
  const rows = [
    { label: 'Name', theirs: theirs.name, yours: yours.name },
    { label: 'E-Mail-Adresse', theirs: theirs.email, yours: yours.email },
    { label: 'Rolle', theirs: roleLabels[theirs.role], yours: roleLabels[yours.role] },
    { label: 'Gehört zu', theirs: placeOf(theirs, places), yours: placeOf(yours, places) },
  ];
  showing.res.status(409);
  await showPerson(showing, theirs, { input, stale: rows });
}
