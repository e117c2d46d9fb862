import { expect } from 'chai';
import type { AskedNeed } from '../../src/matching/questions/asked-needs.ts';
import { callList } from '../../src/matching/questions/call-list.ts';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import type { MatchCase } from '../../src/matching/criteria/criterion.ts';
import { toMatch } from '../../src/matching/match.ts';
import {
  effectBetween,
  effectFrom,
  effectQuery,
  effectText,
} from '../../src/matching/questions/match-effect.ts';
import { decidesText } from '../../src/matching/questions/missing-fact-words.ts';
import { factEntries, withTypedRows } from '../../src/matching/questions/fact-entry.ts';
import { missingFacts } from '../../src/matching/questions/missing-facts.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { sampleNeed } from '../support/needs.ts';
import { needCase, on, programme, type ProgrammeChange } from './samples.ts';

const place = {
  quarter: {
    ...{ id: 'q', municipalityId: 'm', slug: 'q', name: 'Quartier', description: '' },
    ...{ districtId: 'd', districtName: 'D', source: null },
    areaStatus: { sozialeStadt: null, isek: null, note: null },
  },
  municipality: {
    ...{ id: 'm', key: 'm', ags: '05316000', name: 'Stadt', stateName: 'NRW' },
    leadDepartment: '',
  },
};

/** A need with these programmes, all of which would fit but for what is changed. */
function asked(id: string, change: Partial<MatchCase>, changes: ProgrammeChange[]): AskedNeed {
  const matchCase = needCase(change);
  const programmes: Programme[] = changes.map((one) => programme(one));
  const matches = programmes.map((one) =>
    toMatch(
      { id: one.slug, compiled: compileCriteria(one, () => undefined) },
      { matchCase, confirmations: [], on },
    ),
  );
  return { ...place, need: sampleNeed({ id }), matchCase, matches };
}

const short = { finance: { maxMonths: 24 } };
const condition = (key: string): Programme['conditions'][number] => ({
  ...{ key, text: `Bedingung ${key}`, kind: 'sonstiges', effect: 'blocking' },
  ...{ testedBy: null, reading: '' },
});

