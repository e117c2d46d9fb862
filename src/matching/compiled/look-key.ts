import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';

/**
 * What a part of a case shows, as one number: a hundred thousand needs ask for a dozen keys each, and joining texts
 * for them took longer than the verdicts.
 */
export type Key = string | number;

/** Equal for lists with the same codes, however ordered and repeated. */
export const applicantsKey = listKey(applicantCodes);
export const costTypesKey = listKey(costTypeCodes);
export const topicsKey = listKey(topicCodes);
export const targetGroupsKey = listKey(targetGroupCodes);

/** One bit for each code of a vocabulary. */
function listKey<Code extends string>(
  vocabulary: readonly Code[],
): (codes: readonly Code[]) => number {
  if (vocabulary.length > 31) throw new RangeError('more codes than bits in a number');
  const bits = new Map<Code, number>(vocabulary.map((code, index) => [code, 1 << index]));
  return (codes) => {
    let key = 0;
    for (const code of codes) key |= bits.get(code) ?? 0;
    return key;
  };
}

/** 0, 1 or 2. */
export function answerKey(answer: boolean | null): number {
  if (answer === null) return 0;
  return answer ? 1 : 2;
}

/** Joins keys of three values each: `[2, 0, 1]` is 19. */
export function answersKey(keys: readonly number[]): number {
  let joint = 0;
  for (const key of keys) joint = joint * 3 + key;
  return joint;
}
