import { expect } from 'chai';
import { SourceError } from '../../src/shared/errors.ts';
import { readCalendarFile } from '../../src/schedule/sources/calendar-file.ts';
import { readSittingFile } from '../../src/schedule/sources/read-sitting-file.ts';

const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const read = (...lines: string[]) => readCalendarFile(calendar(...event(...lines)));

describe('sittings in a calendar file', () => {
  const days: [string, string][] = [
    ['DTSTART;VALUE=DATE:20261216', '2026-12-16'],
    ['DTSTART:20261216', '2026-12-16'],
    ['DTSTART;TZID=Europe/Berlin:20261216T160000', '2026-12-16'],
    ['DTSTART;TZID="/freeassociation.sourceforge.net/Europe/Berlin":20261216T160000', '2026-12-16'],
    ['DTSTART;TZID=W. Europe Standard Time:20261216T160000', '2026-12-16'],
    ['DTSTART:20261216T160000', '2026-12-16'],
    // Half past eleven at night in London is the next day in Berlin, summer and winter.
    ['DTSTART:20261216T233000Z', '2026-12-17'],
    ['DTSTART:20270630T223000Z', '2027-07-01'],
    ['DTSTART:20261216T223000Z', '2026-12-16'],
  ];
  for (const [start, on] of days) {
    it(`${start} is ${on}`, () => {
      expect(read(start, 'SUMMARY:Rat').entries).to.deep.equal([
        { line: 3, name: 'Rat', on, submissionOn: null, isCancelled: false },
      ]);
    });
  }

  it('unfolds long lines and reads escaped signs', () => {
    const summary =
      'SUMMARY:Ausschuss für Soziales\\, Gesundheit\r\n  und\\nSeni\r\n oren\\; Sitzung';
    const [entry] = read('DTSTART:20261216', summary).entries;
    expect(entry?.name).to.equal('Ausschuss für Soziales, Gesundheit und Senioren; Sitzung');
  });

  it('takes no colon in a quoted parameter for the end of the name, and no alarm for the event', () => {
    const { entries } = read(
      'DTSTART:20261216',
      'SUMMARY;ALTREP="http://ris.example/a:b";LANGUAGE=de:Rat',
      ...['BEGIN:VALARM', 'SUMMARY:Erinnerung', 'DTSTART:20200101', 'END:VALARM'],
    );
    expect(entries.map(({ name, on }) => [name, on])).to.deep.equal([['Rat', '2026-12-16']]);
  });

  it('reads what is cancelled, by its status or by the whole file', () => {
    expect(
      read('DTSTART:20261216', 'SUMMARY:Rat', 'STATUS:CANCELLED').entries[0]?.isCancelled,
    ).to.equal(true);
    const whole = calendar('METHOD:CANCEL', ...event('DTSTART:20261216', 'SUMMARY:Rat'));
    expect(readCalendarFile(whole).entries[0]?.isCancelled).to.equal(true);
  });

  const refused: [string, string[], RegExp][] = [
    ['a series', ['DTSTART:20261216', 'SUMMARY:Rat', 'RRULE:FREQ=MONTHLY'], /Serientermin/u],
    ['further days', ['DTSTART:20261216', 'SUMMARY:Rat', 'RDATE:20270113'], /Serientermin/u],
    ['no day', ['SUMMARY:Rat'], /kein Datum/u],
    ['no name', ['DTSTART:20261216', 'SUMMARY:  '], /keine Bezeichnung/u],
    [
      'a day that does not exist',
      ['DTSTART:20270230', 'SUMMARY:Rat'],
      /30\.02\.2027 gibt es nicht/u,
    ],
    ['a time that does not exist', ['DTSTART:20261216T996100Z', 'SUMMARY:Rat'], /Uhrzeit/u],
    ['words', ['DTSTART:morgen', 'SUMMARY:Rat'], /lesen lässt/u],
    [
      'a zone nobody knows',
      ['DTSTART;TZID=America/New_York:20261216T200000', 'SUMMARY:Rat'],
      /Zeitzone „America\/New_York“/u,
    ],
  ];
  for (const [title, lines, why] of refused) {
    it(`tells line and reason of an event with ${title}, and reads the others`, () => {
      const file = readCalendarFile(
        calendar(...event(...lines), ...event('DTSTART:20270113', 'SUMMARY:BV I')),
      );
      expect(file.entries.map(({ name }) => name)).to.deep.equal(['BV I']);
      expect(file.problems).to.have.length(1);
      expect(file.problems[0]?.line).to.equal(3);
      expect(file.problems[0]?.why).to.match(why);
    });
  }

  it('an event that is cut off is told, not guessed', () => {
    const cut = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261216\nSUMMARY:Rat\n';
    expect(readCalendarFile(cut)).to.deep.equal({
      entries: [],
      problems: [{ line: 2, why: 'Der Termin ist nicht abgeschlossen (END:VEVENT fehlt).' }],
    });
  });

  it('refuses what is no calendar and a file without sittings', () => {
    expect(() => readCalendarFile('<html>')).to.throw(SourceError, 'kein Kalender');
    expect(() => readSittingFile(Buffer.from(calendar()))).to.throw(SourceError, 'keine Sitzungen');
    const many = Array.from({ length: 801 }, () => event('DTSTART:20261216', 'SUMMARY:Rat')).flat();
    expect(() => readSittingFile(Buffer.from(calendar(...many)))).to.throw(SourceError, '800');
  });
});

describe('sittings in a table', () => {
  const table = (text: string) => readSittingFile(Buffer.from(text));

  it('reads German Excel: BOM, semicolon, day.month.year, days for papers, what is cancelled', () => {
    const { entries, problems } = table(
      '\uFEFFGremium;Datum;Abgabeschluss;Status\r\nRat;16.12.2026;24.11.2026;\r\n"Bürger; Umwelt";Mo, 6.1.2027;;abgesagt\r\n',
    );
    expect(problems).to.deep.equal([]);
    expect(entries).to.deep.equal([
      { line: 2, name: 'Rat', on: '2026-12-16', submissionOn: '2026-11-24', isCancelled: false },
      { line: 3, name: 'Bürger; Umwelt', on: '2027-01-06', submissionOn: null, isCancelled: true },
    ]);
  });

  it('reads windows-1252 and dates of the world', () => {
    const bytes = Buffer.from('Gremium;Datum\nB\xfcrger;2026-12-16\n', 'latin1');
    expect(readSittingFile(bytes).entries[0]).to.include({ name: 'Bürger', on: '2026-12-16' });
  });

  it('tells line and reason of what it cannot read', () => {
    const { entries, problems } = table(
      'Gremium;Datum;Abgabeschluss\nRat;31.02.2027;\n;16.12.2026;\nRat;16.12.2026;bald\nRat;16.12.2026;17.12.2026\nRat;17.12.2026;\n',
    );
    expect(entries.map(({ on }) => on)).to.deep.equal(['2026-12-16', '2026-12-16', '2026-12-17']);
    expect(problems.map(({ line }) => line)).to.deep.equal([2, 3]);
    expect(entries[1]?.refused?.why).to.contain('nach der Sitzung');
  });

  it('says which columns are missing', () => {
    expect(() => table('Wann;Wer\n16.12.2026;Rat\n')).to.throw(
      SourceError,
      '„Gremium“ und „Datum“',
    );
  });
});
