import { load } from 'cheerio';
import { may, type Visitor } from '../../src/accounts/access.ts';
import { roles } from '../../src/accounts/person.ts';
import type { Route } from '../support/routes.ts';
import type { Random } from './random.ts';
import { send } from './send.ts';
import type { Site } from './site.ts';

export const visitors: readonly Visitor[] = [...roles, 'anonymous'];

export interface OfferedField {
  name: string;
  value: string;
  /** Of an input, else the name of the element. Of several radio buttons or buttons one is pressed. */
  type: string;
}

/** A form as a page offered it: where it stands, where it posts to, and what it holds. */
export interface OfferedForm {
  visitor: Visitor;
  page: string;
  action: string;
  fields: OfferedField[];
}

export interface Target {
  route: Route;
  pattern: RegExp;
  /** Who may come in here after the access table. */
  allowed: Visitor[];
  /** Real paths of this route, found on pages, by who saw them. */
  paths: Map<Visitor, Set<string>>;
  forms: OfferedForm[];
  /** Names of the query that links and search forms use. */
  queryNames: Set<string>;
}

const enough = 12;

/** What there is to attack: found by walking the router and by reading the pages, so that new ones are attacked too. */
export function targetsOf({ routes }: Site): Target[] {
  return routes.map((route) => ({
    route,
    pattern: patternOf(route.path),
    allowed: visitors.filter((visitor) => route.action && may(visitor, route.action)),
    paths: new Map(),
    forms: [],
    queryNames: new Set(),
  }));
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll('.', '\\.').replaceAll(/:\w+/gu, '[^/]+');
  return new RegExp(`^${escaped}$`, 'u');
}

/** Reads the site as each visitor would, page after page, until every route is known well enough. */
export async function explore(site: Site, targets: readonly Target[]): Promise<void> {
  for (const visitor of visitors) {
    const open = targets
      .filter(({ route, allowed }) => route.method === 'GET' && allowed.includes(visitor))
      .flatMap(({ route, paths }) => [
        ...(route.path.includes(':') ? [] : [route.path]),
        ...(paths.get(visitor) ?? []),
      ]);
    const seen = new Set<string>();
    while (open.length > 0) {
      const page = open.shift() ?? '/';
      const target = targetOf(targets, 'GET', page);
      if (seen.has(page) || !target) continue;
      seen.add(page);
      const isFile = /\.(pdf|csv|json|ics|docx|xlsx)$/u.test(page);
      const read = [...seen].filter((path) => target.pattern.test(path)).length;
      if (!isFile && read <= 3) open.push(...(await readPage({ site, targets, visitor }, page)));
    }
  }
}

interface Reading {
  site: Site;
  targets: readonly Target[];
  visitor: Visitor;
}

/** Learns links and forms of one page. @returns the paths it links to. */
export async function readPage(
  { site, targets, visitor }: Reading,
  page: string,
): Promise<string[]> {
  const { cookie } = await site.sessionOf(visitor);
  const { body } = await send(site.port, {
    method: 'GET',
    target: page,
    headers: [
      ['Host', `127.0.0.1:${site.port}`],
      ['Cookie', cookie],
      ['Connection', 'close'],
    ],
    body: '',
  });
  const html = load(body);
  const links = html('a[href^="/"]')
    .toArray()
    .map((link) => html(link).attr('href') ?? '');
  for (const link of links) learnPath(targets, { visitor, method: 'GET' }, link);
  for (const element of html('form').toArray()) {
    const form = html(element);
    const isPost = form.attr('method')?.toLowerCase() === 'post';
    const action = form.attr('action') ?? page;
    const fields = form
      .find('input,textarea,select,button')
      .toArray()
      .flatMap((field) => {
        const name = html(field).attr('name');
        const mode = html(field).attr('inputmode') ?? '';
        const isNumber = mode === 'numeric' || mode === 'decimal';
        const type = isNumber ? 'number' : (html(field).attr('type') ?? field.tagName);
        const own = [html(field).val() ?? ''].flat()[0] ?? '';
        const value = own || (html(field).find('option').last().attr('value') ?? '');
        return name ? [{ name, value, type }] : [];
      });
    const target = learnPath(targets, { visitor, method: isPost ? 'POST' : 'GET' }, action);
    for (const { name } of isPost ? [] : fields) target?.queryNames.add(name);
    if (target && isPost) learnForm(target, { visitor, page, action, fields });
  }
  return links.map((link) => link.replace(/[?#].*$/u, ''));
}

function learnForm(target: Target, form: OfferedForm): void {
  const isSame = (one: OfferedForm): boolean =>
    one.action === form.action && one.visitor === form.visitor;
  target.forms = [form, ...target.forms.filter((one) => !isSame(one))].slice(0, 4 * enough);
}

export function learnPath(
  targets: readonly Target[],
  { visitor, method }: { visitor: Visitor; method: string },
  link: string,
): Target | undefined {
  const path = link.replace(/[?#].*$/u, '');
  const target = targetOf(targets, method, path);
  if (!target) return undefined;
  const known = target.paths.get(visitor) ?? new Set();
  if (known.size < enough) known.add(path);
  target.paths.set(visitor, known);
  const query = /\?([^#]*)/u.exec(link)?.[1] ?? '';
  for (const name of new URLSearchParams(query).keys()) target.queryNames.add(name);
  return target;
}

/** As the router does: the first route that fits. */
function targetOf(targets: readonly Target[], method: string, path: string): Target | undefined {
  return targets.find(({ route, pattern }) => route.method === method && pattern.test(path));
}

/** A real path for this visitor: of this route, or of a neighbour that names the same thing, as somebody saw it. */
export function realPath(targets: readonly Target[], target: Target, aim: Aim): string {
  const { visitor, random } = aim;
  const { path } = target.route;
  const depth = path.split('/').findLastIndex((part) => part.startsWith(':')) + 1;
  const beginning = path.split('/').slice(0, depth).join('/');
  const neighbours = targets.filter(({ route }) => `${route.path}/`.startsWith(`${beginning}/`));
  for (const known of [[target], neighbours]) {
    const all = known.flatMap(({ paths }) => [...paths]);
    const own = all.filter(([who]) => who === visitor);
    const choice = (own.length > 0 ? own : all).flatMap(([, seen]) => [...seen]);
    if (choice.length > 0) {
      const parts = random.pick(choice).split('/').slice(0, depth);
      return [...parts, ...path.split('/').slice(depth)].join('/');
    }
  }
  return path.replaceAll(/:\w+/gu, 'unbekannt');
}

interface Aim {
  visitor: Visitor;
  random: Random;
}
