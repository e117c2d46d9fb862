import { expect } from 'chai';
import type { AuditEntry } from '../../src/audit/audit.ts';
import {
  expiredNotice,
  newsOf,
  noticesOf,
  type News,
  type Told,
} from '../../src/following/follow-news.ts';
import type { SourceChange } from '../../src/programmes/known-source.ts';

const told: Told = {
  follow: {
    id: 'f',
    municipalityId: 'm',
    personId: 'p',
    programmeId: 'x',
    since: '2026-11-01T10:00:00.000Z',
    toldUntilId: 'f',
  },
  slug: 'x',
  shortTitle: 'Programm X',
};
const change = (id: string, changed: Partial<SourceChange> = {}): SourceChange => ({
  id,
  at: '2026-11-22T03:10:00.000Z',
  kind: 'changed',
  field: 'section.fristen',
  oldValue: 'bis 31.03.2027',
  newValue: 'bis 30.06.2027',
  ...changed,
});
const edit = (id: string, changed: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: '2026-11-22T09:00:00.000Z',
  personId: 'q',
  personName: null,
  action: 'programme.changed',
  thingKind: 'programme',
  thingId: 'x',
  municipalityId: null,
  summary: 'Geändert',
  changes: { rate: { from: 'bis zu 80 %', to: 'bis zu 90 %' } },
  source: null,
  ...changed,
});
const read = (changes: SourceChange[], history: AuditEntry[] = [], afterId = 'a'): News[] =>
  newsOf({ changes, history, successors: [] }, { personId: 'p', afterId });

describe('news of a followed programme', () => {
  it('are what sources and other people changed, in order, since one follows', () => {
    const news = read([change('c'), change('a')], [edit('b'), edit('d', { personId: 'p' })]);
    expect(news.map(({ id, texts }) => [id, texts])).to.deep.equal([
      ['b', ['Fördersatz: bis zu 80 % → bis zu 90 %']],
      ['c', ['Fristen: bis 31.03.2027 → bis 30.06.2027']],
    ]);
    expect(read([], [edit('b', { action: 'evidence.confirmed' })])).to.deep.equal([]);
  });

  it('a long text is named, not printed', () => {
    const [news] = read([change('b', { field: 'section.volltext', newValue: 'x'.repeat(500) })]);
    expect(news?.texts).to.deep.equal(['Volltext: Text geändert']);
  });

  it('make one notice per change day, with everything of that day', () => {
    const news = read(
      [
        change('b', { at: '2026-11-21T22:30:00.000Z' }),
        change('c', { at: '2026-11-21T23:30:00.000Z' }),
      ],
      [edit('d')],
    );
    const notices = noticesOf(told, news, 'a').map(({ draft }) => draft);
    expect(notices.map(({ title, dedupeKey }) => [title, dedupeKey])).to.deep.equal([
      ['Geändert am 21.11.2026: Programm X', 'followChanged:f:2026-11-21'],
      ['Geändert am 22.11.2026: Programm X', 'followChanged:f:2026-11-22'],
    ]);
    expect(notices[1]?.detail).to.equal(
      'Fristen: bis 31.03.2027 → bis 30.06.2027; Fördersatz: bis zu 80 % → bis zu 90 %',
    );
  });

  it('say all of a day when more comes, and only the rest where the first was ticked', () => {
    const news = read([change('b')], [edit('c')]);
    const [notice] = noticesOf(told, news, 'b');
    expect(notice?.draft.detail).to.contain('Fristen').and.to.contain('Fördersatz');
    expect(notice?.later?.detail).to.equal('Fördersatz: bis zu 80 % → bis zu 90 %');
    expect(noticesOf(told, news, 'c')).to.deep.equal([]);
  });

  it('many changes are counted', () => {
    const news = read(Array.from({ length: 7 }, (_, index) => change(`b${index}`)));
    expect(noticesOf(told, news, 'a')[0]?.draft.detail).to.match(/; und 2 weitere Änderungen$/u);
  });

  it('vanished and renewed are notices of their own', () => {
    const gone = read([change('b', { kind: 'vanished', field: null })]);
    expect(noticesOf(told, gone, 'a').map(({ draft }) => draft.kind)).to.deep.equal([
      'followVanished',
    ]);
    const successor = { id: 'c', at: '2026-11-22T03:10:00.000Z', slug: 'neu', title: 'Neu' };
    const renewed = newsOf(
      { changes: [], history: [], successors: [successor] },
      { personId: 'p', afterId: 'a' },
    );
    const [notice] = noticesOf(told, renewed, 'a');
    expect(notice?.draft).to.include({ kind: 'followRenewed', href: '/programme/neu' });
  });

  it('a guideline that had ended before one followed is no news', () => {
    expect(expiredNotice(told, null)).to.equal(null);
    expect(expiredNotice(told, '2026-10-31')).to.equal(null);
    expect(expiredNotice(told, '2026-11-10')).to.include({
      kind: 'followExpired',
      dueOn: '2026-11-10',
      stage: null,
    });
  });
});
