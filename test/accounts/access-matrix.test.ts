import { expect } from 'chai';
import type { Response } from 'supertest';
import { actions } from '../../src/accounts/access.ts';
import { databaseDigest } from '../support/database-digest.ts';
import { routesOf } from '../support/routes.ts';
import { foreignMark } from '../support/second-municipality.ts';
import {
  allowed,
  routes,
  things,
  visitors,
  type ExpectedRoute,
  type MatrixVisitor,
  type Thing,
} from './expected-access.ts';
import { matrixWorld, ownMark, type MatrixWorld } from './matrix-world.ts';

/** One cell of the matrix: who asks which route for which thing. */
interface Cell {
  method: string;
  path: string;
  route: ExpectedRoute;
  visitor: MatrixVisitor;
  thing: Thing | null;
}

const isIn = (list: string, who: string): boolean => list.split(' ').includes(who);

function cellsOf(wanted: string, visitor: MatrixVisitor): Cell[] {
  return Object.entries(routes).flatMap(([key, route]) => {
    const [method = '', path = ''] = key.split(' ');
    const asked = route.of === undefined ? [null] : (Object.keys(things[route.of]) as Thing[]);
    if (method !== wanted) return [];
    return asked.map((thing) => ({ method, path, route, visitor, thing }));
  });
}

function expectedStatus({ path, route, visitor, thing }: Cell): number {
  const role = visitor === 'foreignStaff' ? 'staff' : visitor;
  if (!isIn(allowed[route.action], role)) {
    if (role !== 'anonymous') return route.refused ?? 403;
    return /\.(json|csv|ics)$/u.test(path) ? 401 : 303;
  }
  if (thing !== null && route.of !== undefined) {
    const reached: Partial<Record<Thing, string>> = things[route.of];
    if (!isIn(reached[thing] ?? '', visitor)) return 404;
  }
  return typeof route.ok === 'number' ? route.ok : route.ok(visitor);
}

/** "/vorhaben" of "/vorhaben/:id/entwurf". */
const roomOf = ({ path }: Cell): string => `/${path.split(/[/.]/u)[1] ?? ''}`;

const nameOf = ({ method, path, visitor, thing }: Cell): string =>
  `${visitor}: ${method} ${path}${thing === null ? '' : ` of ${thing}`}`;

