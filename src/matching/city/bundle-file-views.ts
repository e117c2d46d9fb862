import type { ListRow } from '../../http/lists.ts';
import { namesOfNeeds, needsThat, shiftText } from './bundle-words.ts';
import { textOf } from './bundle-criterion-views.ts';
import type { Bundle, BundleMatch } from './bundle.ts';
import { matchGroups } from '../order/match-group.ts';
import { verdictTag } from '../match-labels.ts';
import { openQuestionsText } from './match-summary.ts';

/** Rows of `.csv`: those for the whole bundle by group, then those for a part of it. */
export function bundleRows(bundle: Bundle): ListRow[] {
  return inOrder(bundle).map(({ one, position }) => ({
    ...sharedColumns(one, bundle, position),
    verdictLabel: verdictTag(one.match.result.verdict, one.match.group).text,
    amounts: shiftText(one),
    toClarify: openQuestionsText(one.match),
  }));
}

/** Rows of `.json`: the same with every criterion, for the whole and for each need. */
export function bundleJsonRows(bundle: Bundle): Record<string, unknown>[] {
  return inOrder(bundle).map(({ one, position }) => ({
    ...sharedColumns(one, bundle, position),
    criteria: one.criteria.map((criterion) => ({
      kind: criterion.criterion.kind,
      result: criterion.joint.result,
      separate: criterion.separate,
      reason: textOf(criterion, bundle.needs),
      needs: bundle.needs.map(({ need }, place) => ({
        id: need.id,
        result: criterion.single[place]?.result ?? null,
      })),
    })),
  }));
}

function inOrder({ matches, partly }: Bundle): { one: BundleMatch; position: number }[] {
  const lists = matchGroups.map((group) => matches.filter(({ match }) => match.group === group));
  return [...lists, partly].flatMap((list) =>
    list.map((one, index) => ({ one, position: index + 1 })),
  );
}

function sharedColumns(one: BundleMatch, { needs }: Bundle, position: number) {
  const { match, way, joint, single, shift } = one;
  const ceilings = single.map(({ result }) => result.coverage.ceilingGrantCents);
  return {
    slug: match.slug,
    shortTitle: match.compiled.programme.shortTitle,
    verdict: match.result.verdict,
    group: match.group,
    position,
    way,
    shift,
    needs: needs.length,
    refusedBy: namesOfNeeds(needsThat(one, needs, 'doesNotFit')),
    openFor: namesOfNeeds(needsThat(one, needs, 'toClarify')),
    jointCeilingGrantCents: joint.result.coverage.ceilingGrantCents,
    separateCeilingGrantCents: ceilings.includes(null)
      ? null
      : ceilings.reduce((sum: number, cents) => sum + (cents ?? 0), 0),
  };
}
