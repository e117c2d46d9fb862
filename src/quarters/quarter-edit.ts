import { foldGerman } from '../shared/text.ts';
import type { Quarter } from './quarter.ts';

/** A quarter as a person changes it. */
export interface EditableQuarter extends Quarter {
  version: number;
}

/** What may be changed of a quarter that exists; its name and address stay, because links and figures use them. */
export interface QuarterDraft {
  description: string;
  areaStatus: Quarter['areaStatus'];
}

/** A quarter that does not exist yet. */
export interface NewQuarter extends QuarterDraft {
  municipalityId: string;
  name: string;
  slug: string;
  /** An existing Stadtteil, or the name of a new one. */
  district: { id: string } | { name: string };
}

export interface District {
  id: string;
  municipalityId: string;
  name: string;
}

/** Addresses below `/quartiere/` that are pages of their own. */
const reserved = ['neu', 'vergleich', 'sozialindex', 'kennzahlen'];

export const isSlug = (text: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(text) && text.length <= 60;

export const isReservedSlug = (slug: string): boolean => reserved.includes(slug);

/** A short name for addresses that nobody has yet: `Küppersteg-Nord` → `kueppersteg-nord`. */
export function proposeSlug(name: string, taken: readonly string[]): string {
  const words = foldGerman(name).match(/[a-z0-9]+/gu) ?? ['quartier'];
  const start = words.join('-').slice(0, 50).replace(/-+$/u, '');
  let slug = start;
  for (let number = 2; taken.includes(slug) || isReservedSlug(slug); number += 1) {
    slug = `${start}-${number}`;
  }
  return slug;
}
