import { expect } from 'chai';
import type { ProgrammeChange } from './samples.ts';
import { matched, resultOf } from './samples.ts';

/** What an import leaves unread, and what it derives from the coarse areas of the source. */
const imported: ProgrammeChange = {
  topics: ['familie', 'jugend'],
  fundedCosts: [],
  finance: { form: 'zuschuss', ratePercentMax: null },
  window: { kind: 'unbekannt', deadlines: [] },
  basis: {
    regions: 'abgeleitet',
    applicants: 'abgeleitet',
    topics: 'abgeleitet',
    window: 'ausgelesen',
    limits: 'ausgelesen',
  },
  confidence: 'niedrig',
};

describe('matching an imported record', () => {
  it('never fits from facts that nobody read', () => {
    const result = matched(imported, { topics: ['familie'] });
    expect(result.verdict).to.equal('toClarify');
    expect(resultOf(result, 'costType').result).to.equal('unknown');
    expect(resultOf(result, 'window').result).to.equal('unknown');
    expect(result.coverage.ceilingGrantCents).to.equal(null);
  });

  it('does not fit where the topic is known and foreign', () => {
    const result = matched({ ...imported, topics: ['wirtschaft'] });
    expect(result.verdict).to.equal('doesNotFit');
    expect(resultOf(result, 'topic').result).to.equal('notMet');
  });

  it('asks where a fine topic may hide behind a coarse area of the source, but not where people read the topics', () => {
    const topic = resultOf(matched(imported, { topics: ['kinderarmut'] }), 'topic');
    expect(topic.result).to.equal('unknown');
    expect(topic.reason).to.contain('nur grobe Bereiche: Familie und Jugend');
    const read = matched({ ...imported, basis: {} }, { topics: ['kinderarmut'] });
    expect(resultOf(read, 'topic').result).to.equal('notMet');
  });

  it('asks where all topics are open', () => {
    expect(resultOf(matched({ ...imported, topics: [] }), 'topic').result).to.equal('unknown');
  });

  it('says of a read-out deadline that nobody checked it', () => {
    const window = {
      kind: 'frist',
      deadlines: [],
      yearly: [{ monthDay: '03-31', what: 'Antrag' }],
    } as const;
    const result = resultOf(
      matched({ ...imported, window: { ...window, deadlines: [], yearly: [...window.yearly] } }),
      'window',
    );
    expect(result.result).to.equal('met');
    expect(result.reason).to.equal(
      'Offen bis 31.03.2027 (Antrag, jährlich), noch 129 Tage. Automatisch ausgelesen, noch nicht geprüft.',
    );
  });

  it('lets no read-out minimum refuse before a person has looked; a read one does', () => {
    const limits = [
      {
        bound: 'min',
        amountCents: 900_000_000,
        of: 'grant',
        per: 'application',
        what: 'Bagatellgrenze',
      } as const,
    ];
    const result = resultOf(matched({ ...imported, finance: { limits } }), 'amount');
    expect(result.result).to.equal('unknown');
    expect(result.missing?.what).to.equal('ob die ausgelesene Betragsgrenze hier gilt');
    const read = matched({ ...imported, basis: {}, finance: { limits } });
    expect(resultOf(read, 'amount').result).to.equal('notMet');
  });

  for (const form of ['darlehen', 'buergschaft', 'beteiligung', 'garantie', 'sonstige'] as const) {
    it(`${form} is no grant`, () => {
      const { coverage } = matched({ finance: { form } });
      expect(coverage.ceilingGrantCents).to.equal(null);
      expect(coverage.why).to.match(/^das Programm gibt eine? /u);
    });
  }

  it('Zuschuss is a grant whose exact form is not named', () => {
    expect(matched({ finance: { form: 'zuschuss' } }).coverage.ceilingGrantCents).to.be.above(0);
  });
});
