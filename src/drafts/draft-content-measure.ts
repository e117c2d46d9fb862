import { targetGroupLabels } from '../programmes/programme-labels.ts';
import type { SectionKey } from '../projects/project.ts';
import { firstDayOf, formatDay, lastDayOfPeriod } from '../shared/dates.ts';
import { joinGerman } from '../shared/text.ts';
import type { Block } from './document.ts';
import { facts, heading, known, missing, row, textBlocks } from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';

/** Nr. 2 Maßnahme. */
export function measureBlocks(draft: PrintableFacts): Block[] {
  const { programme, quarter, targetGroups } = draft;
  const groups = joinGerman(targetGroups.map((code) => targetGroupLabels[code]));
  return [
    heading(1, '2. Maßnahme'),
    facts([
      row('Bezeichnung', draft.title, 'Bezeichnung der Maßnahme'),
      known('Angesprochener Zuwendungsbereich', programme.title),
      known('Ort der Maßnahme', placeText(quarter)),
      row('Zielgruppen', groups, 'Zielgruppen der Maßnahme'),
      row('Durchführungszeitraum', periodText(draft.period), 'Durchführungszeitraum von/bis'),
    ]),
    heading(2, 'Ziel der Maßnahme'),
    ...sectionBlocks(draft, 'goal', 'Ziel der Maßnahme'),
    heading(2, 'Meilensteine'),
    ...sectionBlocks(draft, 'milestones', 'Meilensteine mit Terminen'),
  ];
}

/** The text a person wrote, or the gap it leaves. */
export function sectionBlocks(
  { texts }: PrintableFacts,
  key: SectionKey,
  whatIsMissing: string,
): Block[] {
  const blocks = textBlocks(texts[key] ?? '');
  return blocks.length === 0 ? [missing(whatIsMissing)] : blocks;
}

function placeText({ name, districtName }: PrintableFacts['quarter']): string {
  return name === districtName
    ? `Quartier ${name}`
    : `Quartier ${name} im Stadtteil ${districtName}`;
}

function periodText(period: PrintableFacts['period']): string | null {
  if (period === null) return null;
  const { startMonth, months } = period;
  const from = formatDay(firstDayOf(startMonth));
  const until = formatDay(lastDayOfPeriod(startMonth, months));
  return `${from} bis ${until} (${months === 1 ? '1 Monat' : `${months} Monate`})`;
}
