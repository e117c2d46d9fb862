import { expect } from 'chai';
import type { SectionField } from '../../src/imports/source-record.ts';
import { findEuros } from '../../src/imports/evidence/euro-amounts.ts';
import { valuesIn } from './sample-records.ts';

interface Where {
  field?: SectionField;
  variant?: 'tabs' | 'single';
}

const rates = (text: string, where?: Where): string[] =>
  valuesIn('rate', text, where).map(
    ({ percent, isCeiling }) => `${isCeiling ? '<=' : ''}${percent}`,
  );
const amounts = (text: string, where?: Where): string[] =>
  valuesIn('amount', text, where).map(
    ({ bound, amountCents, of, per, what }) => `${bound} ${of} ${amountCents / 100} ${per} ${what}`,
  );
const guideline: Where = { field: 'richtlinie' };

describe('rates in prose', () => {
  it('reads a list whose opening line holds the verb', () => {
    const text =
      'Sie erhalten\nbei großen Vorhaben bis zu 45 Prozent der förderfähigen Kosten, bei Vereinen maximal EUR 150.000,\nbei Konzepten bis zu 35 Prozent der zuwendungsfähigen Kosten, maximal EUR 26.000, in Ausnahmefällen maximal EUR 52.000.';
    expect(rates(text)).to.deep.equal(['<=45', '<=35']);
    expect(amounts(text)).to.deep.equal([
      'max grant 150000 application Höchstbetrag',
      'max grant 26000 application Höchstbetrag',
      'max grant 52000 application Höchstbetrag',
    ]);
  });

  it('keeps contradicting rates, each with its sentence', () => {
    const text =
      'Die Höhe des Zuschusses beträgt für\nfür Schecks 50 Prozent der zuwendungsfähigen Ausgaben, maximal jedoch EUR 3.000 je Scheck und Maßnahme und\nfür Maßnahmen grundsätzlich 50 Prozent der zuwendungsfähigen Ausgaben; für mittlere Unternehmen kann die Höhe der Förderung 60 Prozent und für kleine Unternehmen 70 Prozent der zuwendungsfähigen Ausgaben betragen.';
    expect(rates(text)).to.deep.equal(['50', '60', '70']);
    expect(amounts(text)).to.deep.equal(['max grant 3000 other je Scheck und Maßnahme']);
  });

  const cases: [string, string[], Where?][] = [
    ['Die Höhe des Zuschusses beträgt bis zu 90 Prozent der zuwendungsfähigen Ausgaben.', ['<=90']],
    ['Die Höhe der Förderung beträgt 80 Prozent der förderfähigen Kosten.', ['80']],
    ['Sie erhalten einen Zuschuss von maximal 60 Prozent der förderfähigen Ausgaben.', ['<=60']],
    [
      'Der Zuschuss beträgt bis zu 50 Prozent des berücksichtigungsfähigen Arbeitsentgelts.',
      ['<=50'],
    ],
    [
      'Die Höhe der Förderung beträgt grundsätzlich 60 Prozent der zuwendungsfähigen Ausgaben, bei Zu- und Abschlägen von je 10 Prozent.',
      ['60'],
    ],
    [
      'Die Höhe des Zuschusses beträgt\nbei kleinen Trägern bis zu 45 Prozent,\nbei großen 35 Prozent der förderfähigen Kosten.',
      ['<=45', '35'],
    ],
    ['Die Zuwendung beträgt bis zu 25% der zuwendungsfähigen Ausgaben.', ['<=25'], guideline],
    [
      'Die Förderung wird als Anteilfinanzierung von höchstens 70 v. H. der zuwendungsfähigen Ausgaben gewährt.',
      ['<=70'],
      guideline,
    ],
    ['Der Fördersatz liegt bei 66,67 Prozent.', ['66.67']],
    [
      'Die Förderung beträgt 80 Prozent der zuwendungsfähigen Ausgaben, der Eigenanteil mindestens 20 Prozent.',
      ['80'],
    ],
    ['Die Förderung beträgt 40 bis 60 Prozent der zuwendungsfähigen Ausgaben.', ['<=60']],
    ['Gefördert werden bis zu 100 Prozent der zuwendungsfähigen Gesamtausgaben.', ['<=100']],
    ['Die Höhe des Zuschusses beträgt 90 Prozent der Ausgaben, maximal EUR 10.000.', ['90']],
    [
      'Die Zuwendung darf 75 Prozent der zuwendungsfähigen Ausgaben nicht übersteigen.',
      ['<=75'],
      guideline,
    ],
    [
      'Sie erhalten die Förderung als Zuschuss. Der Zuschuss beträgt höchstens 50 vom Hundert der anerkannten Kosten.',
      ['<=50'],
    ],
    [
      'Ihren Eigenanteil von mindestens 10 Prozent der zuwendungsfähigen Ausgaben weisen Sie nach.',
      [],
    ],
    ['Sie müssen 20 Prozent der zuwendungsfähigen Ausgaben selbst tragen.', []],
    [
      'Der Eigenanteil beträgt für kleine Kommunen 10 Prozent, für andere 20 Prozent der zuwendungsfähigen Ausgaben.',
      [],
    ],
    ['Die Förderung erhöht sich um 20%-Punkte der zuwendungsfähigen Ausgaben.', []],
    ['Der Zuschuss steigt um 5 Prozentpunkte.', []],
    ['Die öffentliche Hand hält mehr als 50 Prozent der Anteile am geförderten Unternehmen.', []],
    ['Sie müssen mindestens 50 Prozent der Anteile halten, um eine Förderung zu erhalten.', []],
    [
      'Für Gemeinkosten wird eine Pauschale von 15 Prozent der förderfähigen Personalausgaben anerkannt.',
      [],
    ],
    ['Bis zu 50 Prozent der Zuwendung können vorab ausgezahlt werden.', []],
    ['Das Darlehen wird mit 2,5 Prozent verzinst.', []],
    ['Die Bürgschaft setzt eine Einsparung von 30 Prozent voraus.', []],
    ['Es gilt § 44 der Haushaltsordnung.', []],
    ['Der Zuschuss beträgt 50 Prozent der Kreditsumme.', []],
    ['Sie erhalten einen Zuschuss, wenn 50 Prozent der Teilnehmenden arbeitslos sind.', []],
    [
      'Die Höhe des Zuschusses beträgt 90 Prozent der zuwendungsfähigen Ausgaben.',
      [],
      { field: 'voraussetzungen' },
    ],
    [
      'Die Zuschüsse aus öffentlichen Mitteln dürfen 90 Prozent der zuwendungsfähigen Ausgaben nicht übersteigen.',
      [],
      guideline,
    ],
    [
      'Die Einzelansätze dürfen um bis zu 20 Prozent der zuwendungsfähigen Ausgaben überschritten werden.',
      [],
      guideline,
    ],
  ];
  for (const [text, expected, where] of cases) {
    it(`reads ${expected.join(', ') || 'no rate'}: ${text.slice(0, 80)}`, () => {
      expect(rates(text, where)).to.deep.equal(expected);
    });
  }
});

