import { programmePath } from '../paths.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { IndicatorName } from './condition-test-text.ts';
import { testedHow } from './condition-test-views.ts';
import { conditionKindLabels } from './programme-labels.ts';
import type { OpenedProgramme } from './programme-page-service.ts';
import type { Condition, Programme } from './programme.ts';

/** The smaller sections of a programme page. */

export interface ConditionView {
  text: string;
  kind: string;
  reading: string;
  /** How it is tested against a need; null for what decides nothing. */
  testedHow: string | null;
}

export interface ContactView {
  name: string;
  lines: string[];
  website: string | null;
}

export function conditionsWith(
  programme: Programme,
  effect: Condition['effect'],
  indicatorName: IndicatorName,
): ConditionView[] {
  return programme.conditions
    .filter((condition) => condition.effect === effect)
    .map((condition) => ({
      text: condition.text,
      kind: conditionKindLabels[condition.kind],
      reading: condition.reading,
      testedHow: effect === 'blocking' ? testedHow(condition, indicatorName) : null,
    }));
}

export function contactsOf({ contacts }: Programme): ContactView[] {
  return contacts.map(({ name, department, address, phone, email, website }) => ({
    name,
    lines: [department, ...address, phone, email].filter((line) => line !== null),
    website,
  }));
}

/** Validity and publication; the validity of a guideline is never an application deadline. */
export function legalDates({ entry, sources }: OpenedProgramme, today: Day) {
  const end = entry.programme.window.programmeEndsOn;
  const issuedOn = sources.flatMap(({ record }) => record.issuedOn ?? [])[0];
  const validity =
    end === null
      ? 'Quelle nennt kein Ende'
      : end < today
        ? `bis ${formatDay(end)}: Richtlinie abgelaufen, bitte prüfen`
        : `bis ${formatDay(end)} (keine Antragsfrist)`;
  return [
    { label: 'Gilt', value: validity },
    {
      label: 'Veröffentlicht',
      value: issuedOn === undefined ? 'Quelle nennt kein Datum' : formatDay(issuedOn),
    },
  ];
}

export function successorOf({ entry, titles }: OpenedProgramme) {
  const link = entry.programme.links.find(({ relation }) => relation === 'successor');
  return link
    ? { title: titles.get(link.slug) ?? link.slug, href: programmePath(link.slug) }
    : null;
}
