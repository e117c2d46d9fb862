import { newId } from '../../src/database/new-id.ts';
import type { NewFigureValue } from '../../src/quarters/figures/figure-value.ts';
import { foreignMark, type SecondMunicipality } from '../support/second-municipality.ts';

export const sampleFigureValue = ({
  quarter,
}: Pick<SecondMunicipality, 'quarter'>): NewFigureValue => ({
  id: newId(),
  areaKind: 'quarter',
  areaId: quarter.id,
  indicatorId: 'u18_anteil',
  base: foreignMark,
  yearLabel: '2024',
  referenceYear: 2024,
  referenceOn: null,
  state: 'value',
  value: 12.5,
  numerator: 125,
  denominator: 1000,
  origin: 'berichtet',
  suppression: null,
  sourceTitle: foreignMark,
  sourceUrl: null,
  line: 2,
  change: 'added',
});
