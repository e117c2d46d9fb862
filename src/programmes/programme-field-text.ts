import { formatDay } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { formatPercent } from '../shared/text.ts';
import type { ProgrammeField } from './programme-fields.ts';
import {
  applicantLabels,
  conditionKindLabels,
  costTypeLabels,
  financeFormLabels,
  levelLabels,
  regionLabel,
  targetGroupLabels,
  topicLabels,
  windowKindLabels,
} from './programme-labels.ts';
import { cautiousRate, ownShareWords, rateWords } from './rate-text.ts';
import type { AmountLimit, Programme, ProgrammeWindow } from './programme.ts';

const notStated = 'nicht angegeben';

/** The value of a field in German, one line per item, for showing it beside another one; never empty. */
export function fieldText(programme: Programme, field: ProgrammeField): string {
  const text = texts[field](programme);
  return text === '' ? notStated : text;
}

const texts: Record<ProgrammeField, (programme: Programme) => string> = {
  title: ({ title }) => title,
  shortTitle: ({ shortTitle }) => shortTitle,
  level: ({ level }) => levelLabels[level],
  url: ({ url }) => url ?? '',
  notes: ({ notes }) => notes,
  summary: ({ summary }) => summary ?? '',
  funder: ({ funder }) => funder ?? '',
  administrator: ({ administrator }) => administrator ?? '',
  legalBasis: ({ legalBasis }) => legalBasis ?? '',
  regions: ({ regions }) => regions.map(regionLabel).join(', '),
  applicants: ({ applicants }) => applicants.map((code) => applicantLabels[code]).join(', '),
  topics: ({ topics }) => topics.map((code) => topicLabels[code]).join(', '),
  targetGroups: ({ targetGroups }) =>
    targetGroups.map((code) => targetGroupLabels[code]).join(', '),
  fundedCosts: ({ fundedCosts }) => fundedCosts.map((code) => costTypeLabels[code]).join(', '),
  conditions: ({ conditions }) =>
    lines(
      conditions.map(({ kind, text, effect }) => {
        const mark = effect === 'blocking' ? 'zwingend' : 'Hinweis';
        return `${conditionKindLabels[kind]} (${mark}): ${text}`;
      }),
    ),
  window: ({ window }) => windowText(window),
  form: ({ finance }) => (finance.form === null ? '' : financeFormLabels[finance.form]),
  rate: (programme) => rateText(programme),
  ownShare: (programme) => ownShareWords(programme) ?? '',
  limits: ({ finance }) => lines([...finance.limits.map(limitText), finance.note]),
  duration: ({ finance: { maxMonths } }) =>
    maxMonths === null ? '' : `höchstens ${maxMonths} Monate`,
  procedure: ({ procedure: { stages, portal, documents } }) =>
    lines([
      stages === null ? '' : `${stages}-stufig`,
      portal === null ? '' : `Antragsweg: ${portal}`,
      documents.length === 0 ? '' : `Unterlagen: ${documents.join(', ')}`,
    ]),
  forwarding: ({ forwardingAllowed }) =>
    forwardingAllowed === null ? '' : forwardingAllowed ? 'ja' : 'nein',
  cumulation: ({ cumulation }) => cumulation ?? '',
  contacts: ({ contacts }) => lines(contacts.map(contactText)),
};

function lines(items: readonly string[]): string {
  return items.filter((item) => item !== '').join('\n');
}

function windowText(window: ProgrammeWindow): string {
  const { kind, deadlines, yearly, opensOn, programmeEndsOn, nextRound, note } = window;
  const what = (text: string | null): string => (text === null ? '' : ` (${text})`);
  return lines([
    windowKindLabels[kind],
    opensOn === null ? '' : `öffnet am ${formatDay(opensOn)}`,
    ...deadlines.map(
      ({ on, time, what: due }) =>
        `bis ${formatDay(on)}${time === null ? '' : `, ${time} Uhr`}${what(due)}`,
    ),
    ...yearly.map(
      ({ monthDay, what: due }) =>
        `jedes Jahr bis ${monthDay.slice(3)}.${monthDay.slice(0, 2)}.${what(due)}`,
    ),
    nextRound === null
      ? ''
      : `nächste Runde: ${nextRound.opens ?? 'nicht bekannt'} – ${nextRound.why}`,
    programmeEndsOn === null
      ? ''
      : `Ende des Programms oder seiner Richtlinie: ${formatDay(programmeEndsOn)}`,
    nextRound?.why === note ? '' : note,
  ]);
}

function rateText(programme: Pick<Programme, 'finance'>): string {
  const { ratePercentMaxWeak: weak } = programme.finance;
  return [
    rateWords(programme) ?? '',
    cautiousRate(programme) ?? '',
    weak === null ? '' : `bei schwacher Finanzlage bis zu ${formatPercent(weak)}`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

const perTexts = { year: ' je Jahr', application: ' je Antrag', other: '' } as const;

function limitText({ bound, amountCents, of, per, what }: AmountLimit): string {
  const word = bound === 'max' ? 'höchstens' : 'mindestens';
  const kind = of === 'grant' ? 'Förderung' : 'Kosten';
  return `${word} ${formatCents(amountCents)} ${kind}${perTexts[per]} (${what})`;
}

function contactText({
  name,
  department,
  address,
  phone,
  email,
  website,
}: Programme['contacts'][number]): string {
  return [name, department, ...address, phone === null ? null : `Telefon ${phone}`, email, website]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}
