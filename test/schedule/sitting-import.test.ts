import { expect } from 'chai';
import type { AuditEntry } from '../../src/audit/audit.ts';
import { proposeCommittee } from '../../src/schedule/committee-words.ts';
import type { Committee, CommitteeKind } from '../../src/schedule/committee.ts';
import { importRecord, takenOverOf } from '../../src/schedule/sitting-import-record.ts';
import {
  compareWithKept,
  nameChoices,
  nothingToTakeOver,
} from '../../src/schedule/sitting-import.ts';
import { readSittingFile } from '../../src/schedule/sources/read-sitting-file.ts';

const committee = (
  id: string,
  [name, shortName]: [string, string],
  kind: CommitteeKind = 'ausschuss',
): Committee => ({
  ...{ id, municipalityId: 'lev', name, shortName, kind },
  ...{ consultationOrder: 1, districtId: null, version: 1, retiredAt: null, source: null },
});
const board = 'Bezirksvertretung für den Stadtbezirk';
const committees = [
  committee('rat', ['Rat der Stadt Leverkusen', 'Rat'], 'rat'),
  committee('haupt', ['Hauptausschuss', 'HA']),
  committee('soz', ['Ausschuss für Soziales, Gesundheit und Senioren', 'Soziales']),
  committee('umwelt', ['Bürger- und Umweltausschuss', 'Bürger/Umwelt']),
  committee('fin', ['Finanzausschuss', 'Finanzen']),
  committee('jugend', ['Kinder- und Jugendhilfeausschuss', 'Jugendhilfe']),
  committee('bv1', [`${board} I`, 'BV I'], 'bezirksvertretung'),
  committee('bv2', [`${board} II`, 'BV II'], 'bezirksvertretung'),
];

describe('which committee a title means', () => {
  const cases: [string, string | null][] = [
    ['Sitzung des Rates der Stadt Leverkusen', 'rat'],
    ['12. Sitzung des Rats', 'rat'],
    ['Ratssitzung am 16.12.2026', 'rat'],
    ['Stadtrat', 'rat'],
    ['RAT', 'rat'],
    ['Sitzung des Hauptausschusses', 'haupt'],
    ['Hauptausschuss des Rates', 'haupt'],
    ['Hauptausschuß', 'haupt'],
    ['Ausschuss für Soziales', 'soz'],
    ['Sitzung des Ausschusses für Soziales und Gesundheit', 'soz'],
    ['Sozialausschuss', 'soz'],
    ['Ausschuss für Umwelt', 'umwelt'],
    ['Bürger- und Umweltausschusses', 'umwelt'],
    ['Ausschuss für Finanzen', 'fin'],
    ['Jugendhilfeausschuss der Stadt Leverkusen', 'jugend'],
    ['Bezirksvertretung II', 'bv2'],
    ['3. Sitzung der Bezirksvertretung für den Stadtbezirk 1', 'bv1'],
    ['Stadtbezirk II', 'bv2'],
    // Another body, or more than one.
    ['Bezirksvertretungen', null],
    ['Integrationsrat der Stadt Leverkusen', null],
    ['Ältestenrat', null],
    ['Beirat für Soziales', null],
    ['Unterausschuss Finanzen', null],
    ['Betriebsausschuss', null],
    ['Ausschuss für Finanzen und Umwelt', null],
    ['Sitzung des Ausschusses', null],
    ['Stadt Leverkusen', null],
    ['Weihnachtsfeier', null],
  ];
  for (const [title, id] of cases) {
    it(`${title}: ${id ?? 'none'}`, () => {
      expect(proposeCommittee(title, committees)?.committeeId ?? null).to.equal(id);
    });
  }

  it('a committee that is known under no such words gets no one else in its place', () => {
    const without = committees.filter(({ id }) => id !== 'haupt');
    expect(proposeCommittee('Hauptausschuss des Rates', without)).to.equal(null);
    const retired = committees.map((one) => (one.id === 'rat' ? { ...one, retiredAt: 'x' } : one));
    expect(proposeCommittee('Rat', retired)).to.equal(null);
  });

  it('says whether the name was found or only words of it', () => {
    expect(proposeCommittee('Rat', committees)?.by).to.equal('name');
    expect(proposeCommittee('Ausschuss für Gesundheit', committees)?.by).to.equal('words');
  });
});

