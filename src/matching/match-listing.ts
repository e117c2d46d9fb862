import { formatDay } from '../shared/dates.ts';
import { coverageText } from './coverage-text.ts';
import { describeWhom } from './criteria/criterion.ts';
import { matchGroupLabels } from './order/match-group.ts';
import { verdictTag } from './match-labels.ts';
import type { Match } from './match.ts';
import type { Trial } from './trial/trial.ts';

/** What the command prints for people: the groups of the page, each match with what is open or speaks against it. */
export function matchListing({
  title,
  on,
  quarter,
  municipality,
  groups,
  doesNotFit,
  known,
}: Trial): string {
  const place = [quarter?.name, municipality?.name].filter((name) => name !== undefined);
  const lines = [
    `${title}${place.length === 0 ? '' : ` (${place.join(', ')})`}, Stichtag ${formatDay(on)}`,
    ...(known.length === 0 ? [] : ['Außerdem berücksichtigt:']),
    ...known.map(({ label, value, from }) => `  ${label}: ${value} (${from})`),
    ...groups
      .filter(({ matches }) => matches.length > 0)
      .flatMap(({ group, matches }) => [
        '',
        `${matchGroupLabels[group]} (${matches.length})`,
        ...matches.flatMap((match, index) => matchLines(match, index + 1)),
      ]),
    '',
    `Passt nicht: ${doesNotFit.length} Programme; mit allen Gründen durch --json.`,
  ];
  return `${lines.join('\n')}\n`;
}

function matchLines({ slug, compiled, result, group }: Match, position: number): string[] {
  const { shortTitle } = compiled.programme;
  const open = result.results.flatMap(({ missing, reason }, index) => {
    if (missing === null) return [];
    const contact = compiled.criteria[index]?.contact ?? '';
    return [`     ? ${reason} Klären: ${describeWhom(missing.whom, contact)}`];
  });
  const refused = result.results
    .filter((found) => found.result === 'notMet')
    .map(({ reason }) => `     ✗ ${reason}`);
  return [
    `  ${position}. ${shortTitle} [${slug}]: ${verdictTag(result.verdict, group).text}; ${coverageText(result.coverage)}`,
    ...refused,
    ...open,
  ];
}
