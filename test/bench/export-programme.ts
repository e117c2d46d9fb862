import { vocabularies } from '../../src/imports/vocabularies.ts';
import type { PlannedProgramme } from './export-plan.ts';
import {
  callBlock,
  fristen,
  guideline,
  kurztext,
  statusNotes,
  volltext,
  voraussetzungen,
} from './export-prose.ts';
import { chanceOf, type Chance } from './export-random.ts';
import {
  classified,
  damaged,
  escapeHtml,
  htmlOf,
  linkList,
  richText,
  value,
  type Property,
  type XmlDocument,
} from './export-xml.ts';

/** What programmes refer to, by number. */
export interface LinkTargets {
  contact: (number: number) => string;
  funder: (number: number) => string;
  link: (number: number) => string;
  guideline: (number: number) => string;
}

const classification = '/BMWI/SiteGlobals/Categories/FDB';
/** Never filled in the real export, and yet in every document. */
const emptyProperties =
  'challenge customerBenefit procQuality requirements serviceDescription serviceFeeDescr termsOfPayment referenceCustomer'.split(
    ' ',
  );
const landCodes: Record<string, string> = {
  NRW: 'nordrhein_westfalen',
  Niedersachsen: 'de_ni',
  'Sachsen-Anhalt': 'de_st',
  'Schleswig-Holstein': 'schlesig_holstein',
  'Baden-Wuerttemberg': 'baden_wuerttemberg',
};

/** One programme with the fill rates of the real export (August 2026). */
export function programmeDocument(
  planned: PlannedProgramme,
  seed: number,
  targets: LinkTargets,
): XmlDocument {
  const chance = chanceOf(seed + 1, planned.number);
  return {
    path: planned.path,
    type: 'gsb:ServiceOffer',
    properties: [
      ...textProperties(planned, chance),
      ...emptyProperties.map((name) => richText(`gsb:${name}`, '')),
      richText('gsb:comment', `<p>${planned.number}</p><p>Ticket#${860_000 + planned.number}</p>`),
      linkList('gsb:languageInd', ['/BMWI/SiteGlobals/Languages/Deutsch']),
      value('gsb:shouldNotBeIndexed', '0', 'Long'),
      value('gsb:subType', 'ServiceOffer-FundingProgram'),
      ...dates(chance),
      ...facets(planned, chance, targets),
      ...links(planned, chance, targets),
      // A text at the very end, as in the real documents: a title is never read by its position.
      richText('gsb:title', titleHtml(planned.title, chance)),
    ],
  };
}

function textProperties(
  { topic, deadline, isSingle }: PlannedProgramme,
  chance: Chance,
): Property[] {
  const maybe = (share: number, lines: string[]): string[] => (chance.permille(share) ? lines : []);
  const summary = isSingle ? [] : [kurztext(chance, topic)];
  const body = isSingle
    ? callBlock(chance, topic)
    : guideline(chance, topic, chance.between(8000, 31_000));
  const property = (name: string, lines: readonly string[]): Property =>
    richText(`gsb:${name}`, htmlOf(lines));
  return [
    richText('gsb:bodyText', trapped(htmlOf(body), chance)),
    property('teaserText', summary),
    property('summary', isSingle ? [] : volltext(chance, topic)),
    property('regulatoryFWork', isSingle ? [] : maybe(975, voraussetzungen(chance))),
    property('procMethod', maybe(110, ['Das Antragsverfahren ist zweistufig.'])),
    property('procInfluence', deadline === null ? [] : fristen(chance, deadline)),
    property('progress', maybe(25, ['Die Bearbeitung dauert in der Regel 8 Wochen.'])),
    property('competenceDescr', maybe(55, ['Finanzierungsplan', 'Beschreibung des Vorhabens'])),
    property('procDescription', maybe(700, [`Richtlinie des Ministeriums zur ${topic}`])),
    property('remark', maybe(40, [`Beantragen Sie Förderung für ${topic}.`])),
    property('functions', maybe(9, ['Deutsch'])),
    property('header', maybe(95, [chance.pick(statusNotes)])),
    value('gsb:keywords', chance.permille(980) ? `${topic} Zuschuss Träger Kommune` : ''),
  ];
}

/** Soft hyphens, control characters, a table, indented bullets: each in some documents. */
function trapped(html: string, chance: Chance): string {
  let text = html;
  if (chance.permille(25)) text = text.replace('Vorhaben', 'Vor\u00ADhaben');
  if (chance.permille(8)) text = text.replace('Ausgaben', 'Aus\u0002gaben');
  if (chance.permille(4)) text = text.replace('Ergebnisse', 'Ergeb\u0090nisse');
  if (chance.permille(60)) {
    text +=
      '<table><tbody><tr><td>Personal</td><td>60 v. H.</td></tr><tr><td>Sachmittel</td><td>40 v. H.</td></tr></tbody></table>';
  }
  if (chance.permille(150)) {
    text += '<p style="padding-left: 30px;">?&#xa0;Beratung</p><p><strong><br /></strong></p>';
  }
  return text;
}

