import { expect } from 'chai';
import type { Programme } from '../../src/programmes/programme.ts';
import { similarProgrammes } from '../../src/programmes/similar-programmes.ts';
import { sampleProgramme } from '../support/programmes.ts';

const today = '2026-11-22';
const own = sampleProgramme('eigenes', {
  level: 'land',
  topics: ['kinderarmut', 'familie'],
  targetGroups: ['familien'],
  applicants: ['kommune', 'verein', 'kita'],
  regions: ['05'],
});
const like = (slug: string, changed: Partial<Programme> = {}): Programme =>
  sampleProgramme(slug, { level: 'land', topics: ['familie'], regions: ['05'], ...changed });
const ended = { window: { ...own.window, kind: 'beendet' as const } };

const slugs = (...candidates: Programme[]): string[] =>
  similarProgrammes(own, candidates, today).map(({ programme }) => programme.slug);

describe('similarProgrammes', () => {
  it('wants a topic in common, and never names the programme itself', () => {
    expect(
      slugs(own, like('a'), like('b', { topics: ['sport'], targetGroups: ['familien'] })),
    ).to.deep.equal(['a']);
  });

  it('puts more in common first, then goes by the slug', () => {
    const more = like('z', { topics: ['kinderarmut', 'familie'] });
    const group = like('m', { targetGroups: ['familien'] });
    expect(slugs(like('c'), like('b'), group, more)).to.deep.equal(['z', 'm', 'b', 'c']);
  });

  it('puts state strand and federal line first, from whichever side they were linked', () => {
    const back = like('zz', {
      topics: [],
      links: [{ slug: 'eigenes', relation: 'stateStrand' }],
    });
    const [first] = similarProgrammes(own, [like('a'), back], today);
    expect(first?.programme.slug).to.equal('zz');
    expect(first?.reason).to.equal('Bundes- oder EU-Linie dazu');
  });

  it('puts ended ones last, whatever they share', () => {
    const same = like('a', { ...own, slug: 'a', ...ended });
    const linked = like('b', { ...ended, links: [{ slug: 'eigenes', relation: 'successor' }] });
    expect(slugs(same, linked, like('c'))).to.deep.equal(['c', 'b', 'a']);
    expect(similarProgrammes(own, [same], today)[0]?.isEnded).to.equal(true);
  });

  it('leaves out other states, but not the federation or an unknown region', () => {
    const regions = (slug: string, ...codes: string[]) => like(slug, { regions: codes });
    expect(
      slugs(regions('by', '09'), regions('de', ''), regions('lev', '05316000'), regions('unknown')),
    ).to.deep.equal(['de', 'lev', 'unknown']);
  });

  it('shows five at most, the same ones in whatever order they come', () => {
    const many = Array.from({ length: 9 }, (_, index) => like(`p${index}`));
    expect(slugs(...many)).to.deep.equal(['p0', 'p1', 'p2', 'p3', 'p4']);
    expect(slugs(...many.toReversed())).to.deep.equal(slugs(...many));
  });

  it('says why in words', () => {
    const [found] = similarProgrammes(own, [like('a', { ...own, slug: 'a' })], today);
    expect(found?.reason).to.equal(
      'gleiche Themen: Kinderarmut und Familie · gleiche Zielgruppe: Familien · gleiche Antragsteller: Kommune, Verein und Kindertageseinrichtung',
    );
  });
});
