import { load } from 'cheerio';
import { expect } from 'chai';
import { roles, type Role } from '../../src/accounts/person.ts';
import { startPathOf } from '../../src/http/start-page.ts';
import { routesOf, type Route } from '../support/routes.ts';
import { allowed } from './expected-access.ts';
import { matrixWorld, type MatrixWorld } from './matrix-world.ts';

/** Enough of every kind of page; the catalogue alone has more than a hundred of one kind. */
const pagesPerRoute = 3;

describe('pages show only what the person may do', function () {
  // Hundreds of pages per role, and the number grows with the product.
  this.timeout(60_000);
  let world: MatrixWorld;
  let routes: Route[];
  before(async () => {
    world = await matrixWorld();
    routes = routesOf(world.test.app);
  });
  after(() => world.test.close());

  const routeOf = (method: string, path: string): Route | undefined =>
    routes.find(
      (route) =>
        route.method === method &&
        new RegExp(
          `^${route.path.replaceAll('.', '\\.').replaceAll(/:\w+/gu, '[^/]+')}$`,
          'u',
        ).test(path),
    );

  /** Follows every link from the start page. @returns what was seen and what should not have been there */
  async function explore(role: Role): Promise<{ seen: Set<string>; wrong: string[] }> {
    const visitor = await world.test.as(role);
    const [waiting, wrong] = [[startPathOf(role)], [] as string[]];
    const [seen, visits] = [new Set<string>(), new Map<string, number>()];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const pattern = routeOf('GET', path.split('?')[0] ?? '')?.path ?? path;
      const count = visits.get(pattern) ?? 0;
      if (seen.has(path) || count >= pagesPerRoute) continue;
      seen.add(path);
      visits.set(pattern, count + 1);
      const answer = await visitor.get(path);
      if (answer.status >= 400) wrong.push(`a link to ${path} (${answer.status})`);
      if (answer.type !== 'text/html') continue;
      const $ = load(answer.text);
      const links = $('a[href^="/"]').map((_, link) => $(link).attr('href')?.split('#')[0]);
      waiting.push(...links.get());
      for (const form of $('form[method="post"]').toArray()) {
        const targets = [
          $(form).attr('action') ?? '',
          ...$(form)
            .find('[formaction]')
            .map((_, button) => $(button).attr('formaction'))
            .get(),
        ];
        for (const target of targets) {
          const action = routeOf('POST', target.split('?')[0] ?? '')?.action;
          const may = action !== undefined && allowed[action].split(' ').includes(role);
          if (!may) wrong.push(`a form to ${target} on ${path}`);
        }
      }
    }
    return { seen, wrong };
  }

  /** So that no role passes by seeing nothing. */
  const meets: Record<Role, readonly string[]> = {
    staff: ['/quartiere', '/bedarfe', '/vorhaben'],
    auditor: ['/quartiere', '/bedarfe', '/vorhaben'],
    coordinator: ['/', '/vorhaben', '/programme'],
    carrier: ['/vorhaben', '/programme'],
    council: ['/programme'],
    admin: ['/verwaltung/personen', '/verwaltung/protokoll'],
  };
  for (const role of roles) {
    it(`${role}: every link opens, every form may be sent`, async () => {
      const { seen, wrong } = await explore(role);
      expect(wrong).to.deep.equal([]);
      expect([...seen]).to.include.members([...meets[role]]);
    });
  }
});
