import { funderName } from '../../programmes/programme-labels.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { Municipality } from '../../quarters/quarter.ts';

/** Whom a municipality asks about a programme, from the words of the record: no programme has a rule of its own. */
export interface AskedAuthority {
  name: string;
  /** The municipality handles the programme itself: nobody is to be called. */
  isOwnHouse: boolean;
}

type Place = Pick<Municipality, 'name' | 'ags'>;

/** How records call a state, by its key. */
const stateWords: Readonly<Record<string, string>> = { '05': 'NRW' };

/**
 * Names the one of several that is in charge here ("… (für Leverkusen)"), leaves out how the application travels, and
 * takes the funder where the record only says "Stiftung selbst". Which of several district governments is in charge is
 * never guessed.
 */
export function authorityFor(
  programme: Pick<Programme, 'administrator' | 'funder'>,
  place: Place,
): AskedAuthority {
  const { administrator } = programme;
  if (administrator === null || /(?:^|\s)selbst$/u.test(administrator)) {
    return { name: funderName(programme), isOwnHouse: false };
  }
  const offices = inCharge(administrator, place).split(' / ');
  const others = offices.filter((office) => !isMunicipality(office, place));
  if (others.length === 0) return { name: place.name, isOwnHouse: true };
  const name = others.map(withoutWay).join(' / ');
  const isOneOfMany = /^(?:zuständige )?Bezirksregierung(?:en)?(?: \(NRW\))?$/u.test(name);
  return { name: isOneOfMany ? 'Zuständige Bezirksregierung' : name, isOwnHouse: false };
}

/** "Kreise und kreisfreie Städte (für Leverkusen: Stadt)" is "Stadt" for Leverkusen. */
function inCharge(text: string, { name, ags }: Place): string {
  for (const part of text.split(/\s*;\s*/u)) {
    const [before = '', after] = part.split(` (für ${name}`);
    if (after !== undefined) return /^: (.+)\)$/u.exec(after)?.[1] ?? before;
  }
  const state = stateWords[ags.slice(0, 2)];
  const [, known, office] = /^L[aä]nd(?:er)? \((?:in )?([^:]+): (.+)\)$/u.exec(text) ?? [];
  return known !== undefined && known === state ? (office ?? text) : text;
}

/** Towns of a county are none of "Kreise und kreisfreie Städte": the key of a county-free one ends in 000. */
function isMunicipality(office: string, { ags }: Place): boolean {
  if (/^(?:die )?(?:Stadt|Städte|Gemeinden?|Kommunen?|Städte und Gemeinden)$/u.test(office)) {
    return true;
  }
  return ags.endsWith('000') && /^Kreise und kreisfreie Städte$/u.test(office);
}

const withoutWay = (office: string): string =>
  office.replace(/ \((?:Antrag )?über [^)]+\)$/u, '').trim();
