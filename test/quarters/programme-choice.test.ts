import { expect } from 'chai';
import { chosenProgramme } from '../../src/quarters/funding/programme-choice.ts';

const choice = (id: string, shortTitle: string, title = shortTitle) => ({
  id,
  slug: `p-${id}`,
  shortTitle,
  title,
});
const programmes = [
  choice('a', 'ZiQ – Kinder stärken', 'Zusammen im Quartier: Kinder stärken, Zukunft sichern'),
  choice('b', 'Städtebauförderung'),
  choice('c', 'Doppelt'),
  choice('d', 'Doppelt'),
  ...['1', '2', '3', '4', '5', '6'].map((id) => choice(id, `Stiftung Nummer ${id}`)),
];

describe('the programme of a funding, as it is typed', () => {
  const right: [string, string | null][] = [
    ['', null],
    ['ZiQ – Kinder stärken [p-a]', 'a'],
    ['p-a', 'a'],
    ['P-A', 'a'],
    ['ziq – kinder staerken', 'a'],
    ['ZUSAMMEN IM QUARTIER: Kinder stärken, Zukunft sichern', 'a'],
    ['staedtebaufoerderung', 'b'],
    ['Doppelt [p-d]', 'd'],
  ];
  for (const [text, id] of right) {
    it(`"${text}" → ${id ?? 'none'}`, () => {
      expect(chosenProgramme(text, programmes)).to.deep.equal({ ok: true, id });
    });
  }

  const wrong: [string, string][] = [
    [
      'Doppelt',
      'Mehrere Programme heißen so. Bitte eines davon übernehmen oder leer lassen: Doppelt [p-c]; Doppelt [p-d]',
    ],
    ['Kinder', 'Bitte eines davon übernehmen oder leer lassen: ZiQ – Kinder stärken [p-a]'],
    [
      'gibt es nicht',
      'So heißt kein Programm des Katalogs. Bitte einen Vorschlag auswählen oder leer lassen.',
    ],
    ['im', 'Bitte einen Vorschlag auswählen'],
  ];
  for (const [text, expected] of wrong) {
    it(`"${text}" is no single one`, () => {
      const chosen = chosenProgramme(text, programmes);
      expect(chosen.ok ? '' : chosen.error).to.contain(expected);
    });
  }

  it('names five at most', () => {
    const chosen = chosenProgramme('Stiftung 6 Nummer', programmes);
    const named = chosen.ok ? [] : chosen.error.match(/\[p-\d\]/gu);
    expect(named).to.have.length(5);
  });
});
