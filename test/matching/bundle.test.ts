import { expect } from 'chai';
import { mostTogether, readBundleChoice } from '../../src/matching/city/bundle-choice.ts';
import {
  bundleMatch,
  bundleOf,
  bundleQuestion,
  type BundleMatch,
} from '../../src/matching/city/bundle.ts';
import { separateText, shiftText, strandText } from '../../src/matching/city/bundle-words.ts';
import { textOf } from '../../src/matching/city/bundle-criterion-views.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { jointCase } from '../../src/matching/city/joint-case.ts';
import { defaultOrderWeights, type OrderWeights } from '../../src/matching/order/order-weights.ts';
import type { NeedCase } from '../../src/matching/need-case.ts';
import type { AmountLimit } from '../../src/programmes/programme.ts';
import { defaultLeadTimes } from '../../src/schedule/lead-time.ts';
import type { ConsultationFrame } from '../../src/schedule/time-left.ts';
import { sampleNeed } from '../support/needs.ts';
import { compiled, needCase, on, type ProgrammeChange } from './samples.ts';

const municipality = {
  id: 'm1',
  key: 'leverkusen',
  ags: '05316000',
  name: 'Leverkusen',
  stateName: 'NRW',
  leadDepartment: 'FB 50',
};

/** 50.000 € a year for three years, in a quarter of its own. */
function needIn(name: string, change: Partial<MatchCase> = {}, met: string[] = []): NeedCase {
  return {
    need: sampleNeed({ id: `need-${name}`, quarterId: name, title: `Bedarf ${name}` }),
    quarter: {
      id: name,
      municipalityId: 'm1',
      slug: name.toLowerCase(),
      name,
      description: '',
      districtId: 'd1',
      districtName: name,
      areaStatus: { sozialeStadt: null, isek: null, note: null },
      source: null,
    },
    municipality,
    matchCase: needCase(change),
    confirmations: met.map((conditionKey) => ({
      programmeId: 'p1',
      conditionKey,
      result: 'met' as const,
      note: 'Telefonat',
      confirmedAt: '2026-11-01T10:00:00.000Z',
    })),
  };
}

function together(needs: readonly NeedCase[], change: ProgrammeChange = {}): BundleMatch {
  return bundleMatch({ id: 'p1', compiled: compiled(change) }, bundleQuestion(needs, on));
}

const limit = (change: Partial<AmountLimit>): ProgrammeChange => ({
  finance: {
    limits: [
      { what: 'Grenze', amountCents: 0, bound: 'min', of: 'costs', per: 'application', ...change },
    ],
  },
});

const three = [needIn('Manfort'), needIn('Alkenrath'), needIn('Steinbüchel')];

describe('joint need of a bundle', () => {
  it('sums the costs by kind, and the budget years with them', () => {
    const joint = jointCase(three.map(({ matchCase }) => matchCase));
    expect(joint.costItems.map((item) => [item.costType, item.amountCentsPerYear])).to.deep.equal([
      ['personal', 12_000_000],
      ['sachkosten', 3_000_000],
    ]);
    expect(joint.costItems[0]?.amounts?.map(({ amountCents }) => amountCents)).to.deep.equal([
      6_000_000, 12_000_000, 12_000_000, 6_000_000,
    ]);
    expect([joint.startMonth, joint.months]).to.deep.equal(['2027-07', 36]);
  });

  it('keeps an item without an amount apart, so that nothing counts as 0', () => {
    const open = { label: 'Räume', costType: 'sachkosten' as const, amountCentsPerYear: null };
    const joint = jointCase([needCase({ costItems: [open] }), needCase({ costItems: [open] })]);
    expect(joint.costItems).to.deep.equal([{ ...open, label: 'Räume (2 Bedarfe)' }]);
  });

  it('has what all have in common, and does not know what differs', () => {
    const joint = jointCase([
      needCase({ topics: ['kinderarmut', 'familie'], forwarding: true }),
      needCase({ topics: ['familie', 'jugend'], forwarding: false }),
    ]);
    expect(joint.topics).to.deep.equal(['familie']);
    expect(joint.forwarding).to.equal(null);
  });

  it('runs from the first beginning to the last end, and costs as much as its needs', () => {
    const joint = jointCase([
      needCase({ startMonth: '2027-01', months: 12 }),
      needCase({ startMonth: '2027-07', months: 36 }),
    ]);
    expect([joint.startMonth, joint.months]).to.deep.equal(['2027-01', 42]);
    const whole = joint.costItems.reduce(
      (sum, item) => sum + ((item.amountCentsPerYear ?? 0) * 42) / 12,
      0,
    );
    // 50.000 € for one year and for three.
    expect(Math.round(whole)).to.equal(20_000_000);
  });

  it('does not know how long it runs where one need does not say', () => {
    expect(jointCase([needCase(), needCase({ months: null })]).months).to.equal(null);
  });
});