describe('access matrix', () => {
  let world: MatrixWorld;
  const answers = new Map<Cell, Response>();

  async function ask({ method, path, route, visitor, thing }: Cell): Promise<Response> {
    const { ids, programmeSlug, conditionKey, linkToken } = world;
    const [id = '', child = ''] = (thing === null ? programmeSlug : ids[thing]).split(' ');
    const address = path
      .replace(':token', linkToken)
      .replace(/:(?:commentId|versionId|answerId|callId|exampleId|fundingId|field|item)/u, child)
      .replace(':id', id)
      .replace(':slug', /^\/(?:bedarfe|geteilte-treffer)\//u.test(path) ? programmeSlug : id);
    const who = await world.fresh(visitor);
    if (method === 'GET') return who.get(address);
    // Failed sign-ins of one visitor must not lock the next one out.
    await world.test.services.stores.signInFailures.deleteFailuresBefore('9999');
    return who.post(address, { needId: id, programmeSlug, conditionKey, ...route.body });
  }

  async function walk(part: readonly Cell[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const cell of part) {
      const answer = await ask(cell);
      answers.set(cell, answer);
      const wanted = expectedStatus(cell);
      if (answer.status !== wanted) {
        wrong.push(`${nameOf(cell)}: ${answer.status} instead of ${wanted}`);
      } else if (cell.visitor === 'anonymous' && wanted === 303 && cell.route.action !== 'signIn') {
        const to = String(answer.headers['location']);
        if (!to.startsWith('/anmelden')) wrong.push(`${nameOf(cell)} leads to ${to}`);
      }
    }
    return wrong;
  }

  /** The database is looked at once per room of addresses: after every single one it would take minutes. */
  async function walkUnchanged(part: readonly Cell[]): Promise<string[]> {
    const wrong: string[] = [];
    for (const room of new Set(part.map(roomOf))) {
      const before = databaseDigest(world.test.database);
      wrong.push(...(await walk(part.filter((cell) => roomOf(cell) === room))));
      const after = databaseDigest(world.test.database);
      for (const table of Object.keys(before)) {
        if (before[table] !== after[table]) wrong.push(`a GET below ${room} changed ${table}`);
      }
    }
    return wrong;
  }

  before(async () => {
    world = await matrixWorld();
  });
  after(() => world.test.close());

  it('names every route of the application and the action it asks for', () => {
    const real = routesOf(world.test.app).map(({ method, path, action }) => [
      `${method} ${path}`,
      action,
    ]);
    const named = Object.entries(routes).map(([key, { action }]) => [key, action]);
    expect(real.filter(([, action]) => action === undefined)).to.deep.equal([]);
    expect(Object.fromEntries(real)).to.deep.equal(Object.fromEntries(named));
    expect(Object.keys(allowed)).to.have.members(actions);
  });

  for (const visitor of visitors) {
    it(`answers every GET of ${visitor} as expected and changes nothing by it`, async function () {
      this.timeout(180_000);
      expect(await walkUnchanged(cellsOf('GET', visitor))).to.deep.equal([]);
    });
  }

  it('shows nothing of one municipality to those of the other', () => {
    const leaks: string[] = [];
    for (const [cell, { status, text }] of answers) {
      if (status !== 200 || cell.visitor === 'admin' || cell.path.endsWith('.pdf')) continue;
      const isTheirs = cell.visitor === 'foreignStaff';
      // The carrier named by a project of the second municipality may read that one.
      const mayMeet = cell.visitor === 'carrier' && cell.path.startsWith('/vorhaben');
      const marks = isTheirs ? [ownMark, ...world.ownQuarterNames] : mayMeet ? [] : [foreignMark];
      if (isTheirs && cell.path.startsWith('/programme')) continue;
      const found = marks.filter((mark) => text.includes(mark));
      if (found.length > 0) leaks.push(`${nameOf(cell)}: ${found.join(', ')}`);
    }
    expect(leaks).to.deep.equal([]);
    const isMet = ([{ path }, { text }]: [Cell, Response]): boolean =>
      !path.endsWith('.pdf') && text.includes(foreignMark);
    expect([...answers].some(isMet)).to.equal(true);
  });

  it('lists exactly the projects that are reached, as JSON and as CSV', () => {
    for (const visitor of ['staff', 'coordinator', 'carrier', 'auditor', 'foreignStaff'] as const) {
      const reached = Object.entries(things.project)
        .filter(([, who]) => isIn(who, visitor))
        .map(([thing]) => world.ids[thing as Thing]);
      const answer = (path: string): Response | undefined =>
        [...answers].find(([cell]) => cell.visitor === visitor && cell.path === path)?.[1];
      const rows = answer('/vorhaben.json')?.body as { id: string }[];
      expect(
        rows.map(({ id }) => id),
        visitor,
      ).to.have.members(reached);
      const lines = (answer('/vorhaben.csv')?.text ?? '').trim().split('\r\n').slice(1);
      expect(lines.map((line) => line.split(';')[0])).to.have.members(reached);
    }
  });

  // What is posted changes what is shown, and an administrator makes the set-up link void that others ask for.
  for (const visitor of visitors.toSorted(
    (a, b) => Number(a === 'admin') - Number(b === 'admin'),
  )) {
    it(`answers every POST of ${visitor} as expected`, async function () {
      this.timeout(180_000);
      expect(await walk(cellsOf('POST', visitor))).to.deep.equal([]);
    });
  }
});
