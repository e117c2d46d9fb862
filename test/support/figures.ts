import { newId } from '../../src/database/new-id.ts';
import {
  noCounts,
  type FigureImport,
  type FigureOutcome,
} from '../../src/quarters/figures/figure-import.ts';
import { installationScope, testInstant, type TestApp } from './app.ts';

/** An import of figures that waits for its columns. */
export const sampleOutcome: FigureOutcome = {
  phase: 'columns',
  base: 'melderegister',
  yearMeaning: 'year',
  reference: '',
  basis: '',
  counts: noCounts,
  refused: [],
  unchangedLines: '',
  notes: [],
  columns: [
    { heading: 'Wo', samples: ['Musterort'] },
    { heading: 'Was', samples: ['Zahl'] },
  ],
};

export function sampleFigureImport(
  row: Pick<FigureImport, 'municipalityId'> & { personId: string; mark: string },
) {
  const { mark, ...rest } = row;
  return {
    ...rest,
    id: newId(),
    fileName: `${mark}.csv`,
    format: 'csv' as const,
    layout: 'long' as const,
    source: { title: `Statistik ${mark}`, url: null, receivedOn: '2026-11-20' },
    outcome: sampleOutcome,
    createdAt: testInstant,
  };
}

/** @returns its id */
export async function addFigureImport(
  { services }: Pick<TestApp, 'services'>,
  row: Parameters<typeof sampleFigureImport>[0],
): Promise<string> {
  const made = sampleFigureImport(row);
  await services.stores.figureImports.insertFigureImport(await installationScope(services), made);
  return made.id;
}
