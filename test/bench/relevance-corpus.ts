import { join } from 'node:path';
import { topicLabels, targetGroupLabels } from '../../src/programmes/programme-labels.ts';
import { documentOf } from '../../src/programmes/search/programme-document.ts';
import type { SearchDocument } from '../../src/programmes/search/search-index.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { guideline, kurztext, volltext } from './export-prose.ts';
import { chanceOf, type Chance } from './export-random.ts';
import { readRelevanceRecords } from './relevance-set.ts';

/**
 * What the relevance set is asked of: the seed, the records written for it, and programmes that answer none of its
 * queries, all with guideline texts of full length.
 */

/** Fields of public money that no query of the set asks for; the README beside the set says why. */
const foreignTopics = [
  'Forstwirtschaft',
  'Messeauftritte',
  'Ladeinfrastruktur',
  'Denkmalpflege',
  'Wasserstofftechnik',
  'Weinbau',
  'Filmproduktion',
  'Luftfahrtforschung',
  'Abwasserbehandlung',
  'Moorschutz',
  'Raumfahrt',
  'Hafenlogistik',
  'Elektronikfertigung',
  'Tierzucht',
  'Breitbandnetze',
  'Altlastensanierung',
  'Kreislaufwirtschaft',
  'Halbleiterwerke',
  'Fischerei',
  'Bergbaufolgen',
] as const;

/**
 * Sentences of guidelines that mention what people ask for and yet say nothing about it: real guidelines are full of
 * them, and whoever counts words alone is misled.
 */
const asides = [
  'Bei Vorhaben mit Kindern und Jugendlichen ist ein erweitertes Führungszeugnis vorzulegen.',
  'Die Belange von Menschen mit Behinderung und das Gebot der Barrierefreiheit sind zu beachten.',
  'Die Gleichstellung der Geschlechter ist als Querschnittsziel zu berücksichtigen.',
  'Ausgaben für die Betreuung von Kindern der Beschäftigten werden nicht anerkannt.',
  'Die Zuwendung ist kein Mittel zur Vermeidung von Armut im Sinne des Sozialgesetzbuchs.',
  'Unterlagen sind in deutscher Sprache einzureichen; mündliche Auskünfte sind unverbindlich.',
  'Sportstätten, Spielplätze und Schulen im Umfeld sind während der Bauzeit zu schützen.',
  'Der Stadtteil, in dem das Vorhaben liegt, ist im Antrag zu benennen.',
  'Ehrenamtlich erbrachte Arbeit kann als Eigenleistung angesetzt werden.',
  'Mit den Anwohnern und den Familien im Quartier ist rechtzeitig zu sprechen.',
  'Die Daten werden mit Verfahren der IT verarbeitet, die dem Stand der Technik entsprechen.',
  'Der Zuwendungsempfänger meldet Arbeitslose, die er einstellt, der Arbeitsagentur.',
] as const;

const syllables =
  'ba bre da dro fi fla gu gre ha ki klo la lim ma mor ni nu pa pre ra ru sa sti ta tro wa'.split(
    ' ',
  );

/** Proper names and technical terms: guidelines hold tens of thousands that stand nowhere else. */
function rareWord(chance: Chance): string {
  const length = chance.between(4, 6);
  return Array.from({ length }, () => chance.pick(syllables)).join('');
}

function fullGuideline(topic: string, number: number): string {
  const chance = chanceOf(77, number);
  return guideline(chance, topic, chance.between(8000, 31_000))
    .flatMap((line) => [
      line,
      ...(chance.permille(150) ? [chance.pick(asides)] : []),
      ...(chance.permille(400) ? [`(${rareWord(chance)} ${rareWord(chance)})`] : []),
    ])
    .join('\n');
}

/** Seed and written records; with `isFull` each with a guideline text about itself. */
export function judgedDocuments({ isFull }: { isFull: boolean }): SearchDocument[] {
  const seed = readSeed(join(projectRoot, 'data', 'seed')).programmes.map((programme) =>
    documentOf(programme, []),
  );
  const written = readRelevanceRecords().map(
    ({ slug, title, funder, topics, targetGroups, summary }): SearchDocument => ({
      slug,
      title,
      brief: summary,
      labels: [
        funder,
        ...topics.map((topic) => topicLabels[topic]),
        ...targetGroups.map((group) => targetGroupLabels[group]),
      ].join('\n'),
      body: '',
    }),
  );
  return [...seed, ...written].map((document, index) => ({
    ...document,
    body: isFull ? `${document.body}\n${fullGuideline(document.title, index)}` : document.body,
  }));
}

/** Programmes that answer no query of the set. */
export function foreignDocuments(count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1000;
    const chance = chanceOf(78, number);
    const topic = chance.pick(foreignTopics);
    return {
      slug: `fremd-${String(number)}`,
      title: chance.pick([
        `Förderung der ${topic} – Baustein ${number}`,
        `Richtlinie ${topic} ${number}`,
      ]),
      labels: 'Wirtschaft und Unternehmen',
      brief: [kurztext(chance, topic), ...volltext(chance, topic)].join('\n'),
      body: fullGuideline(topic, number),
    };
  });
}
