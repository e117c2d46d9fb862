import type { PageView } from '../http/page-parts.ts';
import type { LinkKind } from './person-link.ts';
import { forgetEveryMinutes, keptDays, keptHours } from './retention.ts';

/** What the page is told; nothing of it is typed twice. */
export interface PrivacyFacts {
  sessionIdleMinutes: number;
  sessionAbsoluteHours: number;
  auditSourceDays: number;
  linkHours: Record<LinkKind, number>;
  cookies: { session: string; form: string };
}

export interface PrivacyView extends PageView {
  /** Kinds of personal things: what, why, how long, how it goes. */
  things: { what: string; why: string; howLong: string; deletion: string }[];
  cookies: { name: string; purpose: string; lifetime: string }[];
  /** Paragraphs before and after the tables. */
  intro: string[];
  rights: string[];
}

type Thing = PrivacyView['things'][number];

/** The page "Datenschutz": what is stored, why, how long, and how it is deleted. */
export function privacyView(facts: PrivacyFacts): PrivacyView {
  return {
    title: 'Datenschutz',
    breadcrumbs: [{ label: 'Datenschutz', href: null }],
    intro: [
      'Förderpfad läuft auf einem Rechner Ihrer Verwaltung. Alles, was gespeichert wird, liegt dort in einem einzigen Datenordner. Die Anwendung ruft beim Benutzen keinen fremden Dienst auf: Schriften, Symbole und Programmtexte kommen von demselben Rechner, es gibt keine Statistik über Besuche und keine Werbung. Keine Angabe verlässt das Haus, außer jemand lädt selbst eine Datei herunter und gibt sie weiter.',
      'Den Förderkatalog hält die Anwendung aus öffentlichen Quellen aktuell. Von selbst ruft sie dafür nichts ab; nur wenn die Administration eine Quelle einschaltet, lädt der Rechner der Verwaltung einmal am Tag deren Datei. Dabei nennt er den Namen dieser Anwendung und, wenn die betreibende Stelle eine hinterlegt hat, deren Kontaktadresse; keine Angabe aus der Anwendung.',
      'Gespeichert werden nur Angaben über Menschen, die mit der Anwendung arbeiten. Angaben über einzelne Bewohnerinnen und Bewohner gehören nicht hinein; Kennzahlen sind Summen für Quartiere, und gesperrte Werte bleiben gesperrt.',
    ],
    things: [
      ...accountThings(facts),
      followingThing(),
      ...frontDoorThings(facts),
      ...traceThings(facts),
    ],
    cookies: cookiesOf(facts),
    rights: [
      'Verantwortlich ist die Stelle, die diese Installation betreibt, in der Regel Ihre Kommune. Dort erfahren Sie auch, wer für den Datenschutz zuständig ist.',
      'Was über Sie gespeichert ist, sehen Sie zum größten Teil unter „Mein Konto“. Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und der Verarbeitung widersprechen (Artikel 15 bis 21 DSGVO) und sich bei der Aufsichtsbehörde beschweren, in Nordrhein-Westfalen bei der Landesbeauftragten für Datenschutz und Informationsfreiheit.',
      'Annahme, von der betreibenden Stelle zu prüfen: Rechtsgrundlage ist die Erfüllung einer Aufgabe im öffentlichen Interesse (Artikel 6 Absatz 1 Buchstabe e DSGVO mit § 3 DSG NRW).',
    ],
  };
}

function accountThings({ linkHours }: PrivacyFacts): Thing[] {
  return [
    {
      what: 'Konto: Name, dienstliche E-Mail-Adresse, Rolle, Kommune oder Organisation, Abwesenheit und Vertretung',
      why: 'damit nur Befugte etwas sehen oder ändern und erkennbar ist, wer zuständig ist',
      howLong: 'solange das Konto besteht',
      deletion:
        'Wer ausscheidet, wird gesperrt, nicht gelöscht, damit der Verlauf der Vorhaben lesbar bleibt. Name und Adresse kann die Administration danach überschreiben.',
    },
    {
      what: 'Kennwort, nur als nicht umkehrbarer Wert (Argon2id)',
      why: 'zum Prüfen der Anmeldung; das Kennwort selbst wird nirgends gespeichert',
      howLong: 'bis zum nächsten Kennwort',
      deletion: 'wird beim Ändern überschrieben',
    },
    {
      what: 'Link zum Setzen eines Kennworts, nur als nicht umkehrbarer Wert',
      why: 'damit niemand ein Kennwort vorgegeben bekommt',
      howLong: `gilt einmal: ${hours(linkHours.setup)} für das erste, ${hours(linkHours.reset)} für ein neues Kennwort`,
      deletion: `von selbst, ${hours(keptHours.expiredLink)} nach Ablauf`,
    },
    {
      what: 'Kommentare, Änderungen, Bestätigungen und Freigaben mit Ihrem Konto und dem Zeitpunkt',
      why: 'damit andere wissen, von wem etwas stammt',
      howLong: 'so lange wie das Vorhaben oder der Bedarf',
      deletion:
        'eigene Kommentare können Sie zurückziehen: Ihr Text wird dann niemandem mehr angezeigt, bleibt aber gespeichert',
    },
    {
      what: 'Am Förderkatalog: wer ein Programm oder einen Aufruf eingetragen, ein Feld geändert, einen Beleg geprüft oder eine Datei eingelesen hat',
      why: 'damit eine Angabe nachvollziehbar ist und kein Import sie überschreibt',
      howLong: 'so lange wie das Förderprogramm; hochgeladene Dateien nur bis zum Einlesen',
      deletion:
        'Feldsperren lassen sich aufheben. Namen sieht am gemeinsamen Katalog nur, wer ihn pflegt.',
    },
    {
      what: 'Ansprechstellen der Förderprogramme, wie die Quelle sie veröffentlicht: Stelle, dienstliche Anschrift, Telefon, E-Mail-Adresse, vereinzelt ein Name',
      why: 'damit Sie beim Fördergeber nachfragen können',
      howLong: 'so lange wie das Förderprogramm; frühere Angaben stehen in seinem Verlauf',
      deletion: 'mit der nächsten Fassung der Quelle ersetzt',
    },
    {
      what: 'Für welche Vorhaben Sie zuständig sind, Hinweise auf deren Termine und wer sie wann erledigt hat; wer eine automatische Aufgabe gestartet hat',
      why: 'damit Termine bei denen ankommen, die sie angehen',
      howLong: `so lange wie das Vorhaben; Läufe automatischer Aufgaben ${days(keptDays.jobRun)}`,
      deletion: 'die Zuständigkeit können Sie am Vorhaben ändern; Läufe werden von selbst gelöscht',
    },
  ];
}

