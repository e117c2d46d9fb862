import type { Funding } from '../quarters/needs/need.ts';
import { targetGroupLabels } from '../programmes/programme-labels.ts';
import { formatDay, firstDayOf, formatMonth, lastDayOfPeriod } from '../shared/dates.ts';
import { joinGerman } from '../shared/text.ts';
import { aimParagraphs, measureParagraph } from './aim-texts.ts';
import { budgetEffectsText, fundingNecessityText } from './money-texts.ts';
import { periodRemarks } from './period-proposal.ts';
import type { ProjectFacts, ProjectPlan } from './project-facts.ts';
import { figureSentence } from './project-figures.ts';
import { sectionKeys, type ProjectSection, type SectionKey } from './project.ts';

/** Writes from the facts alone; what they do not hold is printed as missing. */
const writers: Record<SectionKey, (plan: ProjectPlan, facts: ProjectFacts) => string> = {
  goal: goalText,
  milestones: milestonesText,
  necessity: necessityText,
  fundingNecessity: fundingNecessityText,
  budgetEffects: budgetEffectsText,
};

/** All texts as they would be generated today. */
export function generateSections(plan: ProjectPlan, facts: ProjectFacts): ProjectSection[] {
  return sectionKeys.map((key) => ({ key, text: writers[key](plan, facts), isEdited: false }));
}

/** Texts anew, except those a person edited: these stay to the letter. */
export function refreshSections(
  sections: readonly ProjectSection[],
  plan: ProjectPlan,
  facts: ProjectFacts,
): ProjectSection[] {
  return generateSections(plan, facts).map((proposed) => {
    const present = sections.find((section) => section.key === proposed.key);
    return present?.isEdited === true ? present : proposed;
  });
}

function goalText(
  _plan: ProjectPlan,
  { need, quarter, municipality, indicators }: ProjectFacts,
): string {
  const isInvented = need.origin === 'demo';
  const groups = need.targetGroups.map((group) => targetGroupLabels[group]);
  const source = need.source === null ? '' : ` Quelle: ${need.source.title}.`;
  return paragraphs([
    `Gegenstand der Maßnahme ist „${need.title}“ im Quartier ${quarter.name} (Stadtteil ${quarter.districtName}), ${municipality.name}.`,
    isInvented ? '[Angabe fehlt: Beschreibung des Bedarfs]' : `${need.description}${source}`,
    isInvented || groups.length === 0
      ? '[Angabe fehlt: Zielgruppen]'
      : `Zielgruppe: ${joinGerman(groups)}.`,
    ...aimParagraphs(need, indicators),
    measureParagraph(need),
  ]);
}

function milestonesText({ startMonth, months }: ProjectPlan, facts: ProjectFacts): string {
  const from = formatDay(firstDayOf(startMonth));
  const to = formatDay(lastDayOfPeriod(startMonth, months));
  return paragraphs([
    `Durchführungszeitraum: ${from} bis ${to} (${months} Monate ab ${formatMonth(startMonth)}).`,
    ...periodRemarks(facts),
    '[Angabe fehlt: Meilensteine]',
  ]);
}

function necessityText(_plan: ProjectPlan, facts: ProjectFacts): string {
  const { need, quarter, municipality, figures, today } = facts;
  const names = { quarterName: quarter.name, cityName: municipality.name, today };
  const isInvented = need.origin === 'demo';
  // Invented money enters no draft, and what is only asked for pays for nothing.
  const paying = need.fundings.filter(
    ({ status, origin }) => status === 'granted' && origin !== 'demo',
  );
  return paragraphs([
    ...(figures.length === 0
      ? [
          `[Angabe fehlt: Kennzahlen für das Quartier ${quarter.name}, die mit der Stadt vergleichbar sind, mit Jahr und Quelle]`,
        ]
      : figures.map((figure) => figureSentence(figure, names))),
    ...(isInvented ? [] : paying.map(fundingSentence)),
    !isInvented && paying.length === 0
      ? 'Eine laufende Finanzierung dieses Bedarfs ist nicht verzeichnet.'
      : '',
    '[Angabe fehlt: Begründung, warum die Maßnahme ohne Alternative oder besonders geeignet ist]',
  ]);
}

function fundingSentence({ label, extent, untilOn, source }: Funding): string {
  const part = extent === 'voll' ? 'den ganzen Bedarf' : 'einen Teil des Bedarfs';
  const until =
    untilOn === null ? 'ein Ende ist nicht veröffentlicht' : `bis ${formatDay(untilOn)}`;
  const origin = source === null ? '[Angabe fehlt: Quelle]' : `Quelle: ${source.title}.`;
  return `Bisher finanziert „${label}“ ${part} (${until}). ${origin}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
