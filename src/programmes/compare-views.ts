import type { ListRow } from '../http/lists.ts';
import type { PageView } from '../http/page-parts.ts';
import { compareFilePath, comparePath, programmePath, programmesPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { clipText } from '../shared/text.ts';
import { compareRows, compareSections } from './compare-rows.ts';
import type { Comparison } from './compare-service.ts';
import { mostCompared } from './compare.ts';
import type { Programme } from './programme.ts';

/** Programmes side by side: `programmes/compare.ejs`. */
export interface CompareView extends PageView {
  lead: string;
  /** What the address asked for and did not get. */
  warnings: string[];
  isComparison: boolean;
  programmes: { title: string; href: string; removeHref: string }[];
  sections: {
    heading: string;
    rows: { label: string; differs: boolean; cells: { title: string; values: string[] }[] }[];
  }[];
  differingText: string;
  csvHref: string;
  jsonHref: string;
  /** null where four are shown. */
  add: {
    action: string;
    chosen: string[];
    search: string;
    found: { title: string; fullTitle: string; href: string }[] | null;
  } | null;
}

export function compareView(
  comparison: Comparison,
  { today, search }: { today: Day; search: string },
): CompareView {
  const { programmes } = comparison;
  const slugs = programmes.map(({ slug }) => slug);
  const sections = programmes.length < 2 ? [] : sectionsOf(programmes, today);
  const rows = sections.flatMap((section) => section.rows);
  return {
    title: 'Förderprogramme vergleichen',
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Vergleich', href: null },
    ],
    lead: leadOf(programmes.length),
    warnings: warningsOf(comparison),
    isComparison: programmes.length >= 2,
    programmes: programmes.map(({ slug, shortTitle }) => ({
      title: shortTitle,
      href: programmePath(slug),
      removeHref: comparePath(slugs.filter((one) => one !== slug)),
    })),
    sections,
    differingText: `${rows.filter(({ differs }) => differs).length} von ${rows.length} Zeilen sind unterschiedlich.`,
    csvHref: compareFilePath(slugs, 'csv'),
    jsonHref: compareFilePath(slugs, 'json'),
    add: programmes.length >= mostCompared ? null : addView(comparison, search),
  };
}

function leadOf(count: number): string {
  if (count === 0) return 'Wählen Sie zwei bis vier Programme, um sie nebeneinander zu sehen.';
  if (count === 1)
    return 'Ein Programm ist gewählt. Für einen Vergleich fehlt noch mindestens eines.';
  return `${count} Programme nebeneinander. Was sich unterscheidet, ist mit dem Wort „unterschiedlich“ markiert.`;
}

function warningsOf({ unknown, leftOut }: Comparison): string[] {
  return [
    ...unknown.map((slug) => `Unter „${slug}“ gibt es kein Förderprogramm, das Sie sehen können.`),
    ...(leftOut.length === 0
      ? []
      : [
          `Höchstens ${mostCompared} Programme stehen nebeneinander. Nicht gezeigt: ${leftOut.map(({ shortTitle }) => shortTitle).join(', ')}.`,
        ]),
  ];
}

function sectionsOf(programmes: readonly Programme[], today: Day): CompareView['sections'] {
  return compareSections.map((heading) => ({
    heading,
    rows: compareRows
      .filter(({ section }) => section === heading)
      .map(({ label, valuesOf }) => {
        const answers = programmes.map((programme) => valuesOf(programme, today));
        return {
          label,
          differs: new Set(answers.map((values) => values.join('\n'))).size > 1,
          cells: answers.map((values, index) => ({
            title: clipText(programmes[index]?.shortTitle ?? '', 60),
            values: shortened(values),
          })),
        };
      }),
  }));
}

const [mostItems, mostCharacters] = [6, 180];

/** Long lists would push everything else off the page; whether two programmes differ is seen by their whole texts. */
function shortened(values: readonly string[]): string[] {
  const more = values.length - mostItems;
  return [
    ...values.slice(0, mostItems).map((value) => clipText(value, mostCharacters)),
    ...(more > 0 ? [`und ${more} weitere auf der Programmseite`] : []),
  ];
}

function addView({ programmes, found }: Comparison, search: string): CompareView['add'] {
  const slugs = programmes.map(({ slug }) => slug);
  return {
    action: comparePath([]),
    chosen: slugs,
    search,
    found:
      found?.map(({ slug, shortTitle, title }) => ({
        title: shortTitle,
        fullTitle: title,
        href: comparePath([...slugs, slug]),
      })) ?? null,
  };
}

/** One programme per row of the `.csv` and `.json` files, the same texts as on the page. */
export function compareFileRows({ programmes }: Comparison, today: Day): ListRow[] {
  return programmes.map((programme) => ({
    slug: programme.slug,
    title: programme.title,
    ...Object.fromEntries(
      compareRows.map(({ key, valuesOf }) => [key, valuesOf(programme, today).join('\n')]),
    ),
  }));
}
