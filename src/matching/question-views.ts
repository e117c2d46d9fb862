import type { Programme } from '../programmes/programme.ts';
import { contactOf } from './criteria/compile-criteria.ts';
import type { Match } from './match.ts';

/** What must be clarified in one match, sorted by who can say it. */
export interface QuestionsView {
  /** With the programme's office; empty = no call is needed. */
  toCall: string[];
  /** One looks it up oneself, and asks the office in doubt. */
  toCheck: string[];
  /** Missing in the need itself: answered at the desk. */
  atTheDesk: string[];
  /** Whom to call, with number and address where they are known. */
  contact: string;
}

export function questionsView({ compiled, result }: Match): QuestionsView {
  const open = result.results.flatMap(({ missing }) => (missing ? [missing] : []));
  const of = (whom: (typeof open)[number]['whom']): string[] => [
    ...new Set(open.filter((missing) => missing.whom === whom).map(({ what }) => what)),
  ];
  return {
    toCall: of('funder'),
    toCheck: of('self'),
    atTheDesk: of('need'),
    contact: contactText(compiled.programme),
  };
}

/** "Bezirksregierung Köln, Telefon 0221 …, E-Mail …"; a number that is not known is not invented. */
export function contactText(programme: Programme): string {
  const name = contactOf(programme);
  const known = programme.contacts.find((contact) => contact.phone ?? contact.email);
  if (!known) return name;
  const office = known.name === name ? name : `${name} (${known.name})`;
  return [
    office,
    ...(known.phone === null ? [] : [`Telefon ${known.phone}`]),
    ...(known.email === null ? [] : [`E-Mail ${known.email}`]),
  ].join(', ');
}

/** "Zu klären: …" in one line, for files; null where nothing is open. */
export function toClarifyText(match: Match): string | null {
  const { toCall, toCheck, atTheDesk } = questionsView(match);
  const open = [...toCall, ...toCheck, ...atTheDesk];
  return open.length === 0 ? null : open.join(' · ');
}
