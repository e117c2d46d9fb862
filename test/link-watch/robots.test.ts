import { expect } from 'chai';
import { createHostPace, spreadHosts } from '../../src/link-watch/host-pace.ts';
import { officialLinksOf } from '../../src/link-watch/official-links.ts';
import { readRobots } from '../../src/link-watch/robots.ts';

describe('robots.txt', () => {
  const text = [
    'User-agent: *',
    'Disallow: /intern/',
    'Allow: /intern/offen',
    'Disallow: /*.pdf$',
    'Crawl-delay: 10 # bitte',
    '',
    'User-agent: BadBot',
    'User-agent: Foerderpfad',
    'Disallow: /nur-uns',
  ].join('\r\n');

  it('the longest rule decides', () => {
    const { allows, crawlDelaySeconds } = readRobots(text, 'anderer');
    expect(crawlDelaySeconds).to.equal(10);
    const expected = {
      '/': true,
      '/intern/x': false,
      '/intern/offen': true,
      '/a/b.pdf': false,
      '/a/b.pdf?x': true,
      '/nur-uns': true,
    };
    for (const [path, isAllowed] of Object.entries(expected)) {
      expect(allows(path), path).to.equal(isAllowed);
    }
  });

  it('a group of our own wins over that for everybody', () => {
    const { allows, crawlDelaySeconds } = readRobots(text, 'foerderpfad');
    expect([allows('/nur-uns'), allows('/intern/x'), crawlDelaySeconds]).to.deep.equal([
      false,
      true,
      null,
    ]);
  });

  it('an empty or foreign text forbids nothing', () => {
    for (const nothing of ['', '<html>Seite</html>', 'User-agent: *\nDisallow:']) {
      expect(readRobots(nothing, 'foerderpfad').allows('/x')).to.equal(true);
    }
  });
});

describe('pace', () => {
  it('waits between two requests of one host, not of two', async () => {
    let now = 0;
    const waited: number[] = [];
    const pace = createHostPace({
      nowMs: () => now,
      wait: (ms) => {
        waited.push(ms);
        now += ms;
        return Promise.resolve();
      },
    });
    await pace.before('a');
    await pace.before('b');
    now += 2000;
    await pace.before('a');
    await pace.before('a', 12);
    await pace.before('b');
    expect(waited).to.deep.equal([3000, 12_000]);
  });

  it('spreads the addresses of a host', () => {
    const urls = ['https://a/1', 'https://a/2', 'https://a/3', 'https://b/1', 'https://c/1'];
    expect(spreadHosts(urls)).to.deep.equal([
      'https://a/1',
      'https://b/1',
      'https://c/1',
      'https://a/2',
      'https://a/3',
    ]);
  });

  it('watches each official address once, without anchors, and not the Förderdatenbank', () => {
    const source = (url: string | null) => ({ url, what: 'Quelle', covers: [] });
    expect(
      officialLinksOf({
        url: 'https://foerderer.example/a#oben',
        sources: [
          source('https://foerderer.example/a'),
          source('https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/x.html'),
          source('mailto:amt@foerderer.example'),
          source(null),
          source('http://anderer.example/'),
        ],
      }),
    ).to.deep.equal(['https://foerderer.example/a', 'http://anderer.example/']);
  });
});
