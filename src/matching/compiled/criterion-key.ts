import type { Criterion } from '../criteria/criterion.ts';

/** As `contentKey`, without what only the words need: more criteria are equal. */
export function verdictKey(criterion: Criterion): string {
  if (criterion.kind === 'programmeEnd') {
    const { programmeEndsOn } = criterion.window;
    return `programmeEnd ${programmeEndsOn} ${criterion.evidence.basis}`;
  }
  return 'test' in criterion && criterion.test !== null
    ? contentKey({ ...criterion, conditionKey: '', text: '' })
    : contentKey(criterion);
}

/** What a criterion tests and how surely it is known; whom to ask and where it stands decide nothing. */
export function contentKey(criterion: Criterion): string {
  const { evidence } = criterion;
  return JSON.stringify({
    ...criterion,
    key: '',
    contact: '',
    alsoCovers: [],
    evidence: evidence.basis,
  });
}
