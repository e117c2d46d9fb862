import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { emptyProgramme } from '../../src/programmes/empty-programme.ts';
import { parseProgrammeForm } from '../../src/programmes/programme-form.ts';
import { valuesOf } from '../../src/programmes/programme-form-values.ts';
import { readProgrammeValues, withRowAction } from '../../src/programmes/programme-posted-form.ts';
import { freeSlug, slugStart } from '../../src/programmes/programme-slug.ts';
import { programmeSchema } from '../../src/programmes/programme.ts';
import { projectRoot } from '../../src/project-root.ts';

const folder = join(projectRoot, 'data', 'seed', 'programmes');
const seeded = readdirSync(folder).map((file) =>
  programmeSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
);
const least = { title: 'Quartiersfonds', 'sources-0-what': 'Ratsbeschluss', asOf: '2026-11' };

describe('programme form', () => {
  it('gives back every record of the seed as it was when nothing is changed', () => {
    expect(seeded.length).to.be.greaterThan(100);
    for (const programme of seeded) {
      const parsed = parseProgrammeForm(readProgrammeValues(valuesOf(programme)), programme);
      expect(parsed, programme.slug).to.deep.equal({ ok: true, programme });
    }
  });

  it('makes a valid record of the least that is asked for', () => {
    const parsed = parseProgrammeForm(least, emptyProgramme);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(programmeSchema.safeParse(parsed.programme).success).to.equal(true);
    expect(parsed.programme).to.include({ title: 'Quartiersfonds', shortTitle: 'Quartiersfonds' });
  });

  const wrong: [string, Record<string, string>, string][] = [
    ['no title', { title: '' }, 'title'],
    ['no source', { 'sources-0-what': '' }, 'sources-0-what'],
    ['no date', { asOf: '' }, 'asOf'],
    ['an address that is none', { url: 'javascript:alert(1)' }, 'url'],
    ['a rate above 100', { ratePercentMax: '120' }, 'ratePercentMax'],
    [
      'a lowest rate above the highest',
      { ratePercentMax: '40', ratePercentLow: '60' },
      'ratePercentLow',
    ],
    ['a day that does not exist', { opensOn: '2027-02-30' }, 'opensOn'],
    ['a limit without amount', { 'limits-0-what': 'je Antrag' }, 'limits-0-amount'],
    ['a deadline without day', { 'deadlines-2-time': '12:00' }, 'deadlines-2-on'],
    [
      'a time that does not exist',
      { 'deadlines-0-on': '2027-01-01', 'deadlines-0-time': '25:00' },
      'deadlines-0-time',
    ],
    ['the 29th of February every year', { 'yearly-0-day': '29.02.' }, 'yearly-0-day'],
    ['a condition without reason', { 'conditions-0-text': 'Beschluss' }, 'conditions-0-reading'],
    ['a region that is no key', { otherRegions: 'Köln' }, 'otherRegions'],
    ['a round without reason', { nextRoundState: 'known' }, 'nextRoundWhy'],
  ];
  for (const [name, typed, field] of wrong) {
    it(`refuses ${name} at its field`, () => {
      const parsed = parseProgrammeForm({ ...least, ...typed }, emptyProgramme);
      expect(parsed.ok ? [] : Object.keys(parsed.errors)).to.deep.equal([field]);
    });
  }

  it('reads days, amounts and yearly days as people write them', () => {
    const parsed = parseProgrammeForm(
      {
        ...least,
        'deadlines-0-on': '31.03.2027',
        'deadlines-0-time': '9:30 Uhr',
        'yearly-0-day': '1.3.',
        'limits-0-amount': '50.000 €',
        'limits-0-what': 'je Antrag',
        regions: ['bund', '05'],
        otherRegions: '05316000',
      },
      emptyProgramme,
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const { window, finance, regions } = parsed.programme;
    expect(window.deadlines).to.deep.equal([{ on: '2027-03-31', time: '09:30', what: null }]);
    expect(window.yearly).to.deep.equal([{ monthDay: '03-01', what: null }]);
    expect(finance.limits[0]?.amountCents).to.equal(5_000_000);
    expect(regions).to.deep.equal(['', '05', '05316000']);
  });

  it('adds and removes rows without a script', () => {
    const added = withRowAction({ ...least, aktion: 'zeile-neu:conditions' }) ?? {};
    expect(Object.keys(added)).to.include('conditions-0-text');
    const removed = withRowAction({ ...added, aktion: 'zeile-weg:conditions:0' }) ?? {};
    expect(Object.keys(removed).filter((name) => name.startsWith('conditions'))).to.deep.equal([]);
    expect(withRowAction(least)).to.equal(undefined);
    expect(withRowAction({ aktion: 'zeile-neu:__proto__' })).to.equal(undefined);
  });

  it('gives a new condition a key of its own and leaves the others theirs', () => {
    const programme = seeded.find(({ conditions }) => conditions.length > 1);
    if (!programme) throw new Error('no programme with conditions');
    const typed = {
      ...valuesOf(programme),
      'conditions-90-text': 'Neu',
      'conditions-90-reading': 'Steht so da.',
    };
    const parsed = parseProgrammeForm(typed, programme);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const keys = parsed.programme.conditions.map(({ key }) => key);
    expect(keys.slice(0, -1)).to.deep.equal(programme.conditions.map(({ key }) => key));
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('keeps how a condition is tested when its words change, until somebody unties the test', () => {
    const programme = seeded.find(({ slug }) => slug === 'biwaq-vi');
    if (!programme) throw new Error('no such programme');
    const at = programme.conditions.findIndex(({ test }) => test);
    const typed = { ...valuesOf(programme), [`conditions-${at}-text`]: 'Anders gesagt' };
    const parse = (values: typeof typed) => {
      const parsed = parseProgrammeForm(values, programme);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      return parsed.programme.conditions[at];
    };
    expect(parse(typed)?.text).to.equal('Anders gesagt');
    expect(parse(typed)?.test).to.deep.equal(programme.conditions[at]?.test);
    expect(parse({ ...typed, [`conditions-${at}-dropTest`]: '1' })).not.to.have.property('test');
  });
});

describe('slug of an own programme', () => {
  it('is made of the title, free, and never the address of another page', () => {
    expect(slugStart('Förderung „Starke Kinder“ & Co.')).to.equal('foerderung-starke-kinder-co');
    expect(slugStart('!!!')).to.equal('programm');
    expect(freeSlug('fonds', ['fonds', 'fonds-2'])).to.equal('fonds-3');
    expect(freeSlug('neu', [])).to.equal('neu-2');
  });
});