/** Of whoever wants to be told of programmes. */
function followingThing(): Thing {
  return {
    what: 'Welchen Programmen Sie folgen, welche Suchen Sie gemerkt haben und welche Treffer schon gemeldet sind',
    why: 'damit Sie von Änderungen und neuen Treffern erfahren, und von jeder nur einmal',
    howLong: 'bis Sie dem Programm nicht mehr folgen oder die Suche entfernen; nur Sie sehen es',
    deletion: 'sofort; dass Sie es begonnen und beendet haben, bleibt im Protokoll',
  };
}

function frontDoorThings({ sessionIdleMinutes, sessionAbsoluteHours }: PrivacyFacts): Thing[] {
  return [
    {
      what: 'Sitzung: Beginn, letzte Benutzung, Art des Browsers („Firefox unter Windows“)',
      why: 'damit Sie angemeldet bleiben und fremde Anmeldungen erkennen',
      howLong: `endet nach ${minutes(sessionIdleMinutes)} ohne Benutzung, spätestens nach ${hours(sessionAbsoluteHours)}`,
      deletion: `beim Abmelden sofort, sonst von selbst ${hours(keptHours.endedSession)} nach dem Ende`,
    },
    {
      what: 'Eingaben eines Formulars, das nach dem Ende einer Sitzung abgesendet wurde',
      why: 'damit nichts verloren geht; nur Sie bekommen sie nach der Anmeldung angeboten. Kennwörter werden nie aufbewahrt.',
      howLong: hours(keptHours.heldForm),
      deletion: 'nach dem Absenden oder Verwerfen sofort, sonst von selbst',
    },
    {
      what: 'Vergebliche Anmeldungen: Anzahl und Zeitpunkt je E-Mail-Adresse und Anschluss, beide nur als Prüfwert, vom Anschluss außerdem die gekürzte Netzadresse',
      why: 'damit niemand Kennwörter durchprobieren kann',
      howLong: hours(keptHours.signInFailure),
      deletion: 'nach einer erfolgreichen Anmeldung oder von selbst',
    },
  ];
}

function traceThings({ auditSourceDays }: PrivacyFacts): Thing[] {
  return [
    {
      what: 'Protokoll: welches Konto wann was getan hat (Anmeldungen, Änderungen an Konten und Daten)',
      why: 'Nachweis gegenüber Rechnungsprüfung und Fördergebern, Aufklärung von Missbrauch. Administration und, an der Sache selbst, die Befugten lesen es.',
      howLong: 'unbefristet',
      deletion:
        'Einträge lassen sich weder ändern noch löschen. Sie nennen das Konto über eine Kennung, nicht mit Namen.',
    },
    {
      what: 'Netzadresse (IP) zu einem Eintrag des Protokolls, getrennt davon gespeichert',
      why: 'Aufklärung von Missbrauch',
      howLong:
        auditSourceDays === 0 ? 'höchstens bis zum nächsten Aufräumen' : days(auditSourceDays),
      deletion: `von selbst; aufgeräumt wird beim Start und alle ${minutes(forgetEveryMinutes)}`,
    },
    {
      what: 'Meldungen des Programms über eigene Fehler: Zeitpunkt, Adresse der Seite, Fehlertext, ohne Namen und Netzadresse',
      why: 'Beheben von Fehlern',
      howLong: 'bestimmt die betreibende Stelle',
      deletion: 'mit den Protokollen des Betriebssystems',
    },
  ];
}

function cookiesOf({ cookies, sessionAbsoluteHours }: PrivacyFacts): PrivacyView['cookies'] {
  return [
    {
      name: cookies.session,
      purpose: 'erkennt nach der Anmeldung Ihre Sitzung wieder; enthält nur eine zufällige Nummer',
      lifetime: `bis zum Abmelden oder Schließen des Browsers, höchstens ${hours(sessionAbsoluteHours)} gültig`,
    },
    {
      name: cookies.form,
      purpose:
        'schützt vor der Anmeldung die Formulare davor, von fremden Seiten abgesendet zu werden',
      lifetime: 'bis zum Schließen des Browsers',
    },
  ];
}

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;
const minutes = (count: number): string => counted(count, 'Minute', 'Minuten');
const days = (count: number): string => counted(count, 'Tag', 'Tage');
const hours = (count: number): string => counted(count, 'Stunde', 'Stunden');
