import { isOutdated } from '../quarters/figures/indicator.ts';
import { costPerYear } from '../quarters/needs/need.ts';
import type { Block } from './document.ts';
import { gap, heading, list, paragraph } from './draft-content-blocks.ts';
import type { ProfileContent } from './quarter-profile-content.ts';

/** What a reader would look for and does not find; invented values do not fill a gap. Pure. */
export function missingBlocks(content: ProfileContent): Block[] {
  const points = [...figureGaps(content), ...areaGaps(content), ...needGaps(content)];
  return [
    heading(1, 'Was fehlt'),
    points.length === 0 ? paragraph('Nichts: Alle Angaben sind vorhanden.') : list(points),
  ];
}

function figureGaps({ core, today }: ProfileContent): string[] {
  const names = (wanted: (entry: (typeof core)[number]) => boolean): string =>
    core
      .filter(wanted)
      .map(({ indicator }) => indicator.name)
      .join(', ');
  const kinds: [string, string][] = [
    [
      'veröffentlichte Werte des Quartiers mit Jahr und Quelle',
      names(({ published }) => (published?.quarter ?? null) === null),
    ],
    [
      'aktuellere Werte, die vorhandenen sind älter als drei Jahre oder ohne bekanntes Jahr',
      names(({ published }) => {
        const newest = published?.newer ?? published?.quarter ?? null;
        return newest !== null && isOutdated(newest, today);
      }),
    ],
    [
      'vergleichbare Werte der Stadt',
      names(
        ({ published }) =>
          (published?.quarter ?? null) !== null && published?.comparison?.comparable !== true,
      ),
    ],
  ];
  return kinds.flatMap(([what, which]) => (which === '' ? [] : [gap(`${what}: ${which}`)]));
}

function areaGaps({ quarter: { areaStatus } }: ProfileContent): string[] {
  const isUnknown = areaStatus.sozialeStadt === null || areaStatus.isek === null;
  return isUnknown ? [gap('Gebietsstatus des Quartiers')] : [];
}

/** Of invented needs nothing is missing. */
function needGaps({ needs }: ProfileContent): string[] {
  return needs.flatMap((need) => {
    if (need.origin === 'demo') return [];
    const { missing } = costPerYear(need);
    return [
      ...(missing.length === 0
        ? []
        : [gap(`${need.title}: Betrag für ${missing.map(({ label }) => label).join(', ')}`)]),
      ...(need.startMonth === null || need.months === null
        ? [gap(`${need.title}: Beginn und Dauer`)]
        : []),
    ];
  });
}
