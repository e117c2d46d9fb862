import { basisLabels } from '../../programmes/programme-labels.ts';
import type { ProgrammeContact } from '../../programmes/programme.ts';
import { formatMonth } from '../../shared/dates.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { Evidence } from '../criteria/criterion.ts';
import type { AskedNeeds } from './asked-needs.ts';
import {
  bestReach,
  compareReach,
  compareWorth,
  reachFinder,
  type ProgrammeReach,
  type Worth,
} from './call-reach.ts';
import { askedWords } from './call-words.ts';
import { isAnswerable } from './missing-datum.ts';
import type { MissingFact, WaitingMatch } from './missing-facts.ts';

/** Open questions bundled per authority: one call each, every question once. */

export interface CallProgramme extends ProgrammeReach {
  programmeId: string;
  slug: string;
  title: string;
  /** The official page; null where the record has none. */
  url: string | null;
  alone: number;
  withOneOther: number;
  needIds: readonly string[];
  /** Of the question in this programme: the same words may stand under another key elsewhere. */
  key: string;
  /** What the question rests on in the record: the quoted condition, and its sources. */
  quote: string;
  sources: readonly string[];
  /** How well it is known, in short: "gelesen, Stand 11/2025". */
  knownAs: string;
}

export interface CallQuestion extends Worth {
  /** As one asks it on the telephone. */
  words: string;
  /** As matching names it. */
  text: string;
  /** Whether yes or no is an answer that can be kept. */
  isAnswerable: boolean;
  alone: number;
  withOneOther: number;
  programmes: readonly CallProgramme[];
}

export interface CallAuthority extends Worth {
  name: string;
  /** Office, telephone and e-mail, as far as the records of its programmes name them. */
  contactLines: readonly string[];
  hasNumber: boolean;
  alone: number;
  withOneOther: number;
  questions: readonly CallQuestion[];
}

/**
 * By authority and by when something can be reached: what has no open round stands under a heading of its own, also
 * where the same authority is asked about other programmes now.
 */
export function callList(facts: readonly MissingFact[], city: AskedNeeds): CallAuthority[] {
  return inCallOrder(askedAuthorities(facts, city).map(callAuthority));
}

/** Whom to ask what, not put into words yet: a long list is worded authority by authority. */
export function askedAuthorities(
  facts: readonly MissingFact[],
  city: AskedNeeds,
): AskedOfAuthority[] {
  const compiled = compiledOf(city);
  const reachOf = reachFinder(city);
  const asked = new Map<string, { name: string; facts: Asked[] }>();
  for (const { datum, owner, waiting, alone, withOneOther } of facts) {
    if (datum.of !== 'question' || datum.subject !== 'authority') continue;
    if (owner.kind !== 'programme') continue;
    const found = compiled.get(owner.slug);
    if (!found) continue;
    const reach = reachOf(waiting);
    const place = `${reach.reach} ${datum.contact}`;
    const entry = asked.get(place) ?? { name: datum.contact, facts: [] };
    const { key, text } = datum;
    const { programmeId } = owner;
    const counts = { alone, withOneOther };
    entry.facts.push({ key, text, programmeId, waiting, compiled: found, reach, ...counts });
    asked.set(place, entry);
  }
  return [...asked.values()];
}

export interface AskedOfAuthority {
  name: string;
  facts: readonly Asked[];
}

export const inCallOrder = (authorities: readonly CallAuthority[]): CallAuthority[] =>
  authorities.toSorted((a, b) => compareWorth(a, b) || (a.name < b.name ? -1 : 1));

/** A question about one programme with what it is worth. */
interface Asked {
  key: string;
  text: string;
  programmeId: string;
  waiting: readonly WaitingMatch[];
  compiled: CompiledProgramme;
  reach: ProgrammeReach;
  alone: number;
  withOneOther: number;
}

export function callAuthority({ name, facts: asked }: AskedOfAuthority): CallAuthority {
  const byText = new Map<string, Asked[]>();
  for (const one of asked) {
    const same = byText.get(one.text);
    if (same) same.push(one);
    else byText.set(one.text, [one]);
  }
  const programmes = asked.map(({ compiled }) => compiled.programme);
  const contacts = programmes.flatMap((programme) => programme.contacts);
  return {
    name,
    contactLines: [...new Set(contacts.map((contact) => contactLine(contact, name)))],
    hasNumber: contacts.some(({ phone }) => phone !== null),
    ...worthOf(asked),
    questions: [...byText.values()].flatMap(questionOf).toSorted(compareQuestions),
  };
}

function questionOf(asked: readonly Asked[]): CallQuestion[] {
  const [first] = asked;
  if (!first) return [];
  const { key, text, compiled } = first;
  const { words } = askedWords(key, text, compiled);
  const programmes = asked.map(programmeOf);
  return [{ words, text, isAnswerable: isAnswerable(key), ...worthOf(asked), programmes }];
}

function programmeOf({ key, text, programmeId, waiting, compiled, ...one }: Asked): CallProgramme {
  const { slug, shortTitle: title, url } = compiled.programme;
  const { quote, sources, evidence } = askedWords(key, text, compiled);
  const { alone, withOneOther, reach } = one;
  return {
    ...{ programmeId, slug, title, url, key, alone, withOneOther, quote, sources, ...reach },
    needIds: waiting.map(({ needId }) => needId),
    knownAs: evidence ? knownAs(evidence) : '',
  };
}

function worthOf(asked: readonly Asked[]): Worth & { alone: number; withOneOther: number } {
  const waiting = asked.flatMap((one) => one.waiting);
  return {
    ...bestReach(asked.map(({ reach }) => reach)),
    matches: new Set(waiting.map(({ needId, slug }) => `${needId} ${slug}`)).size,
    alone: asked.reduce((sum, { alone }) => sum + alone, 0),
    withOneOther: asked.reduce((sum, { withOneOther }) => sum + withOneOther, 0),
  };
}

/** Without the name where the heading says it already. */
function contactLine(
  { name, department, phone, email }: ProgrammeContact,
  heading: string,
): string {
  const parts = [
    name === heading ? null : name,
    department,
    phone === null ? null : `Telefon ${phone}`,
    email,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function knownAs({ basis, asOf }: Evidence): string {
  return asOf === null ? basisLabels[basis] : `${basisLabels[basis]}, Stand ${formatMonth(asOf)}`;
}

function compiledOf({ needs }: AskedNeeds): Map<string, CompiledProgramme> {
  const all = needs.flatMap(({ matches }) => matches);
  return new Map(all.map(({ slug, compiled }) => [slug, compiled]));
}

/** Programme by programme, so that a talk does not jump; within one what decides most. */
function compareQuestions(a: CallQuestion, b: CallQuestion): number {
  const programme = ({ programmes }: CallQuestion): string => programmes[0]?.title ?? '';
  return (
    compareReach(a, b) ||
    a.place - b.place ||
    programme(a).localeCompare(programme(b), 'de') ||
    b.alone - a.alone ||
    b.withOneOther - a.withOneOther ||
    b.matches - a.matches ||
    (a.text < b.text ? -1 : 1)
  );
}
