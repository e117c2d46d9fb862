import { expect } from 'chai';
import { groupInOrder, toMatch, type Match } from '../../src/matching/match.ts';
import { defaultOrderWeights } from '../../src/matching/order/order-weights.ts';
import { topicGaps, type TopicGaps } from '../../src/matching/order/topic-gaps.ts';
import type { TopicCode } from '../../src/programmes/programme-codes.ts';
import { compiled, needCase, on, type ProgrammeChange } from './samples.ts';

const topics: TopicCode[] = ['kinderarmut', 'sport'];

function gaps(...programmes: ProgrammeChange[]): TopicGaps | null {
  const matchCase = needCase({ topics });
  const matches: Match[] = programmes.map((change, index) => {
    const slug = `p${index}`;
    return toMatch(
      { id: slug, compiled: compiled({ ...change, slug }) },
      { matchCase, confirmations: [], on },
    );
  });
  return topicGaps(groupInOrder(matches, defaultOrderWeights), matchCase);
}

const open: ProgrammeChange = { window: { kind: 'laufend', deadlines: [], nextRound: null } };
const noRound: ProgrammeChange['window'] = {
  kind: 'aufruf',
  deadlines: [{ on: '2026-01-31', time: null, what: null }],
  nextRound: { state: 'unknown', opens: null, why: '' },
};

describe('topics of a need that nobody known pays for', () => {
  it('none where each has a programme of its own', () => {
    expect(gaps({ ...open, topics: ['kinderarmut', 'sport'] })).to.equal(null);
  });

  it('a programme with another main subject does not count', () => {
    const found = gaps(
      { ...open, topics: ['kinderarmut'] },
      { ...open, topics: ['kultur', 'sport'] },
    );
    expect(found?.text).to.match(/^Für „Sport“ ist kein Programm bekannt/u);
    expect(found?.text).to.match(/Für „Kinderarmut“ steht unten, was in Frage kommt\.$/u);
    expect(found?.advice).to.contain('als Teil eines größeren Vorhabens');
    expect(found?.advice).to.contain('eigene Mittel im Haushalt anmelden');
  });

  it('whether a programme of its own reaches all the people is a question, no gap', () => {
    const [topic, targetGroups] = [['kinderarmut', 'sport'], ['kinder-0-6']] as const;
    expect(gaps({ ...open, topics: [...topic], targetGroups: [...targetGroups] })).to.equal(null);
  });

  it('a round that nobody knows of does not count, but is worth a question', () => {
    const found = gaps(
      { ...open, topics: ['kinderarmut'] },
      { topics: ['sport'], window: noRound },
    );
    expect(found?.text).to.contain('Für „Sport“ ist');
    expect(found?.advice).to.contain('nach einer weiteren Runde von „');
  });

  it('a programme for less than a tenth does not count', () => {
    const limits = [
      { bound: 'max', amountCents: 100_000, of: 'grant', per: 'application', what: '' },
    ] as const;
    const found = gaps({
      ...open,
      topics: ['kinderarmut', 'sport'],
      finance: { limits: [...limits] },
    });
    expect(found?.text).to.contain('„Kinderarmut“ und „Sport“');
    expect(found?.text).not.to.contain('in Frage kommt');
    expect(found?.advice).to.contain('einen kleinen Teil bezahlen lassen durch');
  });

  it('one that pays little for sure and perhaps more counts, as under its heading', () => {
    const small: ProgrammeChange = { finance: { ratePercentMax: 8 } };
    const sure = gaps({ ...open, ...small, topics: ['kinderarmut', 'sport'] });
    expect(sure?.text).to.contain('„Kinderarmut“ und „Sport“');
    const fundedCosts: ProgrammeChange['fundedCosts'] = ['personal', 'pauschale'];
    expect(gaps({ ...open, ...small, fundedCosts, topics: ['kinderarmut', 'sport'] })).to.equal(
      null,
    );
  });

  it('names all of them in the order of the need', () => {
    expect(gaps()?.text).to.match(/^Für „Kinderarmut“ und „Sport“ ist kein/u);
  });
});
