import { load } from 'cheerio';
import { expect } from 'chai';
import { stageFigures } from '../support/figures.ts';
import { testApp, type TestApp } from '../support/app.ts';

const heading = 'Gebiet;Kennzahl;Jahr;Wert;Zähler;Nenner;Grundlage;Quelle;Quelle (URL)';

/** A row and a piece of the reason it must be refused with; the row's line follows from its place. */
const planted: [string, string][] = [
  ['Manfrot;sgb2_quote;2024;20,5;;;;;', 'Meinten Sie „Manfort“?'],
  ['Rheindorf Nrod;sgb2_quote;2024;20,5;;;;;', 'Meinten Sie „Rheindorf-Nord“?'],
  ['Stadtteil Opaden;sgb2_quote;2024;20,5;;;;;', 'Meinten Sie „Stadtteil Opladen“?'],
  ['Entenhausen am See;sgb2_quote;2024;20,5;;;;;', 'Gebiet „Entenhausen am See“ unbekannt'],
  [';sgb2_quote;2024;20,5;;;;;', 'Gebiet fehlt'],
  ['#NV;sgb2_quote;2024;20,5;;;;;', 'Gebiet enthält #NV'],
  ['Manfort;sgb2_qoute;2024;20,5;;;;;', 'Meinten Sie „sgb2_quote“?'],
  ['Manfort;Kinderarmutsquote (NEF-Quote) unter 14;2024;20,5;;;;;', 'Kennzahl unbekannt'],
  ['Manfort;Lebensfreude;2024;20,5;;;;;', 'Kennzahl „Lebensfreude“ unbekannt'],
  ['Manfort;;2024;20,5;;;;;', 'Kennzahl fehlt'],
  ['Manfort;sgb2_quote;;20,5;;;;;', 'Jahr oder Stichtag fehlt'],
  ['Manfort;sgb2_quote;2030;20,5;;;;;', 'in der Zukunft'],
  ['Manfort;sgb2_quote;31.12.2026;20,5;;;;;', 'in der Zukunft'],
  ['Manfort;sgb2_quote;1985;20,5;;;;;', 'Das Jahr liegt vor 1990'],
  ['Manfort;sgb2_quote;30.02.2024;20,5;;;;;', 'nicht lesbar'],
  ['Manfort;sgb2_quote;Dezember;20,5;;;;;', 'nicht lesbar'],
  ['Manfort;sgb2_quote;24;20,5;;;;;', 'nicht lesbar'],
  ['Manfort;sgb2_quote;#WERT!;20,5;;;;;', 'enthält #WERT!'],
  ['Manfort;sgb2_quote;2024;120,5;;;;;', 'zwischen 0 und 100 %'],
  ['Manfort;sgb2_quote;2024;-3;;;;;', 'negativ'],
  ['Manfort;sgb2_quote;2024;abc;;;;;', 'Wert „abc“ ist keine Zahl'],
  ['Manfort;sgb2_quote;2024;–;;;;;', 'nur einen Strich'],
  ['Manfort;sgb2_quote;2024;#DIV/0!;;;;;', '#DIV/0!'],
  ['Manfort;sgb2_quote;2024;=B2/C2;;;;;', 'Formel'],
  ['Manfort;sgb2_quote;2024;;300;;;;', 'Zähler ohne Nenner'],
  ['Manfort;sgb2_quote;2024;;;2000;;;', 'Nenner ohne Zähler'],
  ['Manfort;sgb2_quote;2024;;2100;2000;;;', 'größer als der Nenner'],
  ['Manfort;sgb2_quote;2024;;300;0;;;', 'Nenner ist null'],
  ['Manfort;sgb2_quote;2024;;-300;2000;;;', 'Zähler ist negativ'],
  ['Manfort;sgb2_quote;2024;;300;-2000;;;', 'Nenner ist negativ'],
  ['Manfort;sgb2_quote;2024;;300,5;2000;;;', 'Zähler ist keine ganze Zahl'],
  ['Manfort;sgb2_quote;2024;;300;2000,5;;;', 'Nenner ist keine ganze Zahl'],
  ['Manfort;sgb2_quote;2024;25,0;300;2000;;;', 'widerspricht Zähler und Nenner'],
  ['Manfort;sgb2_quote;2024;;30 %;2000;;;', 'sind Anzahlen, keine Prozente'],
  ['Manfort;hze;2024;12 %;;;;;', 'Wert ist in Prozent'],
  ['Manfort;einwohner;2024;5000,5;;;;;', 'ganze Zahl'],
  ['Manfort;einwohner;2024;5000;;9000;;;', 'hat keinen Nenner'],
  ['Manfort;sgb2_quote;2024;20,5;;;Melderegistr;;', 'Meinten Sie „melderegister“?'],
  ['Manfort;sgb2_quote;2024;20,5;;;Demo;;', 'Erfundene Werte'],
  ['Manfort;sgb2_quote;2024;20,5;;;;Amt;ftp://amt', 'beginnt nicht mit https://'],
];
/** Contradict each other, and a plain repetition. */
const twins: [string, string | null][] = [
  ['Alkenrath;sgb2_quote;2024;15,0;;;;;', 'widersprüchlich'],
  ['Alkenrath;SGB-II-Quote;2024;16,0;;;;;', 'widersprüchlich'],
  ['Opladen-Zentrum;sgb2_quote;2024;15,0;;;;;', null],
  ['opladen-zentrum;sgb2_quote;2024;15,0;;;;;', 'steht schon in Zeile 44'],
];

describe('a file with forty planted errors', () => {
  let test: TestApp;
  before(async () => {
    test = await testApp();
  });
  after(() => test.close());

  it('is told line by line, and nothing of it is in effect', async () => {
    expect(planted.length).to.equal(40);
    const effective = (): unknown =>
      test.database.connection.prepare('select count(*) as n from current_indicator_value').get();
    const before = effective();
    const content = [heading, ...[...planted, ...twins].map(([row]) => row)].join('\n');
    const path = await stageFigures(test, { content });
    const { text } = await test.staff.get(path).expect(200);
    const html = load(text);
    const refused = html('[aria-labelledby="abgelehnt"] tbody tr')
      .toArray()
      .map((row) => [html(row).find('th').text(), html(row).find('td').text()]);
    const expected = [...planted, ...twins].flatMap(([row, reason], index) =>
      reason === null ? [] : [{ row, line: `Zeile ${index + 2}`, reason }],
    );
    expect(refused.map(([line]) => line)).to.deep.equal(expected.map(({ line }) => line));
    for (const [index, { row, reason }] of expected.entries()) {
      expect(refused[index]?.[1], row).to.contain(reason);
    }
    expect(effective()).to.deep.equal(before);
  });
});
