import type { CatalogueLookup, IndexedProgramme } from './catalogue-lookup.ts';
import { wordSimilarity } from './title-fold.ts';

/** "zu prüfen: Dublette?": programmes that may be one and the same. A person decides; nothing is joined by itself. */
export interface LikelyTwin {
  other: IndexedProgramme;
  /** German, why. */
  reason: string;
}

/** Titles that share this much of their words are "very similar". */
const similarTitles = 0.75;
/** A shorter title inside a longer one says nothing: "Städtebauförderung" is in many. */
const shortestContainedTitle = 20;

/**
 * Programmes that may be the same as this imported one. Two documents of the same database are taken to be two
 * programmes unless title, level and region are equal; against curated and own records every likeness counts.
 */
export function likelyTwins(programme: IndexedProgramme, index: CatalogueLookup): LikelyTwin[] {
  const candidates = new Set([...index.listByTitle(programme.foldedTitle), ...index.listByHand()]);
  return [...candidates].flatMap((other) => {
    if (other.id === programme.id || other.mergedIntoId !== null) return [];
    const reason = likeness(programme, other);
    return reason === undefined ? [] : [{ other, reason }];
  });
}

function likeness(one: IndexedProgramme, other: IndexedProgramme): string | undefined {
  const [a, b] = [one.foldedTitle, other.foldedTitle];
  const isSamePlace = one.level === other.level && isSameRegion(one, other);
  if (a === b && isSamePlace) return 'Gleicher Titel, gleiche Ebene und gleiches Fördergebiet.';
  if (one.origin === other.origin) return undefined;
  if (isSamePlace && isContained(a, b)) {
    return 'Ein Titel enthält den anderen, gleiche Ebene und gleiches Fördergebiet.';
  }
  if (isOwnPage(one.url) && one.url === other.url) return 'Gleiche amtliche Adresse.';
  const isSameFunder = one.foldedFunder !== null && one.foldedFunder === other.foldedFunder;
  if (isSameFunder && wordSimilarity(one.titleWords, other.titleWords) >= similarTitles) {
    return 'Gleicher Fördergeber und sehr ähnlicher Titel.';
  }
  return undefined;
}

function isContained(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= shortestContainedTitle && long.includes(short);
}

/** A region not read is no sign for or against. */
function isSameRegion(one: IndexedProgramme, other: IndexedProgramme): boolean {
  if (one.regions.length === 0 || other.regions.length === 0) return true;
  return one.regions.some((region) => other.regions.includes(region));
}

/** The home page of a bank or ministry is the address of many programmes. */
function isOwnPage(address: string | null): boolean {
  return address !== null && URL.canParse(address) && new URL(address).pathname.length > 1;
}