function titleHtml(title: string, chance: Chance): string {
  const text = escapeHtml(damaged(title));
  return chance.permille(200) ? `<p><span>${text}</span>&#xa0;</p>` : `<p>${text}</p>`;
}

/** The second is the system's own and garbage in three of four cases. */
function dates(chance: Chance): Property[] {
  const found: Property[] = [];
  if (chance.permille(820)) {
    const day = `${chance.between(2020, 2026)}-0${chance.between(1, 9)}-1${chance.between(0, 9)}`;
    found.push(value('gsb:dateOfIssue', `${day}T08:12:51.975+02:00`, 'Date'));
  }
  if (chance.permille(253)) {
    const year = chance.permille(750) ? chance.pick(['0207', '0024', '2199']) : '2027';
    found.push(value('gsb:dateOfExpiration', `${year}-12-31T00:00:00.000+01:00`, 'Date'));
  }
  return found;
}

function facets(planned: PlannedProgramme, chance: Chance, targets: LinkTargets): Property[] {
  const some = (facet: keyof typeof vocabularies.facets, most: number): string[] =>
    Array.from(
      { length: chance.between(1, most) },
      () => chance.pick(vocabularies.facets[facet].values).code,
    );
  const areas = chance.permille(997) ? some('foerderbereich', 3) : [];
  const group = (classifier: string, codes: readonly string[], folder = classifier) =>
    [classifier, codes.map((code) => `${classification}/${folder}/${code}`)] as const;
  const level = planned.path.split('/')[5]?.toLowerCase() ?? '';
  return [
    classified('gsb:cl2Processes', [
      group('Foerderart', chance.permille(992) ? some('foerderart', 2) : []),
      group('Foerdergebiet', chance.permille(993) ? regions(planned.path, chance) : []),
      group('Foerdergeber', isLevel(level) && chance.permille(976) ? [level] : []),
      group('Foerderberechtigte', chance.permille(998) ? some('foerderberechtigte', 4) : []),
      group('BranchenUnternehmen', chance.permille(80) ? ['handwerk', 'handel'] : [], 'Branchen'),
      group('Unternehmensgroesse', chance.permille(560) ? some('unternehmensgroesse', 4) : []),
      group('Unternehmensalter', ['nicht_relevant']),
      group('Foerderbereich', areas),
      group('GRW', [chance.permille(30) ? 'grw_foerderung' : 'keine_grw_foerderung']),
      [
        'Foerderorganisation',
        chance.permille(850) ? [`/${targets.funder(chance.between(0, 9999))}`] : [],
      ],
    ]),
    classified(
      'gsb:cl2Satisfaction',
      vocabularies.unterbereich.map(({ classifier, parent, values }) => {
        const isListed = areas.includes(parent) && chance.permille(910);
        const codes = isListed ? [chance.pick(values).code] : [];
        return group(classifier, codes, classifier.replace('UF', 'UF_'));
      }),
    ),
    classified('gsb:cl2RelatedEnts', [[null, []]]),
  ];
}

function isLevel(folder: string): boolean {
  return ['bund', 'land', 'eu'].includes(folder);
}

/** Both codes for nationwide, sometimes on one programme; Länder as the export misspells them. */
function regions(path: string, chance: Chance): string[] {
  const [, , , , , level = '', land = ''] = path.split('/');
  if (level !== 'Land') {
    if (chance.permille(10)) return ['_bundesweit', 'bundesweit'];
    return [chance.permille(870) ? '_bundesweit' : 'bundesweit'];
  }
  return [landCodes[land] ?? land.toLowerCase().replaceAll('-', '_')];
}

function links(planned: PlannedProgramme, chance: Chance, targets: LinkTargets): Property[] {
  const { number } = planned;
  const contacts = chance.permille(999) ? [`/${targets.contact(number)}`] : [];
  if (chance.permille(13)) contacts.push(`/${targets.contact(number + 1)}`);
  const further = chance.permille(940)
    ? [`/${targets.link(number)}`, `/${targets.guideline(number)}`]
    : [];
  if (chance.permille(3)) further.push('/BMWI/FDB/Schulung/_Schulungsleiter/uebung');
  if (chance.permille(5)) further.push(`/${targets.contact(number)}`);
  return [
    classified('gsb:cl2Contacts', [['Kontakt', contacts]]),
    classified('gsb:cl2CustServices', [['ExternerLink', further]]),
    classified('gsb:cl2Location', [['Foerdertermin', []]]),
  ];
}
