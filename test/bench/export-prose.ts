import type { Chance } from './export-random.ts';

/** Invented German prose after the sentence patterns of the source's two registers: editorial and guideline. */

export const topics = [
  'Quartiersarbeit',
  'Familienbildung',
  'Sprachförderung',
  'Barrierefreiheit',
  'Ganztagsangebote',
  'Nachbarschaftstreffs',
  'Jugendwerkstätten',
  'Klimaanpassung',
  'Ladeinfrastruktur',
  'Gründungsberatung',
  'Denkmalpflege',
  'Breitensport',
  'Ortskerne',
  'Pflegeberatung',
  'Weiterbildung',
  'Radwege',
  'Forstwirtschaft',
  'Messeauftritte',
  'Gesundheitsförderung',
  'Kulturorte',
] as const;

const means = ['einen Zuschuss', 'ein Darlehen', 'eine Beteiligung', 'eine Förderung'] as const;
const owners = ['Das Land', 'Der Bund', 'Die Förderbank', 'Das Ministerium'] as const;
const costs = [
  'zuwendungsfähigen Ausgaben',
  'förderfähigen Kosten',
  'förderfähigen Ausgaben',
] as const;
const filler = [
  'Die Bewilligungsbehörde entscheidet nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel; ein Anspruch auf die Zuwendung besteht nicht.',
  'Zuwendungsempfänger haben die Verwendung innerhalb von 6 Monaten nach Abschluss des Vorhabens nachzuweisen.',
  'Die Zweckbindungsfrist für beschaffte Gegenstände beträgt 5 Jahre ab dem Zeitpunkt der Anschaffung.',
  'Vorhaben, mit denen vor der Bewilligung begonnen wurde, sind von der Förderung ausgeschlossen (siehe Nummer 3.1. und 6.9.).',
  'Ausgaben für Personal sind nach den Sätzen des einschlägigen Tarifvertrags zuwendungsfähig, soweit sie dem Vorhaben eindeutig zugeordnet werden können.',
  'Der Eigenanteil von mindestens 10 Prozent kann durch Spenden und durch bürgerschaftliches Engagement erbracht werden.',
  'Die Allgemeinen Nebenbestimmungen für Zuwendungen zur Projektförderung sind Bestandteil des Bescheids; § 44 der Landeshaushaltsordnung bleibt unberührt.',
  'Der Mittelabruf ist bis zum 15. November des laufenden Jahres zu stellen; nicht abgerufene Mittel verfallen.',
  'Antragsteller müssen seit weniger als 6 Jahren bestehen oder mindestens 50 Prozent der Anteile in öffentlicher Hand nachweisen.',
  'Die Bagatellgrenze liegt bei EUR 25.000, bei kommunalen Trägern bei EUR 12.500.',
  'Über Abweichungen entscheidet das zuständige Ministerium im Einvernehmen mit dem Landesrechnungshof.',
  'Die Angaben zum Antrag sind subventionserheblich im Sinne des § 264 des Strafgesetzbuches.',
  'Bei der Auswahl wird berücksichtigt, ob das Vorhaben dort wirkt, wo Benachteiligungen besonders häufig zusammentreffen.',
  'Die Ergebnisse sind in einem Schlussbericht von höchstens 12 Seiten darzustellen und der Öffentlichkeit zugänglich zu machen.',
] as const;

/** `EUR 12.500`: currency first, as the editors write. */
function euros(chance: Chance): string {
  return `EUR ${(chance.between(2, 900) * 500).toLocaleString('de-DE')}`;
}

export function kurztext(chance: Chance, topic: string): string {
  const mean = chance.pick(means);
  return chance.permille(850)
    ? `Wenn Sie ${topic} aufbauen oder verbessern möchten, können Sie unter bestimmten Voraussetzungen ${mean} erhalten.`
    : `Für ${topic} können Sie als Träger unter bestimmten Voraussetzungen ${mean} erhalten.`;
}

export function volltext(chance: Chance, topic: string): string[] {
  const share = chance.pick([40, 50, 60, 75, 80, 90]);
  return [
    `${chance.pick(owners)} unterstützt Sie bei Vorhaben der ${topic}.`,
    `Sie erhalten die Förderung als Zuschuss.`,
    chance.permille(700)
      ? `Die Höhe des Zuschusses beträgt bis zu ${share} Prozent der ${chance.pick(costs)}, maximal ${euros(chance)}.`
      : `Die Höhe des Zuschusses beträgt grundsätzlich ${share} Prozent der ${chance.pick(costs)} mit Zu- und Abschlägen von je 10 Prozent.`,
    chance.permille(600)
      ? 'Richten Sie Ihren Antrag bitte vor Beginn Ihres Vorhabens an die Bewilligungsstelle.'
      : `Richten Sie Ihren Antrag bitte bis zum ${chance.pick(['31.3. eines Jahres', '30.9. des Vorjahres', '31.1. des jeweiligen Haushaltsjahrs'])} an die Bewilligungsstelle.`,
  ];
}

