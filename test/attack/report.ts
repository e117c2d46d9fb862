import type { AttackResult, Finding, RouteResult } from './run.ts';

/** At least so many of a hundred requests must come in, or the attack proves nothing. */
export const leastReachPercent = 80;

export interface Verdict {
  requests: number;
  seed: number;
  seconds: number;
  reachedPercent: number;
  status500: number;
  crashes: number;
  reflectedMarkup: number;
  otherFindings: number;
  routes: number;
  passed: boolean;
}

export function verdictOf(result: AttackResult): Verdict {
  const { total, reached, findings } = result;
  const of = (...kinds: Finding['kind'][]): number =>
    findings.filter(({ kind }) => kinds.includes(kind)).length;
  const reachedPercent = total === 0 ? 0 : Math.floor((reached / total) * 1000) / 10;
  return {
    requests: total,
    seed: result.seed,
    seconds: result.seconds,
    reachedPercent,
    status500: of('serverError'),
    crashes: of('crash', 'noAnswer'),
    reflectedMarkup: of('markup'),
    otherFindings: of('headerInjection', 'openRedirect', 'leak', 'missingHeaders'),
    routes: result.routes.length,
    passed: findings.length === 0 && reachedPercent >= leastReachPercent,
  };
}

/** The table, the findings and the summary, as lines. */
export function reportLines(result: AttackResult): string[] {
  const verdict = verdictOf(result);
  const width = Math.max(...result.routes.map(({ route }) => route.length));
  return [
    `${'route'.padEnd(width)}  sent  reached  answers`,
    ...result.routes.map((route) => routeLine(route, width)),
    '',
    ...[...result.byVisitor].map(
      ([visitor, { sent, reached }]) =>
        `${visitor.padEnd(12)} ${sent} sent, ${percent(reached, sent)} reached`,
    ),
    '',
    ...result.findings.slice(0, 20).flatMap(findingLines),
    `${verdict.requests} requests in ${verdict.seconds} s (seed ${verdict.seed}): ${verdict.reachedPercent} % reached the handler, ` +
      `${verdict.status500} answers 500, ${verdict.crashes} crashes, ${verdict.reflectedMarkup} reflected markup, ` +
      `${verdict.otherFindings} other findings: ${verdict.passed ? 'passed' : 'FAILED'}`,
    JSON.stringify({ attack: verdict }),
  ];
}

function routeLine({ route, sent, reached, statuses }: RouteResult, width: number): string {
  const answers = [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status}:${count}`)
    .join(' ');
  const share = percent(reached, sent).padStart(7);
  return `${route.padEnd(width)}  ${String(sent).padStart(4)}  ${share}  ${answers}`;
}

function findingLines({ kind, visitor, status, request, log }: Finding): string[] {
  return [
    `! ${kind} ${status} as ${visitor}: ${JSON.stringify(request)}`,
    ...(log ? [log] : []),
    '',
  ];
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((part / whole) * 100)} %`;
}
