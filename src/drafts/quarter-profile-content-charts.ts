import { valueText } from '../quarters/figures/value-words.ts';
import { isDrawable, type Pairing, type ProfileEntry } from '../quarters/profile/profile.ts';
import { timePicture } from '../quarters/profile/time-picture.ts';
import { timeSeriesOf } from '../quarters/profile/time-series.ts';
import type { Block } from './document.ts';
import { note } from './draft-content-blocks.ts';
import type { ProfileContent } from './quarter-profile-content.ts';

/** The pictures of a printed profile: published and invented values never in one of them. Pure. */

const inventedText = 'Demo-Werte: erfunden, keine amtlichen Zahlen.';
const seeTable = 'Jahr, Grundlage und Quellen: siehe Tabelle.';

interface Drawn {
  entry: ProfileEntry;
  pairing: Pairing;
  isDemo: boolean;
}

/** Quarter beside city, one chart per unit. */
export function barBlocks(content: ProfileContent): Block[] {
  const drawn = content.core.flatMap((entry): Drawn[] => {
    const { published, demo } = entry;
    if (isDrawable(entry, published)) return [{ entry, pairing: published, isDemo: false }];
    return isDrawable(entry, demo) ? [{ entry, pairing: demo, isDemo: true }] : [];
  });
  if (drawn.length === 0) {
    return [
      note('Kein Bild: Zu keiner Kennzahl sind Quartier und Stadt unmittelbar vergleichbar.'),
    ];
  }
  const kinds = new Map<string, Drawn[]>();
  for (const one of drawn) {
    const kind = `${one.entry.indicator.unit} ${one.isDemo ? 'demo' : ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].map((group) => barBlock(content, group));
}

function barBlock({ quarter, municipality }: ProfileContent, group: readonly Drawn[]): Block {
  const [first] = group;
  const unit = unitOf(first?.entry.indicator.unit ?? '%');
  const isDemo = first?.isDemo ?? false;
  const rows = group.map(({ entry: { indicator }, pairing: { quarter: own, city } }) => ({
    label: `${indicator.name}, ${own?.yearLabel ?? ''}`,
    values: [own?.value ?? null, city?.value ?? null],
    valueLabels: [own, city].map((value) => (value === null ? '' : valueText(value, indicator))),
  }));
  const spoken = rows.map(
    ({ label, valueLabels: [own = '', city = ''] }) => `${label}: Quartier ${own}, Stadt ${city}`,
  );
  return {
    kind: 'chart',
    title: `Quartier und Stadt im Vergleich${isDemo ? ' (Demo-Werte)' : ''}`,
    description: `Balkendiagramm${isDemo ? ' mit Demo-Werten' : ''}. ${spoken.join('; ')}.`,
    unit,
    series: [{ name: `Quartier ${quarter.name}` }, { name: `Stadt ${municipality.name}` }],
    rows,
    source: isDemo ? inventedText : seeTable,
  };
}

/** As it is said after "Angaben in". */
function unitOf(unit: string): string {
  if (unit === '%') return 'Prozent';
  return unit.startsWith('je ') ? `Fällen ${unit}` : unit;
}

/** Over the years; published lines first, invented ones in a block of their own. */
export function lineBlocks({ core, today }: ProfileContent): Block[] {
  const pictures = core.flatMap(({ indicator, values }) => {
    const { published, demo } = timeSeriesOf(values);
    const series = published ?? demo;
    return series === null ? [] : [timePicture(series, indicator, today).panel];
  });
  return [false, true].flatMap((wanted): Block[] => {
    const panels = pictures.filter(({ isDemo }) => isDemo === wanted);
    if (panels.length === 0) return [];
    return [
      {
        kind: 'lineChart',
        title: wanted ? 'Über die Jahre (Demo-Werte)' : 'Über die Jahre',
        panels,
        source: wanted ? inventedText : seeTable,
      },
    ];
  });
}