describe('a programme for a bundle', () => {
  it('fits as the weakest of its needs, and names it', () => {
    const needs = [needIn('Manfort'), needIn('Alkenrath', { topics: ['sport'] })];
    const found = together(needs);
    expect(found.match.result.verdict).to.equal('doesNotFit');
    const topic = found.criteria.find(({ criterion }) => criterion.kind === 'topic');
    if (!topic) throw new Error('no topic');
    expect(textOf(topic, needs)).to.match(/^Bei Alkenrath: Gefördert wird/u);
  });

  it('stays open where one need is open', () => {
    expect(
      together([needIn('Manfort'), needIn('Alkenrath', { topics: [] })]).match.result.verdict,
    ).to.equal('toClarify');
  });

  it('takes a condition as met only where it is confirmed for all', () => {
    const condition: ProgrammeChange = {
      conditions: [
        {
          key: 'beschluss',
          text: 'Ratsbeschluss',
          kind: 'sonstiges',
          effect: 'blocking',
          testedBy: null,
        },
      ] as unknown as NonNullable<ProgrammeChange['conditions']>,
    };
    const verdictOf = (needs: NeedCase[]): string =>
      together(needs, condition).match.result.verdict;
    expect(verdictOf([needIn('Manfort', {}, ['beschluss']), needIn('Alkenrath')])).to.equal(
      'toClarify',
    );
    expect(
      verdictOf([needIn('Manfort', {}, ['beschluss']), needIn('Alkenrath', {}, ['beschluss'])]),
    ).to.equal('fits');
  });

  describe('amounts: "je Antrag" is not "je Jahr" is not "je Quartier" (regression case 6)', () => {
    it('reaches together a minimum per application that no need reaches alone', () => {
      // 150.000 € each over three years, 450.000 € together.
      const found = together(three, limit({ amountCents: 40_000_000 }));
      expect(found.single.map(({ result }) => result.verdict)).to.deep.equal(
        three.map(() => 'doesNotFit'),
      );
      expect(found.match.result.verdict).to.equal('fits');
      expect(shiftText(found)).to.equal('Einzeln zu klein, gemeinsam über der Mindestfördersumme.');
    });

    it('does not reach a minimum per year by the sum of the whole period', () => {
      // 150.000 € a year together, 450.000 € in three years.
      expect(
        together(three, limit({ amountCents: 40_000_000, per: 'year' })).match.result.verdict,
      ).to.equal('doesNotFit');
      expect(
        together(three, limit({ amountCents: 15_000_000, per: 'year' })).match.result.verdict,
      ).to.equal('fits');
    });

    it('leaves a yearly sum open where the needs run for different times', () => {
      const needs = [needIn('Manfort'), needIn('Alkenrath', { months: 12 })];
      expect(
        together(needs, limit({ amountCents: 6_000_000, per: 'year' })).match.result.verdict,
      ).to.equal('toClarify');
    });

    it('says that one application would exceed a maximum, and separate ones would not', () => {
      const found = together(three, limit({ bound: 'max', amountCents: 20_000_000 }));
      expect(found.way).to.equal('separate');
      expect(found.match.group).to.equal('now');
      expect(shiftText(found)).to.match(/^Gemeinsam über der Obergrenze/u);
    });

    it('counts a ceiling per application once together, and once for each need apart', () => {
      const found = together(three, limit({ of: 'grant', bound: 'max', amountCents: 5_000_000 }));
      expect(found.joint.result.coverage.ceilingGrantCents).to.equal(5_000_000);
      expect(separateText(found)).to.include('zusammen höchstens 150.000,00\u00a0€');
    });

    it('a limit that speaks of something else is only told, never summed', () => {
      expect(
        together(three, limit({ per: 'other', amountCents: 99_999_999_99 })).match.result.verdict,
      ).to.equal('fits');
    });

    it('a missing amount never counts as reached', () => {
      const open = { label: 'Personal', costType: 'personal' as const, amountCentsPerYear: null };
      const needs = [needIn('Manfort'), needIn('Alkenrath', { costItems: [open] })];
      const found = together(needs, limit({ amountCents: 20_000_000 }));
      expect(found.match.result.verdict).to.equal('toClarify');
      expect(found.shift).to.equal(null);
    });
  });

  it('a joint result is never better than the weakest need, but for sums', () => {
    const changes: Partial<MatchCase>[] = [
      {},
      { topics: [] },
      { municipalityAgs: '09162000' },
      { months: null },
    ];
    for (const a of changes) {
      for (const b of changes) {
        const found = together([needIn('Manfort', a), needIn('Alkenrath', b)], {
          finance: { maxMonths: 36 },
        });
        for (const one of found.criteria) {
          if (one.criterion.kind !== 'amount') expect(one.joint.result).to.equal(one.separate);
        }
      }
    }
  });
});

