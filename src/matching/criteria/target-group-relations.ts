import type { TargetGroupCode } from '../../programmes/programme-codes.ts';

/** Which target groups hold which others, wholly or in part. */

/** Groups that cut across all others: everywhere some people belong to them, nowhere all. */
const crossCutting: readonly TargetGroupCode[] = ['zugewanderte', 'menschen-mit-behinderung'];
/** Groups that share people without one containing the other; read in both directions. */
const sharingPairs: readonly (readonly [TargetGroupCode, TargetGroupCode])[] = [
  ['familien', 'kinder-0-6'],
  ['familien', 'schulkinder'],
  ['familien', 'jugendliche'],
  ['familien', 'alleinerziehende'],
  ['alleinerziehende', 'kinder-0-6'],
  ['alleinerziehende', 'schulkinder'],
  ['schulkinder', 'jugendliche'],
  ['jugendliche', 'junge-erwachsene'],
];

/** Single parents are families, therefore a programme for families serves them. */
export function serves(funded: readonly TargetGroupCode[], wanted: TargetGroupCode): boolean {
  return funded.includes(wanted) || (wanted === 'alleinerziehende' && funded.includes('familien'));
}

function sharePeople(a: TargetGroupCode, b: TargetGroupCode): boolean {
  if (a === 'bewohnerschaft' || b === 'bewohnerschaft') return true;
  if (crossCutting.includes(a) || crossCutting.includes(b)) return true;
  return sharingPairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

const ages: readonly TargetGroupCode[] = [
  'kinder-0-6',
  'schulkinder',
  'jugendliche',
  'junge-erwachsene',
];

/**
 * "Kinder bis 6 Jahre und Familien" means the families of these children: where a programme names ages, its families
 * are no families of others. Ages that touch (Schulkinder, Jugendliche) are asked about all the same.
 */
function isOfItsAge(
  funded: readonly TargetGroupCode[],
  group: TargetGroupCode,
  wanted: TargetGroupCode,
): boolean {
  const named = funded.filter((other) => ages.includes(other));
  const isFamily = group === 'familien' || group === 'alleinerziehende';
  if (!isFamily || named.length === 0 || !ages.includes(wanted)) return true;
  return named.some((age) => age === wanted || sharePeople(age, wanted));
}

/** The funded groups in which some of the wanted people are. */
export function reachesPartOf(
  funded: readonly TargetGroupCode[],
  wanted: readonly TargetGroupCode[],
): TargetGroupCode[] {
  return funded.filter((group) =>
    wanted.some((other) => sharePeople(group, other) && isOfItsAge(funded, group, other)),
  );
}