describe('amounts in prose', () => {
  const numbers: [string, number[]][] = [
    ['EUR 50 Millionen', [50_000_000]],
    ['EUR 600 Mio.', [600_000_000]],
    ['1,25 Mio. EUR', [1_250_000]],
    ['15.000 Euro', [15_000]],
    ['EUR\u00A03.000', []],
    ['EUR 3.000', [3000]],
    ['3,2 Millionen EUR (3.200.000 EUR)', [3_200_000, 3_200_000]],
    ['EUR 12.500,50 und 800 €', [12_500.5, 800]],
    ['Europa 2027, Neuro 3', []],
    ['EUR 0', []],
  ];
  for (const [text, euros] of numbers) {
    it(`binds currency to number: ${text}`, () => {
      expect(findEuros(text).map(({ cents }) => cents / 100)).to.deep.equal(euros);
    });
  }

  const cases: [string, string[], Where?][] = [
    [
      'Die Höhe des Zuschusses beträgt bis zu 90 Prozent der zuwendungsfähigen Ausgaben, maximal EUR 150.000.',
      ['max grant 150000 application Höchstbetrag'],
    ],
    [
      'Sie erhalten die Förderung als stille Beteiligung bis zu EUR 140.000.',
      ['max grant 140000 application Höchstbetrag'],
    ],
    ['Der Zuschuss beträgt bis zu EUR 33.300 pro Jahr.', ['max grant 33300 year pro Jahr']],
    [
      'Die Förderung beträgt 80 Prozent der Ausgaben, jedoch maximal EUR 500.000 pro Einzelvorhaben.',
      ['max grant 500000 application pro Einzelvorhaben'],
    ],
    [
      'Der Zuschuss beträgt 50 Prozent der Kosten, maximal jedoch EUR 3.000 je Bildungsscheck.',
      ['max grant 3000 other je Bildungsscheck'],
    ],
    [
      'Zuschüsse sind bis zu einer Höhe von EUR 5.000 möglich, Darlehen auch darüber hinaus.',
      ['max grant 5000 application Höchstbetrag'],
    ],
    [
      'Die Zuwendung beträgt max. 150.000 Euro.',
      ['max grant 150000 application Höchstbetrag'],
      guideline,
    ],
    [
      'Der Höchstbetrag der Förderung liegt bei 1,25 Mio. EUR.',
      ['max grant 1250000 application Höchstbetrag'],
      guideline,
    ],
    [
      'Die Bagatellgrenze liegt bei EUR 25.000, bei kommunalen Trägern EUR 12.500.',
      [
        'min grant 25000 application Bagatellgrenze',
        'min grant 12500 application bei kommunalen Trägern',
      ],
    ],
    [
      'Die zuwendungsfähigen Ausgaben müssen mindestens EUR 50.000 betragen.',
      ['min costs 50000 application Mindestbetrag'],
    ],
    [
      'Die förderfähigen Gesamtkosten müssen mindestens EUR 10.000 betragen.',
      ['min costs 10000 application Mindestbetrag'],
      { field: 'voraussetzungen' },
    ],
    [
      'Die Bagatellgrenze beträgt EUR 2.500.',
      ['min grant 2500 application Bagatellgrenze'],
      { field: 'voraussetzungen' },
    ],
    [
      'Der Zuschuss beträgt höchstens 10.000 € je Kalenderjahr.',
      ['max grant 10000 year je Kalenderjahr'],
    ],
    ['Gefördert werden jährlich bis zu EUR 20.000.', ['max grant 20000 year jährlich']],
    ['Der Zuschuss beträgt maximal EUR 800 pro Monat.', ['max grant 800 other pro Monat']],
    [
      'Die Förderung beträgt maximal EUR 5.000 für jede Veranstaltung.',
      ['max grant 5000 other für jede Veranstaltung'],
    ],
    [
      'Die Förderung beträgt zwischen EUR 5.000 und EUR 20.000.',
      ['max grant 20000 application Höchstbetrag'],
    ],
    [
      'Die Zuwendung soll mindestens 5.000 Euro betragen.',
      ['min grant 5000 application Mindestbetrag'],
      guideline,
    ],
    [
      'Der Zuschuss beträgt maximal EUR 40.000 pro Vorhaben und Jahr.',
      ['max grant 40000 year pro Vorhaben und Jahr'],
    ],
    [
      'Antragsberechtigt sind Unternehmen mit einem Jahresumsatz von bis zu EUR 50 Millionen, die eine Förderung erhalten.',
      [],
    ],
    ['Für die Förderung stehen bis zu EUR 600 Mio. zur Verfügung.', []],
    ['Das jährliche Fördervolumen beträgt 3,2 Millionen EUR (3.200.000 EUR).', []],
    ['De-minimis-Beihilfen dürfen maximal EUR 300.000 in 3 Jahren betragen.', []],
    ['Der Zuschuss beträgt EUR 5.000.', []],
    ['Bei Zuwendungen bis zu EUR 25.000 genügt ein einfacher Antrag.', []],
    [
      'Für Vorhaben mit zuwendungsfähigen Ausgaben von mindestens EUR 500.000 gilt ein eigenes Verfahren.',
      [],
    ],
    [
      'Für Kommunen beträgt die Förderung maximal EUR 20.000.',
      ['max grant 20000 application Höchstbetrag'],
    ],
    ['Der Zuschuss wird seit weniger als 6 Jahren gezahlt.', []],
    [
      'Gegenstände mit einem Anschaffungswert von mehr als 800 Euro werden inventarisiert; Zuschuss.',
      [],
    ],
    ['Ihr Eigenanteil zum Zuschuss beträgt mindestens EUR 1.000.', []],
    ['Das Darlehen ist bis 31.12. mit EUR 500 zu tilgen.', []],
    ['Der Zuschuss beträgt maximal EUR 5.000.', [], { field: 'voraussetzungen' }],
    ['Der Zuschuss beträgt maximal EUR 5.000.', [], { field: 'fundstelle' }],
  ];
  for (const [text, expected, where] of cases) {
    it(`reads ${expected.join('; ') || 'no amount'}: ${text.slice(0, 80)}`, () => {
      expect(amounts(text, where)).to.deep.equal(expected);
    });
  }
});