describe('bundle against a catalogue', () => {
  it('lists apart what only some of the needs could have', () => {
    const needs = [needIn('Manfort'), needIn('Alkenrath', { topics: ['sport'] })];
    const sport = compiled({ slug: 'sport', topics: ['sport'] });
    const both = compiled({ slug: 'beide', topics: ['sport', 'kinderarmut'] });
    const none = compiled({ slug: 'keiner', topics: ['kultur'] });
    const entries = [sport, both, none].map((one) => ({ id: one.programme.slug, compiled: one }));
    const question = bundleQuestion(needs, on);
    const tested = entries.map((entry) => bundleMatch(entry, question));
    const bundle = bundleOf(question, tested, defaultOrderWeights);
    expect(bundle.matches.map(({ match }) => match.slug)).to.deep.equal(['beide']);
    expect(bundle.partly.map(({ match }) => match.slug)).to.deep.equal(['sport']);
  });

  it('keeps a federal line with its strand, whatever heading it would have alone', () => {
    const line = compiled({ slug: 'bund', conditions: [], window: { kind: 'laufend' } });
    const strand = compiled({
      slug: 'land',
      window: { kind: 'laufend', deadlines: [], nextRound: null },
      links: [{ slug: 'bund', relation: 'federalLine' }],
    });
    const question = bundleQuestion([needIn('Manfort'), needIn('Alkenrath')], on);
    const tested = [line, strand].map((one) =>
      bundleMatch({ id: one.programme.slug, compiled: one }, question),
    );
    const { matches } = bundleOf(question, tested, defaultOrderWeights);
    expect(matches.map(({ match }) => [match.slug, match.beneath])).to.deep.equal([
      ['land', null],
      ['bund', 'land'],
    ]);
    expect(matches.map((one) => one.match.group)).to.deep.equal([
      matches[0]?.match.group,
      matches[0]?.match.group,
    ]);
    expect(matches.map((one) => strandText(one, matches))).to.deep.equal([
      null,
      'Bundeslinie zu „Probe“: beantragt wird über den Landesstrang, sein Zeitraum entscheidet.',
    ]);
  });

  it('has the time that the quarter has which must begin first', () => {
    const sitting = (districtSitsOn: string): ConsultationFrame => ({
      stations: [
        { committeeId: 'bezirk', name: 'Bezirksvertretung', isDeciding: false },
        { committeeId: 'rat', name: 'Rat', isDeciding: true },
      ],
      sittings: [
        { committeeId: 'bezirk', on: districtSitsOn, submissionOn: null },
        { committeeId: 'rat', on: '2027-07-05', submissionOn: null },
      ],
      lead: defaultLeadTimes.lead,
    });
    const programme = compiled({
      window: { kind: 'frist', deadlines: [{ on: '2027-08-31', time: null, what: 'Antrag' }] },
    });
    const needs = [needIn('Manfort'), needIn('Alkenrath')];
    const frames = [sitting('2027-06-14'), sitting('2027-05-10')];
    const entry = { id: programme.programme.slug, compiled: programme };
    const { joint, single } = bundleMatch(entry, bundleQuestion(needs, on, frames));
    const [late, early] = single.map(({ timeLeft }) => timeLeft?.startBy ?? '');
    expect(early && late && early < late).to.equal(true);
    expect(joint.timeLeft?.startBy).to.equal(early);
    const unasked = bundleMatch(entry, bundleQuestion(needs, on));
    expect(unasked.joint.timeLeft).to.equal(null);
  });

  it('has the order of the municipality, as the pages of its needs have', () => {
    const question = bundleQuestion([needIn('Manfort'), needIn('Alkenrath')], on);
    const near = { slug: 'nah', topics: ['kinderarmut'] as const, finance: { ratePercentMax: 20 } };
    const rich = {
      slug: 'reich',
      topics: ['kinderarmut'] as const,
      finance: { ratePercentMax: 90 },
    };
    const tested = [near, rich]
      .map((change) => compiled({ ...change, topics: [...change.topics] }))
      .map((one) => bundleMatch({ id: one.programme.slug, compiled: one }, question));
    const nothing = { topic: 0, cost: 0, ownShare: 0, date: 0, effort: 0 };
    const firstBy = (weights: OrderWeights) =>
      bundleOf(question, tested, weights).matches.map(({ match }) => match.slug);
    expect(firstBy({ ...nothing, cost: 1 })).to.deep.equal(['reich', 'nah']);
    // Where they are equal, the name decides.
    expect(firstBy({ ...nothing, topic: 1 })).to.deep.equal(['nah', 'reich']);
  });
});

describe('the choice of a bundle', () => {
  it('looks at so many needs together at most, and says how many are left out', () => {
    const needs = Array.from({ length: mostTogether + 3 }, (_, index) =>
      needIn(`Quartier ${index}`),
    );
    const choice = readBundleChoice({ bedarf: needs.map(({ need }) => need.id) }, needs);
    expect(choice.chosen).to.have.length(mostTogether);
    expect(choice.leftOut).to.equal(3);
    expect(choice.unknown).to.equal(0);
    expect(readBundleChoice({ bedarf: ['gibt-es-nicht'] }, needs).unknown).to.equal(1);
  });
});