export function voraussetzungen(chance: Chance): string[] {
  return [
    'Die Förderung ist an bestimmte Bedingungen geknüpft.',
    'Antragsberechtigt sind Gemeinden, Gemeindeverbände und als gemeinnützig anerkannte Träger.',
    `Die Ausgaben müssen mindestens ${euros(chance)} betragen.`,
    chance.pick(filler),
  ];
}

/** `day` is a date of the calendar, so that a planted change moves exactly this. */
export function fristen(chance: Chance, day: string): string[] {
  return [
    `Anträge sind bis zum ${day} einzureichen.`,
    ...(chance.permille(300) ? ['Projektskizzen können laufend vorgelegt werden.'] : []),
  ];
}

/** Numbered guideline of about so many characters, its headings as `# …`. */
export function guideline(chance: Chance, topic: string, characters: number): string[] {
  const lines = [
    `Richtlinie über die Gewährung von Zuwendungen zur Förderung der ${topic}`,
    `vom ${chance.between(1, 28)}. Juli ${chance.between(2018, 2026)}`,
  ];
  const headings = [
    'Zuwendungszweck, Rechtsgrundlage',
    'Gegenstand der Förderung',
    'Zuwendungsempfänger',
    'Zuwendungsvoraussetzungen',
    'Art und Umfang, Höhe der Zuwendung',
    'Sonstige Zuwendungsbestimmungen',
    'Verfahren',
  ];
  let length = 0;
  for (const [index, heading] of headings.entries()) {
    lines.push(`# ${index + 1} ${heading}`);
    while (length < (characters * (index + 1)) / headings.length) {
      const line = sentences(chance, topic);
      lines.push(line);
      length += line.length;
    }
  }
  lines.push('# 8 Inkrafttreten, Außerkrafttreten', validity(chance));
  return lines;
}

function sentences(chance: Chance, topic: string): string {
  const parts: string[] = Array.from({ length: chance.between(2, 5) }, () => chance.pick(filler));
  if (chance.permille(80)) {
    parts.push(`Für ${topic} werden bis zu ${chance.between(20, 90)}% der Ausgaben anerkannt.`);
  }
  if (chance.permille(30)) parts.push('• Ausgaben für Miete • Ausgaben für Honorare');
  if (chance.permille(20)) parts.push('Der Aufruf „Stark vor Ort – 2021–2027“ gilt entsprechend.');
  return parts.join(' ');
}

function validity(chance: Chance): string {
  const end = chance.between(2019, 2031);
  return chance.permille(700)
    ? `Diese Richtlinie tritt mit Wirkung vom 1. Juli ${end - 5} in Kraft und mit Ablauf des 31. Dezember ${end} außer Kraft.`
    : `Die Richtlinie ist befristet bis zum 31.12.${end}.`;
}

/** Variant without a summary: what the block of a newer federal call says. */
export function callBlock(chance: Chance, topic: string): string[] {
  const year = chance.between(2024, 2027);
  return [
    '# Rechtsgrundlage',
    `Bekanntmachung zur Förderung von Vorhaben „${topic} – gemeinsam gestalten“\nvom ${chance.between(1, 28)}.11.${year - 1}\nBundesanzeiger`,
    chance.pick([
      `Die Frist zur Einreichung von Projektskizzen endete am 28.11.${year - 1}.`,
      `Für das Jahr ${year} können Anträge bis zum 20.04.${year} und 15.09.${year} gestellt werden.`,
      'Förderanträge sind spätestens bis zum 30.09. jeden Jahres vorzulegen.',
      'Anträge konnten bis zum 00. November 2020 eingereicht werden.',
    ]),
    'Weblink zur Förderrichtlinie',
  ];
}

export const statusNotes = [
  'Förderprogramm aktiv, Antragstellung nicht mehr möglich',
  'Programm akktiv, Antagstellung nicht merh möglich',
  'Förderprogramm aktiv, Antragsstellung nicht mehr möglich',
  'Förderprogramm aktiv, Antragstellung derzeit nicht möglich',
  'Förderprogramm ausgelaufen',
  'Richtlinie in Überarbeitung',
] as const;
