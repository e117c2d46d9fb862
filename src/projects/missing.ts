import type { Programme } from '../programmes/programme.ts';
import { firstDayOf, formatDay, lastDayOfPeriod, type Day } from '../shared/dates.ts';
import { routeFits } from './filing-route.ts';
import type { Missing } from './missing-marks.ts';
import { filingRouteLabels, type Project } from './project.ts';

interface FrameContext {
  programme: Programme;
  today: Day;
}

/** What the frame of a project leaves open against the programme, in the order of the form. */
export function frameGaps(project: Project, { programme, today }: FrameContext): Missing[] {
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
  gaps.push(...programmeEndGap(project, programme));
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

/** The end may only say how long the guideline holds; that has to be asked, because money may end with it. */
function programmeEndGap({ startMonth, months }: Project, { window }: Programme): Missing[] {
  const end = window.programmeEndsOn;
  if (end === null || lastDayOfPeriod(startMonth, months) <= end) return [];
  return [
    {
      text: `Der Zeitraum reicht über das Ende des Programms am ${formatDay(end)} hinaus. Bitte beim Fördergeber klären, ob danach noch gefördert wird, oder die Laufzeit kürzen.`,
      href: '#f-months',
    },
  ];
}
