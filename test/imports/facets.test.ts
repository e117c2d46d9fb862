import { expect } from 'chai';
import {
  codesOfCodes,
  codesOfLabels,
  facetOf,
  isSubarea,
  labelOf,
  subareaCodes,
} from '../../src/imports/facets.ts';
import { vocabularies } from '../../src/imports/vocabularies.ts';

describe('facets', () => {
  it('matches „Kultur, Medien & Sport“ as one value, not as two phantom areas', () => {
    expect(codesOfLabels('foerderbereich', 'Kultur, Medien & Sport')).to.deep.equal({
      codes: ['kultur_medien_sport'],
      unknown: [],
    });
    expect(
      codesOfLabels('foerderbereich', ' Mobilität, Kultur, Medien & Sport,\n  Arbeit '),
    ).to.deep.equal({ codes: ['mobilitaet', 'kultur_medien_sport', 'arbeit'], unknown: [] });
  });

  it('keeps the order of the source and reports what the list does not know', () => {
    expect(codesOfLabels('foerderart', 'Zuschuss, Ehrenpreis, Darlehen')).to.deep.equal({
      codes: ['zuschuss', 'darlehen'],
      unknown: ['Ehrenpreis'],
    });
    expect(codesOfLabels('foerderbereich', 'Arbeitsschutz')).to.deep.equal({
      codes: [],
      unknown: ['Arbeitsschutz'],
    });
  });

  it('knows the labels of both index nodes and of older pages', () => {
    for (const label of ['Corona-Hilfe', 'corona']) {
      expect(codesOfLabels('foerderbereich', label).codes).to.deep.equal(['corona']);
    }
    for (const label of ['Wohnungsbau & Modernisierung', 'Wohnungsbau & -modernisierung']) {
      expect(codesOfLabels('foerderbereich', label).codes, label).to.deep.equal([
        'wohnungsbau_modernisierung',
      ]);
    }
    expect(codesOfLabels('foerderart', 'sonstige, Sonstige').codes).to.deep.equal(['sonstige']);
  });

  it('folds both codes for nationwide, also on one programme', () => {
    expect(codesOfCodes('foerdergebiet', ['bundesweit', '_bundesweit'])).to.deep.equal({
      codes: ['_bundesweit'],
      unknown: [],
    });
    expect(codesOfLabels('foerdergebiet', 'bundesweit').codes).to.deep.equal(['_bundesweit']);
  });

  it('folds the misspelt Schleswig-Holstein of the export', () => {
    const expected = ['schlesig_holstein'];
    expect(codesOfCodes('foerdergebiet', ['schleswig_holstein']).codes).to.deep.equal(expected);
    expect(codesOfCodes('foerdergebiet', ['schlesig_holstein']).codes).to.deep.equal(expected);
    expect(codesOfLabels('foerdergebiet', 'Schleswig-Holstein').codes).to.deep.equal(expected);
  });

  it('keeps the second level as parent.child, because child codes repeat', () => {
    expect(subareaCodes('UFInfrastruktur', ['gesundheit_soziales', 'neu'])).to.deep.equal({
      codes: ['infrastruktur.gesundheit_soziales'],
      unknown: ['neu'],
    });
    expect(subareaCodes('Foerderart', ['zuschuss'])).to.equal(undefined);
    expect(isSubarea('staedtebau_stadterneuerung.soziale_stadt')).to.equal(true);
    expect(isSubarea('arbeit.soziale_stadt')).to.equal(false);
  });

  it('ships the closed lists in full', () => {
    const sizes = Object.values(vocabularies.facets).map(({ values }) => values.length);
    expect(sizes).to.deep.equal([6, 23, 18, 9, 3, 4, 2]);
    expect(vocabularies.unterbereich.flatMap(({ values }) => values)).to.have.lengthOf(124);
    expect(facetOf('Unternehmensgroesse')).to.equal('unternehmensgroesse');
    expect(labelOf('foerdergebiet', 'de_ni')).to.equal('Niedersachsen');
    expect(labelOf('unterbereich', 'arbeit.betriebliche_arbeitsplaetze')).to.equal(
      'Betriebliche Arbeitsplätze',
    );
  });
});