describe('missingFacts', () => {
  it('ranks by what a datum decides alone, then with one other, and counts each match once', () => {
    const needs = [
      asked('n1', { months: null }, [
        { slug: 'a', ...short },
        // Duration and end of the programme both wait for the months: still one datum.
        { slug: 'b', ...short, window: { programmeEndsOn: '2031-12-31' } },
        { slug: 'c', ...short, conditions: [condition('x')] },
        { slug: 'd', ...short, conditions: [condition('x'), condition('y')] },
      ]),
    ];
    const facts = missingFacts({ needs });
    expect(
      facts.map(({ key, answerer, alone, withOneOther, waiting }) => [
        ...[key, answerer, alone, withOneOther],
        waiting.length,
      ]),
    ).to.deep.equal([
      ['months.n1', 'house', 2, 1, 4],
      ['frage-x.c', 'authority', 0, 1, 1],
      ['frage-x.d', 'authority', 0, 0, 1],
      ['frage-y.d', 'authority', 0, 0, 1],
    ]);
    expect(facts[0]?.waiting.map(({ slug }) => slug)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('names the field of the need that is open', () => {
    const keysFor = (change: Partial<MatchCase>, ...changes: ProgrammeChange[]): string[] =>
      missingFacts({ needs: [asked('n', change, changes)] }).map(({ key }) => key);
    const ends = { window: { programmeEndsOn: '2031-12-31' } };
    expect(keysFor({ startMonth: null, months: null }, ends)).to.have.members([
      'months.n',
      'startMonth.n',
    ]);
    expect(keysFor({ startMonth: null }, ends)).to.deep.equal(['startMonth.n']);
    expect(keysFor({ applicants: [] }, {})).to.deep.equal(['applicants.n']);
    expect(keysFor({ applicants: ['kommune'], forwarding: null }, {})).to.deep.equal([
      'forwarding.n',
    ]);
    expect(keysFor({ topics: [] }, {})).to.deep.equal(['topics.n']);
    expect(keysFor({ costItems: [] }, {})).to.deep.equal(['costs.n']);
    expect(keysFor({ applicants: ['freier-traeger'] }, { applicants: ['verein'] })).to.deep.equal([
      'carrierId.n',
    ]);
    expect(keysFor({ targetGroups: [] }, { targetGroups: ['familien'] })).to.deep.equal([
      'targetGroups.n',
    ]);
    expect(keysFor({}, {})).to.deep.equal([]);
  });

  it('asks for the state of the budget where the own share is there, and for what is missing first', () => {
    const share = { finance: { ownSharePercentMin: 10 } };
    const keysFor = (change: Partial<MatchCase>): string[] =>
      missingFacts({ needs: [asked('n', change, [share])] }).map(({ key }) => key);
    const open = { isWeak: false, isProvisional: null };
    const enough = { ownShareCentsPerYear: 100_000_000, duty: 'freiwillig' } as const;
    expect(keysFor({ ...enough, finances: open })).to.deep.equal(['isProvisional.m']);
    expect(keysFor({ ...enough, ownShareCentsPerYear: null, finances: open })).to.have.members([
      'isProvisional.m',
      'ownShareCentsPerYear.n',
    ]);
    const provisional = { isWeak: false, isProvisional: true };
    expect(keysFor({ ...enough, duty: null, finances: provisional })).to.deep.equal(['duty.n']);
    expect(keysFor({ ...enough, finances: provisional })).not.to.include('ownShareCentsPerYear.n');
  });

  it('a datum of the quarter or an answer about a programme serves all needs at once', () => {
    const asks = { slug: 'p', conditions: [condition('x')] };
    const facts = missingFacts({ needs: [asked('n1', {}, [asks]), asked('n2', {}, [asks])] });
    expect(facts.map(({ key, alone }) => [key, alone])).to.deep.equal([['frage-x.p', 2]]);
  });
});

describe('factEntries', () => {
  it('has one entry per datum over all needs, ordered by what it decides', () => {
    const needs = [
      asked('n1', { months: null }, [{ slug: 'a', ...short }]),
      asked('n2', { months: null, applicants: [] }, [
        { slug: 'a', ...short },
        { slug: 'b', ...short },
      ]),
      asked('n3', { months: null }, [{ slug: 'b', ...short }]),
    ];
    const entries = factEntries(missingFacts({ needs }));
    expect(
      entries.map(({ key, alone, withOneOther, waiting, facts }) => [
        ...[key, alone, withOneOther, waiting],
        facts.length,
      ]),
    ).to.deep.equal([
      ['months', 2, 2, 4, 3],
      ['applicants', 0, 2, 2, 1],
    ]);
    expect(entries[0]?.facts.map(({ key }) => key)).to.deep.equal([
      ...['months.n1', 'months.n3', 'months.n2'],
    ]);
  });

  it('keeps the row of a form that came back, also where nothing is missing any more', () => {
    const facts = missingFacts({
      needs: [asked('n1', { months: null }, [{ slug: 'a', ...short }])],
    });
    const kept = withTypedRows(facts, { key: 'months', ids: ['n1', 'n2'] });
    expect(kept.map(({ key }) => key)).to.deep.equal(['months.n1', 'months.n2']);
    expect(withTypedRows(facts, { key: 'wetter', ids: ['n2'] })).to.deep.equal(facts);
  });
});

describe('callList', () => {
  it('has each question once per authority, with the programmes it settles', () => {
    const asks = (slug: string, keys: string[], administrator: string): ProgrammeChange => ({
      ...{ slug, shortTitle: slug, administrator, conditions: keys.map(condition) },
      contacts: [
        {
          ...{ name: 'Servicestelle', department: null, address: [], website: null },
          ...{ phone: '0221 1470', email: 'post@example.org' },
        },
      ],
    });
    const needs = [
      asked('n1', {}, [
        asks('p', ['x'], 'Bezirksregierung'),
        asks('q', ['x', 'y'], 'Bezirksregierung'),
        asks('r', ['z', 'y', 'x'], 'Stiftung'),
      ]),
    ];
    const facts = missingFacts({ needs });
    const list = callList(facts, { needs });
    expect(list.map(({ name }) => name)).to.deep.equal([
      ...['Zuständige Bezirksregierung', 'Stiftung'],
    ]);
    expect(list[0]?.contactLines).to.deep.equal([
      'Servicestelle, Telefon 0221 1470, post@example.org',
    ]);
    expect(
      list[0]?.questions.map(({ text, programmes }) => [text, programmes.map(({ slug }) => slug)]),
    ).to.deep.equal([
      ['Bedingung x', ['p', 'q']],
      ['Bedingung y', ['q']],
    ]);
  });

  it('puts the next deadline first, then most matches, and what has no open round last', () => {
    const due = (slug: string, day: string | null, change: ProgrammeChange = {}) => ({
      ...{ slug, shortTitle: slug, administrator: `Stelle ${slug}`, conditions: [condition('x')] },
      window: {
        ...{ kind: day === null ? ('laufend' as const) : ('frist' as const) },
        deadlines: day === null ? [] : [{ on: day, time: null, what: null }],
      },
      ...change,
    });
    const both = [due('offen', null), due('spaet', '2027-06-30'), due('bald', '2026-12-31')];
    const needs = [
      asked('n1', {}, [...both, due('vorbei', '2026-01-31'), due('einzeln', '2026-12-31')]),
      asked('n2', {}, both),
    ];
    const list = callList(missingFacts({ needs }), { needs });
    expect(list.map(({ name, reach, deadlineOn }) => [name, reach, deadlineOn])).to.deep.equal([
      ['Stelle bald', 'now', '2026-12-31'],
      ['Stelle einzeln', 'now', '2026-12-31'],
      ['Stelle spaet', 'now', '2027-06-30'],
      ['Stelle offen', 'now', null],
      ['Stelle vorbei', 'later', null],
    ]);
  });

  it('leaves to the own house what the municipality handles or knows', () => {
    const knows = { ...condition('ki'), text: 'Kreis oder kreisfreie Stadt mit KI' };
    const needs = [
      asked('n1', {}, [
        { slug: 'a', administrator: 'Stiftung', conditions: [knows, condition('x')] },
        {
          ...{ slug: 'b', conditions: [condition('y')] },
          administrator: 'Kreise und kreisfreie Städte (für Stadt: Stadt)',
        },
      ]),
    ];
    const facts = missingFacts({ needs });
    expect(facts.map(({ key, answerer }) => [key, answerer])).to.have.deep.members([
      ['frage-ki.a', 'house'],
      ['frage-x.a', 'authority'],
      ['frage-y.b', 'house'],
    ]);
    const called = callList(facts, { needs }).flatMap(({ questions }) => questions);
    expect(called.map(({ text }) => text)).to.deep.equal(['Bedingung x']);
  });
});

describe('effectBetween', () => {
  const one = (months: number | null): { needs: AskedNeed[] } => ({
    needs: [
      asked('n1', { months }, [
        { slug: 'a', ...short },
        { slug: 'b', ...short, conditions: [condition('x')] },
      ]),
    ],
  });

  it('tells what fits now, what no longer does, and what has a question less', () => {
    expect(effectBetween(one(null), one(24))).to.deep.equal({
      ...{ fitsNow: 1, fitsNoMore: 0, fewerQuestions: 1 },
    });
    expect(effectBetween(one(null), one(36))).to.include({ fitsNow: 0, fitsNoMore: 2 });
    expect(effectText({ fitsNow: 3, fitsNoMore: 1, fewerQuestions: 0 })).to.equal(
      '3 Treffer passen jetzt. Ein Treffer scheidet aus.',
    );
    expect(effectBetween(one(24), one(24))).to.include({ fitsNow: 0, fewerQuestions: 0 });
  });

  it('stands in the address, and nothing else does', () => {
    const effect = { fitsNow: 3, fitsNoMore: 1, fewerQuestions: 12 };
    const query = effectQuery(effect, 'anna');
    expect(effectFrom(query, 'anna')).to.deep.equal(effect);
    const [numbers = '', seal = ''] = query.split('.');
    const invented = ['3-1-13', `9${query}`, `3-1-13.${seal}`, `${numbers}.${'ü'.repeat(43)}`];
    for (const asked of ['', '1-2', '1-2-x', undefined, ['1-2-3'], numbers, ...invented]) {
      expect(effectFrom(asked, 'anna'), String(asked)).to.equal(null);
    }
    expect(effectFrom(query, 'berta')).to.equal(null);
  });
});

it('says in words what a datum decides', () => {
  const words = (alone: number, withOneOther: number, waiting: number): string =>
    decidesText({ alone, withOneOther, waiting });
  expect(words(7, 12, 30)).to.equal(
    'entscheidet 7 Treffer allein, 12 weitere zusammen mit einer zweiten Angabe',
  );
  expect(words(7, 1, 30)).to.include('7 Treffer allein, einen weiteren zusammen');
  expect(words(1, 0, 1)).to.equal('entscheidet einen Treffer allein');
  expect(words(0, 2, 9)).to.equal('entscheidet 2 Treffer zusammen mit einer zweiten Angabe');
  expect(words(0, 0, 1)).to.equal('fehlt bei einem Treffer, entscheidet aber keinen allein');
});
