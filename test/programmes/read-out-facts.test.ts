import { expect } from 'chai';
import { moneyAndTime } from '../../src/programmes/programme-fact-list-views.ts';
import { programme } from '../matching/samples.ts';

describe('a fact that a program read out', () => {
  const readOut = programme({ basis: { rate: 'ausgelesen' } });

  it('says so on the page of the programme, others do not', () => {
    const facts = moneyAndTime(readOut);
    expect(
      facts
        .filter(({ basis }) => basis !== null)
        .map(({ label, basis }) => `${label}: ${basis ?? ''}`),
    ).to.deep.equal(['Fördersatz: automatisch ausgelesen, noch nicht geprüft']);
  });
});
