import { expect } from 'chai';
import { checkRank, compareRanks, rankText } from '../../src/programmes/check-order.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { sampleProgramme } from '../support/programmes.ts';

const today = '2026-11-22';
const window = sampleProgramme('x').window;
const until = (on: string): Partial<Programme> => ({
  window: { ...window, kind: 'frist', deadlines: [{ on, time: null, what: null }] },
});
const own = { programmeIds: new Set(['project']), topics: new Set(['kinderarmut']) };

describe('order of what is to be checked', () => {
  const rank = (id: string, changed: Partial<Programme> = {}, readAt = '2026-11-01') =>
    checkRank(
      { id, programme: sampleProgramme(id, changed) },
      { own, today, newestReadAt: readAt },
    );

  it('own projects, then topics of open needs, then near deadlines, open ones, the newest', () => {
    const ranks = {
      old: rank('old', {}, '2026-10-01'),
      new: rank('new', {}, '2026-11-20'),
      open: rank('open', { window: { ...window, kind: 'laufend' } }),
      distant: rank('distant', until('2027-11-30')),
      near: rank('near', until('2026-12-24')),
      nearer: rank('nearer', until('2026-12-01')),
      topic: rank('topic', { topics: ['kinderarmut'] }, '2026-01-01'),
      project: rank('project', {}, '2026-01-01'),
    };
    const order = Object.entries(ranks)
      .sort(([, a], [, b]) => compareRanks(a, b))
      .map(([name]) => name);
    expect(order.slice(0, 4)).to.deep.equal(['project', 'topic', 'nearer', 'near']);
    expect(order.slice(4, 6)).to.have.members(['open', 'distant']);
    expect(order.slice(6)).to.deep.equal(['new', 'old']);
  });

  it('says why', () => {
    const text = rankText(rank('project', { topics: ['kinderarmut'], ...until('2026-12-01') }));
    expect(text).to.equal('eigenes Vorhaben · Thema eines offenen Bedarfs · Frist 01.12.2026');
    expect(rankText(rank('other'))).to.equal(null);
  });
});
