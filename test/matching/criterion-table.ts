import { expect } from 'chai';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import type { Truth } from '../../src/matching/criteria/truth.ts';
import { matched, resultOf, type ProgrammeChange } from './samples.ts';

export type Row = [
  title: string,
  programme: ProgrammeChange,
  need: Partial<MatchCase>,
  expected: Truth,
];

/** One test per row: what the only criterion of the kind says. */
export function table(kind: Parameters<typeof resultOf>[1], rows: readonly Row[]): void {
  for (const [title, change, need, expected] of rows) {
    it(`${title} → ${expected}`, () => {
      const result = resultOf(matched(change, need), kind);
      expect(result.result, result.reason).to.equal(expected);
      expect(result.reason).to.match(/[.!]$|: /u);
      expect(result.missing === null).to.equal(expected !== 'unknown');
    });
  }
}
