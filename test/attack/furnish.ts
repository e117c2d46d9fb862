import { createRandom } from './random.ts';
import { hashOf, newSecretToken } from '../../src/accounts/secret-token.ts';
import { personLinkPath, projectsPath } from '../../src/paths.ts';
import { testInstant } from '../support/app.ts';
import { encode, hostileValue } from './payloads.ts';
import { send } from './send.ts';
import type { Site } from './site.ts';
import { explore, learnPath, visitors, type OfferedForm, type Target } from './targets.ts';

const projectCount = 6;
const later = '2027-11-22T10:00:00Z';

/** Puts in what a fresh installation lacks, so that every route has something real to work on; then reads the site. */
export async function furnish(site: Site, targets: readonly Target[]): Promise<void> {
  await addKeptForms(site);
  await addLinks(site, targets);
  await explore(site, targets);
  await addProjects(site, targets);
  await explore(site, targets);
}

/** What a person posted after the session had ended: shown to them as they typed it. */
async function addKeptForms({ services }: Site): Promise<void> {
  const random = createRandom(4711);
  for (const { id } of await services.accounts.demoPeople.list()) {
    for (const path of ['/vorhaben', '/konto/abwesenheit?notice=%22%3E%3Cx-attack-1%3E']) {
      const entries = Array.from({ length: 12 }, (_, at): [string, string] => [
        `f${at}"><x-attack-1>`,
        decodeLoosely(hostileValue(random)),
      ]);
      const body: Record<string, string> = Object.fromEntries([
        ...entries,
        ['constructor', 'x'],
        ['__proto__', 'y'],
      ]);
      await services.accounts.heldForms.hold(id, path, body);
    }
  }
}

async function addLinks({ services }: Site, targets: readonly Target[]): Promise<void> {
  const { people, personLinks } = services.accounts.accountStores;
  for (const kind of ['reset', 'setup', 'firstAdmin'] as const) {
    const token = newSecretToken();
    const personId =
      kind === 'firstAdmin'
        ? null
        : await people.insertPerson(
            {
              email: `${kind}@attack.invalid`,
              name: `"><x-attack-1> ${kind}`,
              role: 'council',
              municipalityId: null,
              organisationId: null,
              assignedMunicipalityIds: [],
              isDemo: false,
            },
            testInstant,
          );
    const link = { personId, kind, tokenHash: hashOf(token) };
    await personLinks.insertLink(link, { createdAt: testInstant, expiresAt: later });
    for (const visitor of visitors) {
      for (const method of ['GET', 'POST']) {
        learnPath(targets, { visitor, method }, personLinkPath(token));
      }
    }
  }
}

/** Made by the forms that the match pages offer; then open to the coordinator and to the carrier as well. */
async function addProjects(site: Site, targets: readonly Target[]): Promise<void> {
  const offered = targets.flatMap(({ forms }) =>
    forms.filter(({ action, visitor }) => action === projectsPath() && visitor === 'staff'),
  );
  const pages = targets.flatMap(({ route, paths }) =>
    route.path.endsWith('/treffer/:slug') ? [...(paths.get('staff') ?? [])] : [],
  );
  const wanted = [
    ...offered.map(({ fields }) => valuesOf(fields)),
    ...pages.map((page) => {
      const [, , needId = '', , programmeSlug = ''] = page.split('/');
      return { needId, programmeSlug };
    }),
  ];
  for (const fields of wanted.slice(0, projectCount)) {
    await post(site, { action: projectsPath(), fields });
  }
  await explore(site, targets);
  // Every form of a project once, so that there are comments, versions and whatever else may be written there.
  const forms = targets.flatMap((target) => target.forms);
  for (const { action, fields, visitor } of forms) {
    if (visitor !== 'staff' || !/^\/(?:vorhaben|bedarfe)\/[^/]+\/./u.test(action)) continue;
    await post(site, { action, fields: valuesOf(fields) });
  }
  site.connection.exec(
    `update project set released_at = '${testInstant}', carrier_id =
       (select organisation_id from person where role = 'carrier' and is_demo = 1)`,
  );
}

function valuesOf(fields: OfferedForm['fields']): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value || 'Probe']));
}

async function post(
  site: Site,
  { action, fields }: { action: string; fields: Readonly<Record<string, string>> },
): Promise<void> {
  const { cookie, csrfToken } = await site.sessionOf('staff');
  const body = Object.entries({ ...fields, _csrf: csrfToken })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const headers = [
    ['Host', '127.0.0.1'],
    ['Connection', 'close'],
    ['Cookie', cookie],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Length', String(body.length)],
  ] as const;
  await send(site.port, { method: 'POST', target: action, headers, body });
}

function decodeLoosely(encoded: string): string {
  return new URLSearchParams(`x=${encoded}`).get('x') ?? '';
}
