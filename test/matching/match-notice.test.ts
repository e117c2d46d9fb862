import { expect } from 'chai';
import { newsNotices, type NamedNews } from '../../src/matching/news/match-notice.ts';
import type { NewsKind } from '../../src/matching/news/match-change.ts';

let count = 0;
function told(
  pair: string,
  { kind = 'better', reason = 'Konzept erfüllt', pendingFor = 'all', isGone = false } = {},
): NamedNews {
  const [need = '', slug = ''] = pair.split(' ');
  count += 1;
  return {
    news: {
      id: `news-${count}`,
      municipalityId: 'm',
      needId: need,
      programmeId: slug,
      kind: kind as NewsKind,
      reason,
      happenedAt: '2026-11-22T08:00:00.000Z',
      pendingFor,
    },
    need: { id: need, title: need.toUpperCase() },
    programme: { slug, shortTitle: slug.toUpperCase(), isGone },
  };
}

describe('notices of news', () => {
  it('one cause for many needs is one notice that names programme, reason and how many', () => {
    const all = Array.from({ length: 17 }, (_, index) => told(`n${index} kaoa`));
    const [one, ...more] = newsNotices(all);
    expect(more).to.deep.equal([]);
    expect(one?.newsIds).to.have.length(17);
    expect(one?.draft).to.include({
      title: 'KAOA: Besser geworden bei 17 Bedarfen',
      detail: 'Konzept erfüllt („N0“, „N1“, „N2“ und 14 weitere)',
      thingKind: 'programme',
      thingId: 'kaoa',
      href: '/treffer/neues?programm=kaoa&art=better',
      personId: null,
    });
  });

  const cases: [string, NamedNews[], string[]][] = [
    ['nothing is no notice', [], []],
    [
      'a single match leads to its own page',
      [told('n1 kaoa')],
      ['1 geänderter Treffer für „N1“ /bedarfe/n1/treffer/kaoa'],
    ],
    [
      'what left the catalogue leads to the news of the need',
      [told('n1 kaoa', { isGone: true })],
      ['1 geänderter Treffer für „N1“ /treffer/neues?bedarf=n1&art=better'],
    ],
    [
      'a need that meets many programmes is one notice',
      [told('n1 a', { kind: 'new' }), told('n1 b', { kind: 'new' }), told('n1 c', { kind: 'new' })],
      ['3 neue Treffer für „N1“ /treffer/neues?bedarf=n1&art=new'],
    ],
    [
      'what most have in common goes first, the rest for itself',
      [told('n1 a'), told('n2 a'), told('n3 a'), told('n1 b'), told('n1 c')],
      [
        'A: Besser geworden bei 3 Bedarfen /treffer/neues?programm=a&art=better',
        '2 neue oder geänderte Treffer für „N1“ /treffer/neues?bedarf=n1&art=better',
      ],
    ],
    [
      'different kinds are not called by one of them',
      [told('n1 a'), told('n2 a', { kind: 'opened' })],
      ['A: Neu oder geändert bei 2 Bedarfen /treffer/neues?programm=a'],
    ],
    [
      'whoever a match is assigned to hears of it alone',
      [told('n1 a'), told('n2 a', { pendingFor: 'p' }), told('n3 a')],
      [
        'A: Besser geworden bei 2 Bedarfen /treffer/neues?programm=a&art=better',
        '1 geänderter Treffer für „N2“ /bedarfe/n2/treffer/a p',
      ],
    ],
  ];
  for (const [name, pending, expected] of cases) {
    it(name, () => {
      const said = newsNotices(pending).map(({ draft: { title, href, personId } }) =>
        [title, href, personId].filter((part) => part !== null).join(' '),
      );
      expect(said).to.deep.equal(expected);
      const ids = newsNotices(pending).flatMap(({ newsIds }) => newsIds);
      expect(ids).to.have.members(pending.map(({ news }) => news.id));
    });
  }

  it('says each reason once, with the needs it holds for', () => {
    const [one] = newsNotices([
      told('n1 a', { reason: 'X' }),
      told('n2 a', { reason: 'Y' }),
      told('n3 a', { reason: 'X' }),
    ]);
    expect(one?.draft.detail).to.equal('X („N1“, „N3“) · Y („N2“)');
  });

  it('a whole catalogue that is new for many needs is looked at a few times only', () => {
    let reads = 0;
    const all = Array.from({ length: 6000 }, (_, index) => {
      const { news, ...one } = told(`n${index % 60} p${(index * 7) % 151}`, { kind: 'new' });
      return {
        ...one,
        get news() {
          reads += 1;
          return news;
        },
      };
    });
    const notices = newsNotices(all);
    expect(notices.flatMap(({ newsIds }) => newsIds)).to.have.length(6000);
    expect(reads).to.be.below(20 * 6000);
  });
});
