import { expect } from 'chai';
import { openMatches } from '../../src/matching/city/open-matches.ts';
import { createCompiledEntries } from '../../src/matching/compiled/compiled-entries.ts';
import { groupInOrder, toMatch, type Match } from '../../src/matching/match.ts';
import type { NeedCase } from '../../src/matching/need-case.ts';
import { defaultOrderWeights } from '../../src/matching/order/order-weights.ts';
import { defaultLeadTimes } from '../../src/schedule/lead-time.ts';
import { indicators } from '../bench/condition-world.ts';
import { manyNeeds, manyProgrammes, seedProgrammes } from '../bench/matching-world.ts';
import { sampleNeed } from '../support/needs.ts';
import { on, readOf } from './samples.ts';

const frame = { stations: [], sittings: [], lead: defaultLeadTimes.lead };
const question = { on, frame, weights: defaultOrderWeights };

async function entriesOf(count: number) {
  const variations = manyProgrammes(count, 7).map(({ programme }) => programme);
  const programmes = [...seedProgrammes(), ...variations.slice(seedProgrammes().length)];
  const listed = programmes.map((programme) => ({ id: `id-${programme.slug}`, programme }));
  return createCompiledEntries({
    // Only these two are looked at.
    catalogue: { list: () => Promise.resolve(listed as never) },
    stores: { indicators: { listIndicators: () => Promise.resolve(indicators as never) } },
  })({ municipalityIds: ['m1'] }, on);
}

function needCases(count: number): NeedCase[] {
  const [quarter, municipality] = [{ id: 'q1' }, { id: 'm1' }] as never[];
  return manyNeeds(count, 11).map((matchCase, index) => ({
    need: sampleNeed({ id: `need-${index}` }),
    quarter: quarter as never,
    municipality: municipality as never,
    matchCase: { ...matchCase, municipalityAgs: '05316000' },
    confirmations: [],
  }));
}

/** Everything a page may read of a match. */
function readMatch({ slug, group, beneath, window, result, points, timeLeft }: Match) {
  const sums = Object.entries(points).map(([part, { points: found, why }]) => [part, found, why()]);
  return {
    ...{ slug, group, beneath, window, timeLeft, sums },
    verdict: result.verdict,
    coverage: result.coverage,
    results: result.results.map(readOf),
  };
}

describe('open matches of a need', () => {
  let entries: Awaited<ReturnType<typeof entriesOf>>;

  before(async () => {
    entries = await entriesOf(400);
  });

  /** The plain way: every programme with all reasons. */
  function plainly({ matchCase, confirmations }: NeedCase): Match[] {
    const about = { matchCase, confirmations, on, frame };
    return groupInOrder(
      entries.list.map((entry) => toMatch(entry, about)),
      defaultOrderWeights,
    ).groups.flatMap(({ group, matches }) => (group === 'ended' ? [] : matches));
  }

  it('are what the plain way finds, in its order and in its words', () => {
    let found = 0;
    for (const need of needCases(25)) {
      const matches = openMatches(entries, need, question);
      expect(matches.map(readMatch)).to.deep.equal(plainly(need).map(readMatch));
      found += matches.length;
    }
    expect(found).to.be.greaterThan(200);
  });

  it('are the same when they are asked for again', () => {
    const [need] = needCases(1);
    if (!need) throw new Error('no need');
    const first = openMatches(entries, need, question).map(readMatch);
    expect(openMatches(entries, need, question).map(readMatch)).to.deep.equal(first);
  });

  it('follow every change of the need, of what was confirmed, of the weights and of the sittings', () => {
    const [need] = needCases(1);
    if (!need) throw new Error('no need');
    const before = openMatches(entries, need, question);
    const elsewhere = { ...need, matchCase: { ...need.matchCase, municipalityAgs: '09162000' } };
    expect(openMatches(entries, elsewhere, question).map(readMatch)).to.deep.equal(
      plainly(elsewhere).map(readMatch),
    );
    const [asked] = before.flatMap(({ programmeId, compiled }) =>
      compiled.criteria.flatMap((criterion) =>
        criterion.kind === 'condition'
          ? [{ programmeId, conditionKey: criterion.conditionKey }]
          : [],
      ),
    );
    const said = {
      ...need,
      confirmations: [
        {
          programmeId: asked?.programmeId ?? '',
          conditionKey: asked?.conditionKey ?? '',
          result: 'notMet' as const,
          note: '',
          confirmedAt: '2026-11-01T10:00:00.000Z',
        },
      ],
    };
    const refused = openMatches(entries, said, question);
    expect(refused.map(readMatch)).to.deep.equal(plainly(said).map(readMatch));
    expect(refused.length).to.be.lessThan(before.length);
    const weights = { ...defaultOrderWeights, effort: 5, topic: 0 };
    const reweighed = openMatches(entries, need, { ...question, weights });
    expect(reweighed.map(({ slug }) => slug)).to.have.members(before.map(({ slug }) => slug));
    const station = { committeeId: 'rat', name: 'Rat', isDeciding: true };
    const withCouncil = { ...question, frame: { ...frame, stations: [station] } };
    const decided = needCases(25).flatMap((one) => openMatches(entries, one, withCouncil));
    const ofCouncil = decided.flatMap(({ timeLeft }) => (timeLeft?.short === null ? timeLeft : []));
    expect(ofCouncil).to.not.be.empty;
    for (const { ways } of ofCouncil) expect(ways).to.deep.equal(['sittingsUnknown']);
  });
});