describe('a table of sittings with mistakes', () => {
  const read = (...rows: string[]) =>
    readSittingFile(Buffer.from(['Gremium;Datum;Abgabe', ...rows].join('\n')));
  const days: [string, string][] = [
    ['3.12.26', '2026-12-03'],
    ['03.12.26', '2026-12-03'],
    ['Do, 3.12.26', '2026-12-03'],
    ['3. 12. 2026', '2026-12-03'],
  ];
  for (const [text, on] of days) {
    it(`${text} is ${on}`, () => {
      const { entries, problems } = read(`Rat;${text};${text}`);
      expect(problems).to.deep.equal([]);
      expect(entries[0]).to.deep.include({ on, submissionOn: on });
    });
  }

  const nonsense = ['31.02.27', '3.13.26', '3.12.026', '3.12.', 'bald', '12/3/26'];
  for (const text of nonsense) {
    it(`refuses „${text}“ with line, column and text`, () => {
      const { entries, problems } = read(`Rat;${text};`);
      expect(entries).to.deep.equal([]);
      expect(problems).to.deep.equal([
        { line: 2, why: `„Rat“: Spalte „Datum“: „${text}“ ist kein Datum, das es gibt.` },
      ]);
    });
  }

  it('a wrong day for papers takes nothing from the sitting', () => {
    const { entries, problems } = read('Rat;16.12.2026;17.12.2026', 'Rat;17.12.2026;bald');
    expect(problems).to.deep.equal([]);
    expect(entries.map(({ on, submissionOn }) => [on, submissionOn])).to.deep.equal([
      ['2026-12-16', null],
      ['2026-12-17', null],
    ]);
    expect(entries.map(({ refused }) => refused?.why)).to.deep.equal([
      'Spalte „Abgabe“: „17.12.2026“: Er liegt nach der Sitzung.',
      'Spalte „Abgabe“: „bald“ ist kein Datum, das es gibt.',
    ]);
  });
});

describe('what came of an import', () => {
  const file = readSittingFile(
    Buffer.from(
      'Gremium;Datum;Abgabe\nRat;16.12.2026;17.12.2026\nRat;16.12.2026;\nFeier;18.12.2026;\nRat;irgendwann;\n',
    ),
  );
  const linesFor = (chosen: [string, string | null | undefined][]) =>
    compareWithKept(file.entries, nameChoices(file.entries, committees, new Map(chosen)), []);
  const source = { title: 'RIS', url: null };

  it('tells from the trail how many changed, and every line that did not', () => {
    const record = importRecord(linesFor([['Feier', null]]), { ...file, source });
    expect(record.summary).to.contain('1 neu');
    const entry = { ...record, at: '2026-11-28T10:00:00Z' } as AuditEntry;
    const other = { ...entry, action: 'other' };
    const taken = takenOverOf([other, entry, { ...entry, at: 'older' }]);
    expect(taken).to.include({ count: 1, more: 0, at: '2026-11-28T10:00:00Z' });
    expect(taken?.lines.map(({ line, why }) => `${line} ${why}`)).to.deep.equal([
      '2 ohne den Abgabetag der Datei: Spalte „Abgabe“: „17.12.2026“: Er liegt nach der Sitzung.',
      '3 nicht übernommen: doppelt in der Datei',
      '4 nicht übernommen: für diese Bezeichnung „nicht übernehmen“ gewählt',
      '5 nicht übernommen: „Rat“: Spalte „Datum“: „irgendwann“ ist kein Datum, das es gibt.',
    ]);
    expect(takenOverOf([other])).to.equal(null);
  });

  it('counts the lines beyond what one entry keeps', () => {
    const problems = Array.from({ length: 205 }, (_, index) => ({ line: index + 2, why: 'x' }));
    const record = importRecord([], { source, problems });
    const taken = takenOverOf([{ ...record, at: '' } as AuditEntry]);
    expect([taken?.lines.length, taken?.more]).to.deep.equal([200, 5]);
  });

  it('nothing to take over has two reasons, and open names are neither', () => {
    expect(nothingToTakeOver(linesFor([['Feier', null]]))).to.equal(null);
    const none = linesFor([
      ['Rat', null],
      ['Feier', null],
    ]);
    expect(nothingToTakeOver(none)).to.contain('nicht übernehmen');
    const [choice] = nameChoices(file.entries, committees, new Map([['Rat', undefined]]));
    expect(choice).to.deep.include({ name: 'Rat', isOpen: true, committeeId: null });
  });
});
