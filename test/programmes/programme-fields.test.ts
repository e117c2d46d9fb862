import { join } from 'node:path';
import { expect } from 'chai';
import {
  copyField,
  fieldLabels,
  fieldText,
  isSameField,
  programmeFields,
} from '../../src/programmes/programme-fields.ts';
import { factFields } from '../../src/programmes/fact-field.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { programme } from '../matching/samples.ts';

const { programmes } = readSeed(join(projectRoot, 'data', 'seed'));
const other: Programme = programmeSchema.parse({
  ...programme({
    title: 'Anderes Programm',
    shortTitle: 'Anderes',
    level: 'bund',
    url: 'https://example.org/',
    notes: 'Anmerkung',
    summary: 'Anders.',
    funder: 'Bundesministerium',
    administrator: null,
    legalBasis: 'Richtlinie',
    regions: [''],
    applicants: ['verein'],
    topics: ['sport'],
    targetGroups: ['jugendliche'],
    fundedCosts: ['honorare'],
    conditions: [
      {
        key: 'a',
        text: 'Konzept',
        kind: 'dokument',
        effect: 'blocking',
        testedBy: null,
        reading: 'steht so da',
      },
    ],
    window: { kind: 'laufend', deadlines: [], yearly: [{ monthDay: '03-31', what: 'Antrag' }] },
    finance: {
      form: 'zuschuss',
      ratePercentMax: 50,
      ownSharePercentMin: 10,
      limits: [{ bound: 'max', amountCents: 500_000, of: 'grant', per: 'year', what: 'pro Jahr' }],
      maxMonths: 24,
    },
    procedure: { stages: 2, portal: 'Portal', documents: ['Plan'] },
    forwardingAllowed: true,
    cumulation: 'nein',
    contacts: [
      { name: 'Amt', department: null, address: [], phone: '1', email: null, website: null },
    ],
    sources: [{ url: 'https://example.org/', what: 'Seite', covers: [...factFields] }],
    basis: { rate: 'ausgelesen', window: 'ausgelesen', topics: 'abgeleitet' },
  }),
});

describe('programme fields', () => {
  it('have a German label each', () => {
    expect(Object.keys(fieldLabels).sort()).to.deep.equal([...programmeFields].sort());
    expect(new Set(Object.values(fieldLabels)).size).to.equal(programmeFields.length);
  });

  for (const field of programmeFields) {
    it(`copies ${field} alone, with its basis and its source`, () => {
      const before = programme();
      const copied = programmeSchema.parse(copyField(before, other, field));
      expect(isSameField(before, other, field), 'differs at first').to.equal(false);
      expect(isSameField(copied, other, field)).to.equal(true);
      expect(programmeFields.filter((each) => !isSameField(copied, before, each))).to.deep.equal([
        field,
      ]);
      const fact = factFields.find((each) => each === field);
      if (fact) {
        expect(copied.basis[fact]).to.equal(other.basis[fact]);
        expect(
          copied.sources.filter(({ covers }) => covers.includes(fact)).map(({ what }) => what),
        ).to.deep.equal(['Seite']);
        expect(
          copied.sources.map(({ what }) => what),
          'keeps its own source',
        ).to.include('Richtlinie');
      } else expect(copied.sources).to.deep.equal(before.sources);
      expect(before, 'leaves the target alone').to.deep.equal(programme());
      expect(fieldText(other, field)).to.be.a('string').and.not.equal('');
    });
  }

  it('copying from itself changes nothing, in all records of the seed', () => {
    expect(programmes.length).to.be.above(100);
    for (const record of programmes) {
      for (const field of programmeFields) {
        expect(copyField(record, record, field)).to.deep.equal(record);
        expect(isSameField(record, record, field)).to.equal(true);
        expect(fieldText(record, field)).to.match(/\S/u);
      }
    }
  });

  it('copying all fields from another record makes all fields the same', () => {
    const [first, ...rest] = programmes;
    if (!first) throw new Error('no seed');
    for (const record of rest) {
      let copy = first;
      for (const field of programmeFields) copy = copyField(copy, record, field);
      expect(programmeFields.filter((field) => !isSameField(copy, record, field))).to.deep.equal(
        [],
      );
      expect(copy.basis).to.deep.equal(record.basis);
    }
  });

  it('does not mind the order of keys', () => {
    const { kind, note, ...rest } = other.window;
    expect(isSameField(other, { ...other, window: { note, ...rest, kind } }, 'window')).to.equal(
      true,
    );
  });

  it('speaks German', () => {
    expect(fieldText(other, 'rate')).to.equal('bis zu 50 %');
    expect(fieldText(other, 'window')).to.equal('laufend\njedes Jahr bis 31.03. (Antrag)');
    expect(fieldText(other, 'limits')).to.contain('höchstens 5.000,00');
    expect(fieldText(other, 'administrator')).to.equal('nicht angegeben');
    expect(fieldText(other, 'forwarding')).to.equal('ja');
    expect(fieldText(programme(), 'window')).to.equal('mit Frist\nbis 29.01.2027 (Antrag)');
  });
});
