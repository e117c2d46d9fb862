import { draftPath, matchPath, needOnQuarterPath, programmePath, quarterPath } from '../paths.ts';
import { frameGaps } from '../projects/missing.ts';
import { missingMarks, type Missing } from '../projects/missing-marks.ts';
import { planGaps } from '../projects/plan-gaps.ts';
import { sectionLabels, type SectionKey } from '../projects/project.ts';
import { formatDay } from '../shared/dates.ts';
import type { Block } from './document.ts';
import type { ConditionState, DraftFacts, PrintableFacts } from './draft-content-facts.ts';
import { textsOf } from './draft-content-missing.ts';

/**
 * The one list of what is missing: "Was fehlt?" of the project and Anhang C of its draft. Every mark of the printed
 * document is in it once, then what keeps the project from being granted without leaving a mark.
 */
export function missingPoints(
  blocks: readonly Block[],
  loaded: DraftFacts,
  draft: PrintableFacts,
): Missing[] {
  const plan = planPoints(loaded, draft);
  const found = marksOf(blocks, loaded).filter(({ mark }) => !isNamed(mark, plan));
  const [own, byHand] = [found.filter((one) => one.href !== null), found.filter(isByHand)];
  const place = (one: Mark): Missing => ({ text: one.text, href: one.href ?? '#rahmen' });
  return distinct([
    ...own.filter(({ isBeforePlan }) => isBeforePlan).map(place),
    ...(draft.period === null ? [] : frameGaps(loaded.project, loaded)),
    ...plan,
    ...own.filter(({ isBeforePlan }) => !isBeforePlan).map(place),
    ...conditionPoints(loaded, draft),
    ...(byHand.length === 0 ? [] : [byHandPoint(byHand, loaded)]),
  ]);
}

interface Mark {
  mark: string;
  text: string;
  /** null: no field of Förderpfad holds it; it is written into the printed form. */
  href: string | null;
  isBeforePlan: boolean;
}

const isByHand = ({ href }: Mark): boolean => href === null;

function marksOf(blocks: readonly Block[], loaded: DraftFacts): Mark[] {
  let [chapter, heading] = ['', ''];
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') {
      if (block.level === 1) chapter = block.text;
      heading = block.text;
    }
    return textsOf(block)
      .flatMap(missingMarks)
      .map((mark) => ({
        mark,
        isBeforePlan: chapter === '' || /^[12]\./u.test(chapter),
        ...placeOf(mark, { chapter, heading }, loaded),
      }));
  });
}

/** Headings under which a text of the project stands. */
const textHeadings: readonly [start: string, key: SectionKey][] = [
  ['Ziel der Maßnahme', 'goal'],
  ['Meilensteine', 'milestones'],
  ['5.1', 'necessity'],
  ['5.2', 'fundingNecessity'],
  ['6.', 'budgetEffects'],
];

function placeOf(
  mark: string,
  { chapter, heading }: { chapter: string; heading: string },
  loaded: DraftFacts,
): Pick<Mark, 'text' | 'href'> {
  const section = textHeadings.find(([start]) => heading.startsWith(start))?.[1];
  if (section !== undefined) {
    const label = sectionLabels[section];
    // A gap that only repeats the heading stands for a text that is not there at all.
    const what = label.startsWith(mark) ? 'noch kein Text' : mark;
    return { text: `${label}: ${what}`, href: `#f-section-${section}` };
  }
  const own = fieldOf(mark, loaded);
  return { text: capitalised(mark), href: own ?? chapterPlace(chapter, loaded) };
}

/** Marks of the head and of Nr. 1 and 2 that have a field. */
function fieldOf(mark: string, { need, quarter }: DraftFacts): string | null {
  if (mark.startsWith('echter Bedarf')) return '#bedarf';
  if (mark.startsWith('Bezeichnung der Maßnahme')) return '#f-title';
  if (mark.startsWith('Durchführungszeitraum')) return '#f-startMonth';
  if (mark.startsWith('Zielgruppen')) return needOnQuarterPath(quarter.slug, need.key);
  return /^(Träger, |Name des Trägers)/u.test(mark) ? '#f-carrierId' : null;
}

function chapterPlace(chapter: string, { need, quarter, programme }: DraftFacts): string | null {
  if (chapter.startsWith('3.')) return '#kosten';
  if (chapter.startsWith('4.')) return '#finanzierung';
  if (chapter.startsWith('8.')) return programmePath(programme.slug);
  if (chapter.startsWith('Anhang A')) return quarterPath(quarter.slug);
  return chapter.startsWith('Anhang B') ? matchPath(need.id, programme.slug) : null;
}

/** Gaps of the plan that is printed: amounts of a demo need are not, and nothing of them may show. */
function planPoints({ project, programme }: DraftFacts, draft: PrintableFacts): Missing[] {
  if (draft.costs.length === 0 && draft.isDemo) return [];
  return planGaps({ ...project, costs: draft.costs, financing: draft.financing }, programme);
}

/** What the plan's own gaps say more exactly is not said a second time. */
function isNamed(mark: string, plan: readonly Missing[]): boolean {
  const isSummary = /^(Finanzierungsplan Nr\. 3\.1|Kostenplan mit)/u.test(mark);
  return (isSummary && plan.length > 0) || plan.some(({ text }) => text.includes(mark));
}

function conditionPoints(loaded: DraftFacts, draft: PrintableFacts): Missing[] {
  const href = matchPath(loaded.need.id, loaded.programme.slug);
  const against = draft.isDemo ? [] : loaded.against;
  return [
    ...against.map((why) => ({ text: `Das Programm passt nach dem Abgleich nicht: ${why}`, href })),
    ...draft.conditions.flatMap((condition) => {
      const text = conditionText(condition);
      return text === null ? [] : { text, href };
    }),
  ];
}

function conditionText({
  text,
  isTested,
  state,
  note,
  confirmedOn,
}: ConditionState): string | null {
  if (state === 'met') return null;
  if (state === 'open') {
    const verb = isTested ? 'nach dem Abgleich noch zu klären' : 'noch nicht bestätigt';
    return `Fördervoraussetzung ${verb}: ${text}`;
  }
  const when =
    confirmedOn === null ? 'nach dem Abgleich' : `laut Angabe vom ${formatDay(confirmedOn)}`;
  // A person's own note stays in the house; the reason of a test may be printed.
  const why = !isTested || note.trim() === '' ? '' : ` (${note.trim()})`;
  return `Fördervoraussetzung nicht erfüllt ${when}: ${text}${why}`;
}

function byHandPoint(marks: readonly Mark[], { project }: DraftFacts): Missing {
  const names = [...new Set(marks.map(({ mark }) => mark))].join('; ');
  return { text: `Wird im Formular von Hand ergänzt: ${names}`, href: draftPath(project.id) };
}

function distinct(points: readonly Missing[]): Missing[] {
  return points.filter(
    ({ text }, index) => points.findIndex((other) => other.text === text) === index,
  );
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
