import { vocabularies } from '../../src/imports/vocabularies.ts';
import type { LinkTargets } from './export-programme.ts';
import { chanceOf } from './export-random.ts';
import {
  classified,
  linkList,
  richText,
  value,
  type Property,
  type XmlDocument,
} from './export-xml.ts';

/** Contacts, addresses, links, funders, categories: the small documents around the programmes. */

const content = 'BMWI/FDB/Content/DE';
const empty = ['comment', 'header', 'remark', 'teaserText'].map((name) =>
  richText(`gsb:${name}`, ''),
);
const language = linkList('gsb:languageInd', ['/BMWI/SiteGlobals/Languages/Deutsch']);

/** How many of each; the shares of the real export to its 2,505 programmes. */
function counts(programmes: number) {
  const share = (of: number): number => Math.max(1, Math.round((programmes * of) / 2500));
  return { contacts: share(1500), parents: share(300), funders: share(242), addresses: share(612) };
}

/** Addresses of the linked documents, by number of the programme. */
export function linkTargetsOf(programmes: number): LinkTargets {
  const { contacts, funders } = counts(programmes);
  return {
    contact: (number) => `${content}/Kontakt/S/stelle-${number % contacts}`,
    funder: (number) => `${content}/Foerdergeber/M/ministerium-${number % funders}`,
    link: (number) => `${content}/ExternerLink/P/programm-${number}`,
    guideline: (number) => `${content}/ExternerLink/R/rgl-programm-${number}`,
  };
}

/** Everything beside the programmes; `numbers` are those of the programmes that have links. */
export function* linkedDocuments(
  { programmes, seed }: { programmes: number; seed: number },
  numbers: readonly number[],
): Generator<XmlDocument> {
  const { contacts, parents, funders, addresses } = counts(programmes);
  const targets = linkTargetsOf(programmes);
  for (let number = 0; number < contacts; number += 1) {
    yield contact(seed, number, { addresses, parents });
  }
  for (let number = 0; number < parents; number += 1) {
    yield unit(`${content}/Kontakt/_Uebergeordnet/S/behoerde-${number}`, `Behörde ${number}`);
  }
  for (let number = 0; number < funders; number += 1) {
    yield unit(targets.funder(number), `Ministerium für Aufgabe ${number} ? Land (MA${number})`);
  }
  for (let number = 0; number < addresses; number += 1) yield addressDocument(seed, number);
  for (const number of numbers) {
    yield link(targets.link(number), `Informationen zum Programm ${number}`, number);
    yield link(targets.guideline(number), `Richtlinie ${number} (PDF, 1,2 MB)`, number);
  }
  yield* categories();
}

function contact(
  seed: number,
  number: number,
  { addresses, parents }: { addresses: number; parents: number },
): XmlDocument {
  const chance = chanceOf(seed + 2, number);
  const address = chance.permille(900)
    ? [`/${content}/Adresse/A/anschrift-${number % addresses}`]
    : [];
  const optional = (share: number, name: string, text: string): Property[] =>
    chance.permille(share) ? [value(name, text)] : [];
  return {
    path: `${content}/Kontakt/S/stelle-${number}`,
    type: 'gsb:ContactData',
    properties: [
      classified('gsb:cl2Addresses', [['Adresse', address]]),
      classified('gsb:cl2Images', [['Bild', []]]),
      classified('gsb:cl2RespTargets', [
        [
          'UebergeordneteEinheit',
          [`/${content}/Kontakt/_Uebergeordnet/S/behoerde-${number % parents}`],
        ],
      ]),
      ...empty,
      language,
      ...optional(890, 'gsb:email', `stelle-${number}@foerderung.example`),
      ...optional(950, 'gsb:phone', `+49 30 ${5_550_000 + number} `),
      ...optional(540, 'gsb:fax', `+49 30 ${5_560_000 + number}`),
      value('gsb:subType', 'ContactData-FundingOrganisation'),
      richText('gsb:title', `<p><span>Bewilligungsstelle ${number} </span></p>`),
      linkList('gsb:website', [`/${content}/ExternerLink/P/programm-${number}`]),
    ],
  };
}

function unit(path: string, title: string): XmlDocument {
  return {
    path,
    type: 'gsb:ContactData',
    properties: [
      classified('gsb:cl2Addresses', [['Adresse', []]]),
      classified('gsb:cl2Images', [['Bild', []]]),
      ...empty,
      language,
      richText('gsb:title', `<p>${title}</p>`),
    ],
  };
}

function addressDocument(seed: number, number: number): XmlDocument {
  const chance = chanceOf(seed + 3, number);
  return {
    path: `${content}/Adresse/A/anschrift-${number}`,
    type: 'gsb:Address',
    properties: [
      value('gsb:city', chance.pick(['Musterstadt', 'Beispielhausen', 'Brüssel'])),
      ...empty,
      value('gsb:houseId', String(chance.between(1, 140))),
      language,
      value('gsb:road', chance.pick(['Rathausplatz', 'Lange Straße', 'Am Markt'])),
      richText('gsb:title', `<p>Anschrift ${number}</p>`),
      value('gsb:zipCode', String(chance.between(10_000, 99_999))),
    ],
  };
}

function link(path: string, title: string, number: number): XmlDocument {
  return {
    path,
    type: 'gsb:ExternalLink',
    properties: [
      richText('gsb:bodyText', ''),
      classified('gsb:cl2Images', [['Bild', []]]),
      ...empty,
      language,
      richText('gsb:title', `<p>${title} (externer Link)</p>`),
      value('gsb:url', `https://www.foerderung.example/${path.split('/').at(-1) ?? number}`),
    ],
  };
}

function* categories(): Generator<XmlDocument> {
  const lists = [...Object.values(vocabularies.facets), ...vocabularies.unterbereich];
  for (const { classifier, values } of lists) {
    for (const { code, label } of values) {
      const properties = [richText('gsb:title', `<p>${label.replaceAll('&', '&amp;')}</p>`)];
      const path = `FDB/${classifier}/${code}`;
      yield { path: `BMWI/SiteGlobals/Categories/${path}`, type: 'gsb:Category', properties };
      yield {
        path: `BMWI/_config/ResourceBundleEntries/Labels/${path}`,
        type: 'gsb:ResourceBundleEntry',
        properties,
      };
    }
  }
}
