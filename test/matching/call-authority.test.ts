import { expect } from 'chai';
import { authorityFor } from '../../src/matching/questions/call-authority.ts';
import { subjectOf } from '../../src/matching/questions/question-subject.ts';

const place = { name: 'Leverkusen', ags: '05316000' };

describe('authorityFor', () => {
  const nameOf = (administrator: string | null, at = place): string =>
    authorityFor({ administrator, funder: 'Stiftung Umwelt' }, at).name;

  it('names who is in charge here, and guesses nothing', () => {
    const cases: [string | null, string][] = [
      [null, 'Stiftung Umwelt'],
      ['Stiftung selbst', 'Stiftung Umwelt'],
      ['Bezirksregierung Köln (für Leverkusen)', 'Bezirksregierung Köln'],
      ['LVR (für Leverkusen); LWL in Westfalen-Lippe', 'LVR'],
      [
        'LVR-Landesjugendamt Rheinland (Antrag über das Jugendamt)',
        'LVR-Landesjugendamt Rheinland',
      ],
      ['Land (NRW: Landeskoordinierungsstelle)', 'Landeskoordinierungsstelle'],
      ['Bezirksregierung', 'Zuständige Bezirksregierung'],
      ['Kreise und kreisfreie Städte / Bezirksregierung', 'Zuständige Bezirksregierung'],
      ['Bezirksregierung Arnsberg (Dez. 36)', 'Bezirksregierung Arnsberg (Dez. 36)'],
    ];
    for (const [administrator, name] of cases) expect(nameOf(administrator)).to.equal(name);
    expect(nameOf('Bezirksregierung Köln (für Leverkusen)', { ...place, name: 'Bonn' })).to.equal(
      'Bezirksregierung Köln (für Leverkusen)',
    );
  });

  it('knows the municipality itself, and that a town of a county is no county', () => {
    const isOwn = (administrator: string, ags = place.ags): boolean =>
      authorityFor({ administrator, funder: null }, { ...place, ags }).isOwnHouse;
    expect(isOwn('Kreise und kreisfreie Städte (für Leverkusen: Stadt)')).to.equal(true);
    expect(isOwn('Kreise und kreisfreie Städte')).to.equal(true);
    expect(isOwn('Kreise und kreisfreie Städte', '05378004')).to.equal(false);
    expect(isOwn('Stadt- und Kreissportbünde')).to.equal(false);
  });
});

it('subjectOf: a condition is asked of whom it speaks of', () => {
  const of = (text: string) => subjectOf({ kind: 'condition' }, { whom: 'self' }, text);
  expect(of('Kreis oder kreisfreie Stadt mit KI')).to.equal('municipality');
  expect(of('Jugendamtsbezirk mit Netzwerk Frühe Hilfen')).to.equal('municipality');
  expect(of('Kommunales Integrationszentrum vorhanden')).to.equal('municipality');
  expect(of('Projekt in einer Mitgliedsstadt')).to.equal('municipality');
  expect(of('Kommunale Gesundheitsförderung für Gruppen')).to.equal('authority');
  expect(of('Kommunen und Einzelpersonen ausgeschlossen')).to.equal('authority');
  expect(of('Träger gehört einem Verband der LAG an')).to.equal('carrier');
  expect(of('Ratsbeschluss liegt vor')).to.equal('need');
  expect(subjectOf({ kind: 'topic' }, { whom: 'funder' }, 'Kreis mit KI')).to.equal('authority');
});
