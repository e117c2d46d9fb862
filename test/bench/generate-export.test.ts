import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { contentHash } from '../../src/imports/content-hash.ts';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { readAll, temporaryFolder, type ReadAll } from '../imports/hand-written.ts';
import { plannedPath, seedPaths } from './export-plan.ts';
import { generateExport, standardChanges } from './generate-export.ts';

const programmes = 200;

describe('generateExport', () => {
  const folder = temporaryFolder();
  let first: ReadAll;
  let second: ReadAll;
  const file = (name: string) => join(folder.path, name);

  before(async () => {
    await generateExport({ file: file('a.zip'), programmes });
    await generateExport({ file: file('b.zip'), programmes, changes: standardChanges(programmes) });
    first = await readAll(file('a.zip'));
    second = await readAll(file('b.zip'));
  });
  after(() => {
    folder.remove();
  });

  it('gives the same bytes for the same options', async () => {
    await generateExport({ file: file('c.zip'), programmes });
    expect(readFileSync(file('c.zip')).equals(readFileSync(file('a.zip')))).to.equal(true);
  });

  it('holds the programmes that the seed names, at their paths', () => {
    const paths = new Set(first.records.map(({ path }) => path));
    expect(seedPaths().length).to.be.greaterThan(20);
    for (const path of seedPaths()) {
      expect(paths.has(`${path.replace(/^BMWI/u, '')}.html`), path).to.equal(true);
    }
  });

  it('has only known codes and the traps of the real one', () => {
    expect(first.programmes).to.equal(programmes);
    expect(first.records.flatMap(({ unknownFacets }) => unknownFacets)).to.deep.equal([]);
    expect(first.skipped.map(({ why }) => why)).to.deep.equal([
      'Archiviertes Programm.',
      'Archiviertes Programm.',
      ...Array<string>(3).fill('Das Dokument hat keinen Titel (gsb:title).'),
    ]);
    const share = (test: (record: SourceRecord) => boolean) =>
      first.records.filter(test).length / programmes;
    expect(share(({ title }) => title.includes('?'))).to.be.within(0.2, 0.7);
    expect(share(({ variant }) => variant === 'tabs')).to.be.within(0.7, 0.88);
    expect(share(({ statusNote }) => statusNote !== null)).to.be.within(0.04, 0.16);
    expect(new Set(first.records.map(({ idUrl }) => idUrl)).size).to.equal(programmes);
    const slugs = new Set(first.records.map(({ path }) => path.split('/').at(-1)));
    expect(slugs.size).to.be.lessThan(programmes);
  });

  it('differs by exactly the planted changes', () => {
    const hashes = new Map(second.records.map((record) => [record.path, contentHash(record)]));
    const before = new Set(first.records.map(({ path }) => path));
    const changed = first.records.filter(
      (record) => hashes.has(record.path) && hashes.get(record.path) !== contentHash(record),
    );
    const gone = first.records.filter(({ path }) => !hashes.has(path));
    const added = second.records.filter(({ path }) => !before.has(path));
    const pathOf = (number: number) => `${plannedPath(1, number).replace(/^BMWI/u, '')}.html`;
    const planted = (...kinds: string[]) =>
      standardChanges(programmes)
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ number }) => pathOf(number))
        .sort();
    expect(changed.map(({ path }) => path).sort()).to.deep.equal(planted('deadline', 'title'));
    expect(gone.map(({ path }) => path).sort()).to.deep.equal(planted('vanished', 'renewed'));
    expect(added.map(({ path }) => path).sort()).to.deep.equal(
      [
        ...planted('new'),
        ...planted('renewed').map((path) => path.replace('.html', '-2027.html')),
      ].sort(),
    );
  });
});
