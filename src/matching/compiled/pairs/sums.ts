import { costFundingOf, type CostFunding } from '../../../programmes/cost-funding.ts';
import { costTypeCodes, type CostTypeCode } from '../../../programmes/programme-codes.ts';
import { sumOf, type CostSum, type Per } from '../../criteria/costs.ts';
import type { MatchCase } from '../../criteria/criterion.ts';
import { emptyCase } from '../criterion-lens.ts';

export type Sums = ReturnType<typeof createSums>;

/** Sums of one need after the other: many programmes name the same costs, and each sum is worked out once for a need. */
export function createSums() {
  const places = new Map<string, number>();
  const pers: Per[] = [];
  /** Per place, what the programme says of each kind of cost, looked up instead of worked out. */
  const tables: CostFunding[][] = [];
  const kept: CostSum[] = [];
  const turns: number[] = [];
  let need: MatchCase = emptyCase;
  let turn = 0;
  let table: CostFunding[] = [];
  const fundingOf = (code: CostTypeCode): CostFunding =>
    table[codePlaces.get(code) ?? -1] ?? 'notNamed';

  return {
    /** The need that is asked from now on. */
    begin(matchCase: MatchCase): void {
      need = matchCase;
      turn += 1;
    },

    /** Where the sum of these costs is found. */
    placeOf(costTypes: readonly CostTypeCode[], per: Per): number {
      const key = `${per} ${[...new Set(costTypes)].sort().join()}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      const place = pers.push(per) - 1;
      tables.push(costTypeCodes.map((code) => costFundingOf(code, costTypes)));
      turns.push(0);
      places.set(key, place);
      return place;
    },

    /** As `fundableSum`, of the need that is being asked. */
    sumAt(place: number): CostSum {
      const known = kept[place];
      if (known && turns[place] === turn) return known;
      table = tables[place] ?? [];
      const sum = sumOf(need, pers[place] ?? 'year', fundingOf);
      kept[place] = sum;
      turns[place] = turn;
      return sum;
    },
  };
}

const codePlaces = new Map<CostTypeCode, number>(costTypeCodes.map((code, place) => [code, place]));
