import { ownShareTruth } from '../../criteria/own-share-test.ts';
import type { CostSum } from '../../criteria/costs.ts';
import type { CriterionOf, MatchCase } from '../../criteria/criterion.ts';
import { ranks } from '../../criteria/truth.ts';
import { verdictKey } from '../criterion-key.ts';
import { emptyCase } from '../criterion-lens.ts';
import type { CriterionSource } from './answers.ts';
import type { Sums } from './sums.ts';

type OwnShare = CriterionOf<'ownShare'>;

/** Own shares: of many programmes with the same rates, one criterion stands for all; only the costs differ. */
export function createShares(sums: Sums): CriterionSource<OwnShare> {
  const shapes = new Map<string, number>();
  const examples: OwnShare[] = [];
  const shapeAt: number[] = [];
  const sumPlaces: number[] = [];
  let need: MatchCase = emptyCase;
  let sumPlace = 0;
  const sum = (): CostSum => sums.sumAt(sumPlace);

  function shapeOf(criterion: OwnShare): number {
    const key = verdictKey({ ...criterion, costTypes: [] });
    const known = shapes.get(key);
    if (known !== undefined) return known;
    const shape = examples.push(criterion) - 1;
    shapes.set(key, shape);
    return shape;
  }

  return {
    add(criterion) {
      sumPlaces.push(sums.placeOf(criterion.costTypes, 'year'));
      return shapeAt.push(shapeOf(criterion)) - 1;
    },

    begin(matchCase) {
      need = matchCase;
    },

    rankAt(place) {
      const example = examples[shapeAt[place] ?? -1];
      if (!example) throw new RangeError(`no own share at place ${place}`);
      sumPlace = sumPlaces[place] ?? 0;
      return ranks[ownShareTruth(example, need, sum)];
    },
  };
}
