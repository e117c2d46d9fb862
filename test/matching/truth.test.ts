import { expect } from 'chai';
import { allOf, anyOf, not, type Truth } from '../../src/matching/criteria/truth.ts';

describe('Kleene logic', () => {
  const values: Truth[] = ['met', 'notMet', 'unknown'];

  it('anyOf: both false fails, one false and one missing stays open, one true suffices (case 1)', () => {
    expect(anyOf(['notMet', 'notMet'])).to.equal('notMet');
    expect(anyOf(['notMet', 'unknown'])).to.equal('unknown');
    expect(anyOf(['met', 'unknown'])).to.equal('met');
    expect(anyOf([])).to.equal('notMet');
  });

  it('allOf: one failure decides, a missing value never passes', () => {
    expect(allOf(['met', 'notMet', 'unknown'])).to.equal('notMet');
    expect(allOf(['met', 'unknown'])).to.equal('unknown');
    expect(allOf(['met', 'met'])).to.equal('met');
    expect(allOf([])).to.equal('met');
  });

  it('keeps De Morgan for every pair', () => {
    for (const a of values) {
      for (const b of values) {
        expect(not(allOf([a, b])), `${a}, ${b}`).to.equal(anyOf([not(a), not(b)]));
      }
    }
  });
});
