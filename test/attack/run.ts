import type { Visitor } from '../../src/accounts/access.ts';
import { findingsOf, type FindingKind } from './findings.ts';
import { createRandom, type Random } from './random.ts';
import { makeRequest } from './requests.ts';
import { send, type Answer, type WireRequest } from './send.ts';
import { openSite, type Site } from './site.ts';
import {
  explore,
  readPage,
  targetsOf,
  visitors,
  type OfferedForm,
  type Target,
} from './targets.ts';
import { furnish } from './furnish.ts';

export interface AttackOptions {
  seed: number;
  requests: number;
  /** Stops by itself after this time, whatever is left. */
  seconds: number;
}

export interface Finding {
  kind: FindingKind | 'crash';
  route: string;
  visitor: Visitor;
  status: number;
  /** Start of the request, to look at; and what the application logged about it. */
  request: string;
  log: string;
}

export interface RouteResult {
  route: string;
  sent: number;
  reached: number;
  statuses: Map<number, number>;
}

export interface AttackResult {
  seed: number;
  seconds: number;
  total: number;
  reached: number;
  routes: RouteResult[];
  byVisitor: Map<Visitor, { sent: number; reached: number }>;
  findings: Finding[];
}

/** So many requests share accounts that were set right; then what they did to the accounts is undone. */
const batch = 40;

/**
 * Attacks every route in turn until the number or the time is up. After two turns those come first whose handler was
 * never reached: with many routes and few requests, chance alone would leave some of them untouched.
 */
export async function attack({ seed, requests, seconds }: AttackOptions): Promise<AttackResult> {
  const started = Date.now();
  const site = await openSite();
  const crashes: string[] = [];
  const onCrash = (error: unknown): void => {
    crashes.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  process.on('uncaughtException', onCrash).on('unhandledRejection', onCrash);
  try {
    const targets = targetsOf(site);
    await furnish(site, targets);
    site.repair();
    await explore(site, targets);
    const random = createRandom(seed);
    const tally = createTally(seed);
    for (let number = 0; number < requests; number += 1) {
      if (Date.now() - started > seconds * 1000) break;
      if (number % batch === 0) site.repair();
      const target = tally.nextOf(targets, number);
      if (!target) break;
      const shot = await shoot({ site, targets, target, number, random });
      tally.count(shot, site, crashes.splice(0));
    }
    await tally.checkAlive(site);
    return { ...tally.result, seconds: Math.round((Date.now() - started) / 1000) };
  } finally {
    process.off('uncaughtException', onCrash).off('unhandledRejection', onCrash);
    await site.close();
  }
}

interface Shot {
  target: Target;
  visitor: Visitor;
  number: number;
  request: WireRequest;
  answer: Answer;
}

interface Aim {
  site: Site;
  targets: readonly Target[];
  target: Target;
  number: number;
  random: Random;
}

async function shoot({ site, targets, target, number, random }: Aim): Promise<Shot> {
  const mayEnter = target.allowed.length > 0 && random.isBelow(0.95);
  const visitor = random.pick(mayEnter ? target.allowed : visitors);
  const form = await formFor({ site, targets, target, number, random }, visitor);
  const session = await site.sessionOf(visitor);
  const { port } = site;
  const request = makeRequest({ number, port, targets, target, visitor, session, form, random });
  return { target, visitor, number, request, answer: await send(port, request) };
}

/** Half of the forms are read again before they are posted, so that their version is the stored one. */
async function formFor(aim: Aim, visitor: Visitor): Promise<OfferedForm | undefined> {
  const { site, targets, target, random } = aim;
  const own = target.forms.filter((form) => form.visitor === visitor);
  const choice = own.length > 0 ? own : target.forms;
  if (choice.length === 0) return undefined;
  const chosen = random.pick(choice);
  if (random.isBelow(0.5)) return chosen;
  await readPage({ site, targets, visitor: chosen.visitor }, chosen.page);
  return target.forms.find(({ action, page }) => action === chosen.action && page === chosen.page);
}

function routeName({ route }: Target): string {
  return `${route.method} ${route.path}`;
}

function createTally(seed: number) {
  const byRoute = new Map<string, RouteResult>();
  const result: AttackResult = {
    seed,
    seconds: 0,
    total: 0,
    reached: 0,
    routes: [],
    byVisitor: new Map(),
    findings: [],
  };
  const resultOf = (route: string): RouteResult => {
    const known = byRoute.get(route) ?? { route, sent: 0, reached: 0, statuses: new Map() };
    if (!byRoute.has(route)) result.routes.push(known);
    byRoute.set(route, known);
    return known;
  };

  return {
    result,

    nextOf(targets: readonly Target[], number: number): Target | undefined {
      const inTurn = targets[number % targets.length];
      if (number < 2 * targets.length) return inTurn;
      const untouched = targets.filter((target) => resultOf(routeName(target)).reached === 0);
      return untouched[number % Math.max(1, untouched.length)] ?? inTurn;
    },

    count({ target, visitor, number, request, answer }: Shot, site: Site, crashes: string[]): void {
      const isReached = site.reached.delete(String(number));
      const route = routeName(target);
      const ofVisitor = result.byVisitor.get(visitor) ?? { sent: 0, reached: 0 };
      for (const counted of [resultOf(route), ofVisitor]) {
        counted.sent += 1;
        counted.reached += isReached ? 1 : 0;
      }
      result.byVisitor.set(visitor, ofVisitor);
      result.total += 1;
      result.reached += isReached ? 1 : 0;
      const { statuses } = resultOf(route);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const kinds = [...findingsOf(answer, { isReached }), ...crashes.map(() => 'crash' as const)];
      const log = [...crashes, ...site.bugs.splice(0)].join('\n').slice(0, 1500);
      const shown = `${request.method} ${request.target} ${request.body}`.slice(0, 400);
      for (const kind of kinds) {
        result.findings.push({ kind, route, visitor, status: answer.status, request: shown, log });
      }
    },

    /** A server that no longer answers is the worst finding. */
    async checkAlive({ port }: Site): Promise<void> {
      const headers = [
        ['Host', 'localhost'],
        ['Connection', 'close'],
      ] as const;
      const { status } = await send(port, {
        method: 'GET',
        target: '/gesundheit',
        headers,
        body: '',
      });
      if (status === 200) return;
      const nothing = {
        route: 'GET /gesundheit',
        visitor: 'anonymous',
        request: '',
        log: '',
      } as const;
      result.findings.push({ ...nothing, kind: 'crash', status });
    },
  };
}
