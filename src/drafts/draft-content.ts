import type { Missing } from '../projects/missing-marks.ts';
import { formatDay } from '../shared/dates.ts';
import type { Block, DraftDocument } from './document.ts';
import { applicantBlocks, headBlocks } from './draft-content-applicant.ts';
import { missing } from './draft-content-blocks.ts';
import { declarationBlocks, enclosureBlocks, examinationBlocks } from './draft-content-closing.ts';
import { conditionBlocks } from './draft-content-conditions.ts';
import {
  cityName,
  printableFacts,
  type DraftFacts,
  type PrintableFacts,
} from './draft-content-facts.ts';
import { figureBlocks } from './draft-content-figures.ts';
import { financeBlocks } from './draft-content-finance-plan.ts';
import { grantBlocks } from './draft-content-grant.ts';
import { measureBlocks } from './draft-content-measure.ts';
import { missingBlocks } from './draft-content-missing.ts';
import { missingPoints } from './missing-points.ts';
import { budgetBlocks, reasonBlocks } from './draft-content-reasons.ts';

export const draftMark = 'Entwurf – nicht eingereicht';

/** Facts → document, in the order of the NRW standard form (Anlage 2 zu Nr. 3.1 VVG). Pure. */
export function draftDocument(loaded: DraftFacts): DraftDocument {
  const draft = printableFacts(loaded);
  const blocks = sections(draft);
  const city = cityName(draft.municipality);
  return {
    schemaVersion: 1,
    title: 'Antrag auf Gewährung einer Zuwendung (Entwurf)',
    subtitle: `${city} · ${draft.programme.title}`,
    watermark: draftMark,
    footer: `${city} · Stand ${formatDay(draft.today)}`,
    language: 'de',
    blocks: [...blocks, ...missingBlocks(missingPoints(blocks, loaded, draft))],
  };
}

/** What the draft of these facts would name as missing in Anhang C. */
export function missingOf(loaded: DraftFacts): Missing[] {
  const draft = printableFacts(loaded);
  return missingPoints(sections(draft), loaded, draft);
}

function sections(draft: PrintableFacts): Block[] {
  return [
    ...demoNotice(draft),
    ...headBlocks(draft),
    ...applicantBlocks(draft),
    ...measureBlocks(draft),
    ...financeBlocks(draft),
    ...grantBlocks(draft),
    ...reasonBlocks(draft),
    ...budgetBlocks(draft),
    ...declarationBlocks(),
    ...enclosureBlocks(draft),
    ...examinationBlocks(draft),
    ...figureBlocks(draft),
    ...conditionBlocks(draft),
  ];
}

function demoNotice({ isDemo }: PrintableFacts): Block[] {
  if (!isDemo) return [];
  return [
    missing(
      'echter Bedarf – dieses Vorhaben beruht auf einem Demo-Bedarf, dessen erfundene Angaben in keinem Antrag stehen',
    ),
  ];
}
