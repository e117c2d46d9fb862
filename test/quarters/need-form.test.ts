import { expect } from 'chai';
import { emptyDraft, type NeedDraft } from '../../src/quarters/needs/need-draft.ts';
import { parseNeedForm, type NeedFormContext } from '../../src/quarters/needs/need-form.ts';
import { rowsOf, valuesOfNeed, withRowAction } from '../../src/quarters/needs/need-form-values.ts';

const draft: NeedDraft = {
  ...emptyDraft,
  title: 'Treff',
  description: 'Ein Treff.',
  topics: ['kinderarmut'],
  // The usual one first: this order is no accident.
  applicants: ['freier-traeger', 'kommune'],
  carrierId: 'o1',
  startMonth: '2027-07',
  months: 24,
  priority: 'high',
  conceptStatus: 'inPreparation',
  forwarding: false,
  ownShareCentsPerYear: 1_250_050,
  aims: [
    {
      text: 'Weniger Armut',
      indicatorId: 'armut',
      baseline: 17.5,
      baselineLabel: '2024',
      target: 15,
      targetYear: 2029,
    },
  ],
  measures: [{ title: 'Fest', detail: null }],
};
const context: NeedFormContext = {
  before: draft,
  carrierIds: ['o1'],
  indicatorIds: ['armut', 'ohne'],
  baselineOf: (id) => (id === 'armut' ? { baseline: 21.3, baselineLabel: '2025; Amt' } : undefined),
};
const parse = (change: Record<string, string>) =>
  parseNeedForm({ ...valuesOfNeed(draft), ...change }, context);
const draftOf = (change: Record<string, string>): NeedDraft => {
  const parsed = parse(change);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.draft;
};
const errorsOf = (change: Record<string, string>): string[] => {
  const parsed = parse(change);
  return parsed.ok ? [] : Object.keys(parsed.errors);
};

describe('parseNeedForm', () => {
  it('gives back what was shown, to the letter', () => {
    expect(draftOf({})).to.deep.equal(draft);
  });

  it('takes the baseline from the profile where it was left empty', () => {
    const empty = { 'aims-0-baseline': '', 'aims-0-baselineLabel': '' };
    expect(draftOf(empty).aims[0]).to.include({ baseline: 21.3, baselineLabel: '2025; Amt' });
    const unknown = draftOf({ ...empty, 'aims-0-indicatorId': 'ohne' }).aims[0];
    expect(unknown).to.include({ baseline: null, baselineLabel: null });
    const own = draftOf({ ...empty, 'aims-0-indicatorId': '' }).aims[0];
    expect(own).to.include({ indicatorId: null, baseline: null });
  });

  it('passes over rows that were left empty', () => {
    const { aims, measures } = draftOf({ 'aims-4-text': '', 'measures-7-title': '' });
    expect([aims.length, measures.length]).to.deep.equal([1, 1]);
  });

  const wrong: [string, Record<string, string>, string[]][] = [
    ['no title', { title: ' ' }, ['title']],
    ['no description', { description: '' }, ['description']],
    ['a month that is none', { startMonth: '2027-13' }, ['startMonth']],
    ['a duration that is none', { months: '0' }, ['months']],
    ['a figure without an aim', { 'aims-0-text': '' }, ['aims-0-text']],
    ['a baseline without source', { 'aims-0-baselineLabel': '' }, ['aims-0-baselineLabel']],
    ['no number', { 'aims-0-target': 'viel' }, ['aims-0-target']],
    ['no year', { 'aims-0-targetYear': '29' }, ['aims-0-targetYear']],
    ['details without a measure', { 'measures-1-detail': 'x' }, ['measures-1-title']],
  ];
  for (const [name, change, fields] of wrong) {
    it(`refuses ${name}`, () => {
      expect(errorsOf(change)).to.deep.equal(fields);
    });
  }

  it('leaves out a carrier, an indicator and a topic it does not know', () => {
    const change = { carrierId: 'x', 'aims-0-indicatorId': 'x', topics: 'x' };
    const { carrierId, aims, topics } = draftOf(change);
    expect([carrierId, aims[0]?.indicatorId, topics]).to.deep.equal([null, null, []]);
  });
});

describe('withRowAction', () => {
  const values = { 'aims-2-text': 'a', 'aims-5-text': 'b', title: 'T' };
  const after = (aktion: string): string[] => {
    const changed = withRowAction({ ...values, aktion });
    return changed ? rowsOf(changed, 'aims').map(({ row }) => row['text'] ?? '') : ['saved'];
  };
  const cases: [string, string[]][] = [
    ['zeile-neu:aims', ['a', 'b', '']],
    ['zeile-weg:aims:2', ['b']],
    ['zeile-runter:aims:2', ['b', 'a']],
    ['zeile-hoch:aims:5', ['b', 'a']],
    ['zeile-hoch:aims:2', ['a', 'b']],
    ['zeile-weg:aims:9', ['a', 'b']],
    ['zeile-neu:title', ['saved']],
    ['', ['saved']],
  ];
  for (const [action, rows] of cases) {
    it(`${action || 'no button'} gives ${rows.join(', ')}`, () => {
      expect(after(action)).to.deep.equal(rows);
    });
  }
});
