import type { Programme } from '../programmes/programme.ts';
import type { Need } from '../quarters/need.ts';
import { firstDayOf, formatDay, type Day } from '../shared/dates.ts';
import { routeFits } from './filing-route.ts';
import { missingMarks, type Missing } from './missing-marks.ts';
import { planGaps } from './plan-gaps.ts';
import { filingRouteLabels, sectionKeys, sectionLabels, type Project } from './project.ts';

export interface MissingContext {
  need: Pick<Need, 'origin'>;
  programme: Programme;
  today: Day;
  /** Blocking conditions that no data can test and nobody has confirmed for this need. */
  openConditions?: readonly { text: string; href: string }[];
}

/** "Was fehlt?": everything that keeps the draft from being complete, in the order of the form. */
export function whatIsMissing(project: Project, context: MissingContext): Missing[] {
  return [
    ...originGap(context),
    ...frameGaps(project, context),
    ...sectionGaps(project),
    ...planGaps(project, context.programme),
    ...(context.openConditions ?? []).map(({ text, href }) => ({
      text: `Fördervoraussetzung noch nicht bestätigt: ${text}`,
      href,
    })),
  ];
}

function originGap({ need }: MissingContext): Missing[] {
  if (need.origin !== 'demo') return [];
  return [
    {
      text: 'Der Bedarf ist ein erfundenes Beispiel (Demo). Er darf in keinen echten Antrag.',
      href: '#bedarf',
    },
  ];
}

function frameGaps(project: Project, { programme, today }: MissingContext): Missing[] {
  const gaps: Missing[] = [];
  const start = firstDayOf(project.startMonth);
  if (start <= today) {
    gaps.push({
      text: `Der Beginn ${formatDay(start)} liegt nicht in der Zukunft; gefördert wird in der Regel nur, was noch nicht begonnen hat.`,
      href: '#f-startMonth',
    });
  }
  const { maxMonths } = programme.finance;
  if (maxMonths !== null && project.months > maxMonths) {
    gaps.push({
      text: `Die Laufzeit beträgt ${project.months} Monate, das Programm fördert höchstens ${maxMonths} Monate.`,
      href: '#f-months',
    });
  }
  const fits = routeFits(project.filingRoute, programme);
  if (fits !== true) {
    const route = filingRouteLabels[project.filingRoute];
    gaps.push({
      text:
        fits === null
          ? `Antragsweg „${route}“ prüfen: Die Quelle nennt nicht, wer Anträge stellen darf.`
          : `Antragsweg „${route}“ prüfen: Er passt nicht zu den genannten Antragstellern des Programms.`,
      href: '#f-filingRoute',
    });
  }
  if (project.filingRoute === 'cityForwarding' && programme.forwardingAllowed !== true) {
    gaps.push({
      text:
        programme.forwardingAllowed === null
          ? 'Ob das Programm die Weiterleitung an einen Träger zulässt, ist nicht bekannt.'
          : 'Das Programm lässt die Weiterleitung an einen Träger nicht zu.',
      href: '#f-filingRoute',
    });
  }
  return gaps;
}

function sectionGaps(project: Project): Missing[] {
  return sectionKeys.flatMap((key) => {
    const text = project.sections.find((section) => section.key === key)?.text ?? '';
    const href = `#f-section-${key}`;
    if (text.trim() === '') return [{ text: `${sectionLabels[key]}: noch kein Text`, href }];
    return missingMarks(text).map((mark) => ({ text: `${sectionLabels[key]}: ${mark}`, href }));
  });
}
