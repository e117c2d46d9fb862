import { expect } from 'chai';
import { mergeEvidence } from '../../src/programmes/evidence-merge.ts';
import type { EvidenceState, FoundEvidence } from '../../src/programmes/evidence.ts';
import { sampleFound } from '../support/programmes.ts';

const known = (id: string, state: EvidenceState, found: FoundEvidence = sampleFound()) => ({
  ...found,
  id,
  state,
});
const rate = (percent: number, sentence: string): FoundEvidence =>
  sampleFound({ value: { kind: 'rate', percent, isCeiling: true }, sentence });
const amount = (bound: 'min' | 'max', amountCents: number, sentence: string): FoundEvidence =>
  sampleFound({
    value: { kind: 'amount', bound, amountCents, of: 'grant', per: 'year', what: '' },
    sentence,
  });

/** What became of which id, in short. */
function outcome(old: Parameters<typeof mergeEvidence>[0], found: readonly FoundEvidence[]) {
  const { added, reopened, kept, expired } = mergeEvidence(old, found);
  return {
    added: added.map(({ sentence }) => sentence),
    reopened: reopened.map(({ id }) => id),
    kept: kept.map(({ id }) => id),
    expired,
  };
}
const nothing = { added: [], reopened: [], kept: [], expired: [] };

describe('mergeEvidence', () => {
  const changed = rate(80, 'Gefördert werden bis zu 80 Prozent.');
  const cases: [string, Parameters<typeof outcome>, Partial<ReturnType<typeof outcome>>][] = [
    ['nothing known, something found', [[], [changed]], { added: [changed.sentence] }],
    ['unread stays unread', [[known('a', 'read')], [sampleFound()]], { kept: ['a'] }],
    ['confirmed stays confirmed', [[known('a', 'confirmed')], [sampleFound()]], { kept: ['a'] }],
    ['rejected stays rejected', [[known('a', 'rejected')], [sampleFound()]], { kept: ['a'] }],
    [
      'the same sentence elsewhere in the text stays',
      [[known('a', 'confirmed')], [sampleFound({ offset: 999 })]],
      { kept: ['a'] },
    ],
    ['a changed sentence reopens', [[known('a', 'confirmed')], [changed]], { reopened: ['a'] }],
    ['also what was rejected', [[known('a', 'rejected')], [changed]], { reopened: ['a'] }],
    [
      'a changed figure reopens',
      [[known('a', 'confirmed')], [rate(60, 'Die Förderung beträgt bis zu 60 Prozent.')]],
      { reopened: ['a'] },
    ],
    [
      'another figure read in the same sentence reopens',
      [[known('a', 'confirmed')], [rate(8, sampleFound().sentence)]],
      { reopened: ['a'] },
    ],
    ['a sentence that is gone expires', [[known('a', 'confirmed')], []], { expired: ['a'] }],
    ['what expired stays so', [[known('a', 'expired')], []], {}],
    [
      'what expired and came back is to be checked',
      [[known('a', 'expired')], [sampleFound()]],
      { reopened: ['a'] },
    ],
    [
      'an expired one is no partner for something new',
      [[known('a', 'expired')], [changed]],
      { added: [changed.sentence] },
    ],
    [
      'another kind is something else',
      [
        [known('a', 'confirmed')],
        [sampleFound({ value: { kind: 'rolling' }, sentence: 'Anträge sind jederzeit möglich.' })],
      ],
      { added: ['Anträge sind jederzeit möglich.'], expired: ['a'] },
    ],
    [
      'a minimum is not the successor of a maximum',
      [
        [known('min', 'confirmed', amount('min', 100, 'mindestens 1 Euro'))],
        [amount('max', 500, 'höchstens 5 Euro')],
      ],
      { added: ['höchstens 5 Euro'], expired: ['min'] },
    ],
    [
      'of two in one text each finds its own',
      [
        [
          known('x', 'confirmed', rate(80, 'Kommunen: bis zu 80 Prozent.')),
          known('y', 'confirmed', rate(50, 'Vereine: bis zu 50 Prozent.')),
        ],
        [rate(50, 'Für Vereine: bis zu 50 Prozent.'), rate(80, 'Kommunen: bis zu 80 Prozent.')],
      ],
      { kept: ['x'], reopened: ['y'] },
    ],
  ];
  for (const [name, [old, found], expected] of cases) {
    it(name, () => {
      expect(outcome(old, found)).to.deep.equal({ ...nothing, ...expected });
    });
  }

  it('does not care in which order the keys of a value stand', () => {
    const value = { isCeiling: true, percent: 80, kind: 'rate' } as const;
    const found = [sampleFound({ value })];
    expect(outcome([known('a', 'confirmed')], found)).to.deep.equal({ ...nothing, kept: ['a'] });
  });
});
