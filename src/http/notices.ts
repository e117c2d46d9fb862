import { matchNotices } from './match-notices.ts';
import { quarterNotices } from './quarter-notices.ts';

/** What a page says after a successful change: `303` to a page with `?notice=code`, looked up here and nowhere else. */
export interface Notice {
  tone: 'success' | 'info' | 'warning';
  text: string;
}

const notices: Record<string, Notice> = {
  ...quarterNotices,
  ...matchNotices,
  'vorhaben-angelegt': {
    tone: 'success',
    text: 'Das Vorhaben wurde angelegt und mit dem gefüllt, was bekannt ist. Bitte prüfen und ergänzen Sie es.',
  },
  'vorhaben-vorhanden': {
    tone: 'info',
    text: 'Für diesen Bedarf und dieses Programm gibt es schon ein Vorhaben. Sie sehen es hier.',
  },
  'vorhaben-gespeichert': { tone: 'success', text: 'Ihre Änderungen sind gespeichert.' },
  'vorhaben-zeile-hinzugefuegt': {
    tone: 'success',
    text: 'Gespeichert. Die neue Kostenposition steht am Ende des Kostenplans.',
  },
  'vorhaben-zeile-entfernt': {
    tone: 'success',
    text: 'Gespeichert. Die Kostenposition ist entfernt; bitte prüfen Sie den Finanzierungsplan.',
  },
  'vorhaben-finanzierung-berechnet': {
    tone: 'success',
    text: 'Gespeichert. Förderung und Eigenanteil sind aus den Kosten neu berechnet.',
  },
  'vorhaben-vorschlag-erzeugt': {
    tone: 'success',
    text: 'Gespeichert. Die Textvorschläge sind neu erzeugt; von Ihnen bearbeitete Texte sind unverändert.',
  },
  'vorhaben-freigegeben': {
    tone: 'success',
    text: 'Das Vorhaben ist für die G.I.B. freigegeben.',
  },
  'freigabe-zurueckgezogen': {
    tone: 'success',
    text: 'Die Freigabe ist zurückgezogen. Die G.I.B. sieht das Vorhaben nicht mehr.',
  },
  'kommentar-gespeichert': { tone: 'success', text: 'Ihr Kommentar ist gespeichert.' },
  'kommentar-zurueckgezogen': { tone: 'success', text: 'Ihr Kommentar ist zurückgezogen.' },
  'fassung-geteilt': {
    tone: 'success',
    text: 'Gespeichert, wer die frühere Fassung lesen darf.',
  },
  'bestaetigung-gespeichert': {
    tone: 'success',
    text: 'Ihre Angabe zur Fördervoraussetzung ist für diesen Bedarf gespeichert.',
  },
  'programm-angelegt': {
    tone: 'success',
    text: 'Das Förderprogramm ist angelegt. Es erscheint ab jetzt in der Suche und bei den passenden Programmen.',
  },
  'programm-gespeichert': { tone: 'success', text: 'Das Förderprogramm ist gespeichert.' },
  'programm-gespeichert-beispiele': {
    tone: 'warning',
    text: 'Das Förderprogramm ist als Entwurf gespeichert: Beispiele kommen jetzt anders heraus als erwartet. Sie stehen unten auf dieser Seite.',
  },
  'beispiel-gespeichert': { tone: 'success', text: 'Das Beispiel ist gespeichert.' },
  'beispiel-weicht-ab': {
    tone: 'warning',
    text: 'Das Beispiel ist gespeichert, kommt aber anders heraus als erwartet. Bis das stimmt, gilt das Förderprogramm als Entwurf. Warum und was zu tun ist, steht beim Beispiel.',
  },
  'beispiel-entfernt': { tone: 'success', text: 'Das Beispiel ist entfernt.' },
  'feldsperre-aufgehoben': {
    tone: 'success',
    text: 'Die Feldsperre ist aufgehoben. Bei eingelesenen Programmen steht dort wieder, was die Quelle sagt.',
  },
  'aufruf-gespeichert': { tone: 'success', text: 'Der Aufruf ist gespeichert.' },
  'aufruf-entfernt': { tone: 'success', text: 'Der Aufruf ist entfernt.' },
  'beleg-bestaetigt': { tone: 'success', text: 'Der Beleg ist als geprüft vermerkt.' },
  'belege-geprueft': {
    tone: 'success',
    text: 'Alle automatisch ausgelesenen Angaben sind als geprüft vermerkt.',
  },
  'beleg-verworfen': { tone: 'success', text: 'Der Beleg ist verworfen.' },
  'beleg-wieder-offen': { tone: 'success', text: 'Der Beleg steht wieder unter „Zu prüfen“.' },
  'dublette-entschieden': { tone: 'success', text: 'Ihre Entscheidung ist gespeichert.' },
  'programm-gefolgt': {
    tone: 'success',
    text: 'Sie folgen diesem Programm. Was sich daran ändert und welche Termine näher rücken, steht unter „Hinweise“.',
  },
  'programm-nicht-mehr-gefolgt': {
    tone: 'success',
    text: 'Sie folgen diesem Programm nicht mehr. Offene Hinweise dazu sind geschlossen.',
  },
  'suche-gemerkt': {
    tone: 'success',
    text: 'Die Suche ist gemerkt. Kommen neue Treffer hinzu, erhalten Sie einen Hinweis.',
  },
  'suche-schon-gemerkt': {
    tone: 'info',
    text: 'Diese Suche haben Sie schon gemerkt. Sie sehen sie hier.',
  },
  'suche-umbenannt': { tone: 'success', text: 'Der neue Name der Suche ist gespeichert.' },
  'suche-entfernt': { tone: 'success', text: 'Die gemerkte Suche ist entfernt.' },
  'linkpruefung-gespeichert': {
    tone: 'success',
    text: 'Die Einstellung der Linkprüfung ist gespeichert.',
  },
  'gremium-gespeichert': { tone: 'success', text: 'Das Gremium ist gespeichert.' },
  'sitzung-gespeichert': { tone: 'success', text: 'Die Sitzung ist gespeichert.' },
  'sitzungen-uebernommen': {
    tone: 'success',
    text: 'Der Sitzungskalender ist übernommen. Alle Zeitpläne rechnen jetzt damit.',
  },
  'vorlaufzeiten-gespeichert': {
    tone: 'success',
    text: 'Die Vorlaufzeiten sind gespeichert. Alle Zeitpläne rechnen jetzt damit.',
  },
  abgemeldet: { tone: 'success', text: 'Sie sind abgemeldet.' },
  'ueberall-abgemeldet': {
    tone: 'success',
    text: 'Alle anderen Sitzungen Ihres Kontos sind beendet.',
  },
  'anmeldung-noetig': { tone: 'info', text: 'Bitte melden Sie sich an.' },
  'formular-aufbewahrt': {
    tone: 'info',
    text: 'Ihre Sitzung war abgelaufen. Ihre Eingaben sind aufbewahrt und stehen nach der Anmeldung wieder bereit.',
  },
  'formular-verworfen': { tone: 'success', text: 'Die aufbewahrten Eingaben sind gelöscht.' },
  'kennwort-gesetzt': {
    tone: 'success',
    text: 'Ihr Kennwort ist gesetzt. Sie können sich jetzt damit anmelden.',
  },
  'kennwort-geaendert': {
    tone: 'success',
    text: 'Ihr Kennwort ist geändert. Alle anderen Sitzungen sind beendet.',
  },
  'abwesenheit-gespeichert': {
    tone: 'success',
    text: 'Abwesenheit und Vertretung sind gespeichert.',
  },
  'sitzung-beendet': { tone: 'success', text: 'Die Sitzung ist beendet.' },
  'konto-angelegt': {
    tone: 'success',
    text: 'Das Konto ist angelegt. Erstellen Sie jetzt den Link, mit dem die Person ihr Kennwort setzt.',
  },
  'konto-gespeichert': { tone: 'success', text: 'Das Konto ist gespeichert.' },
  'konto-gesperrt': {
    tone: 'success',
    text: 'Das Konto ist gesperrt. Alle seine Sitzungen und Links sind beendet.',
  },
  'konto-freigegeben': { tone: 'success', text: 'Das Konto ist wieder freigegeben.' },
  'sperre-aufgehoben': { tone: 'success', text: 'Die Anmeldesperre ist aufgehoben.' },
  'aufgabe-gestartet': {
    tone: 'success',
    text: 'Die Aufgabe ist gestartet. Hier sehen Sie, wie weit sie ist.',
  },
  'aufgabe-laeuft': {
    tone: 'info',
    text: 'Die Aufgabe läuft schon. Hier sehen Sie, wie weit sie ist.',
  },
  'hinweis-erledigt': { tone: 'success', text: 'Der Hinweis ist erledigt.' },
  'hinweis-offen': { tone: 'success', text: 'Der Hinweis ist wieder offen.' },
  'kommune-angelegt': { tone: 'success', text: 'Die Kommune ist angelegt.' },
  'organisation-angelegt': { tone: 'success', text: 'Die Organisation ist angelegt.' },
  'quelle-gespeichert': { tone: 'success', text: 'Die Quelle ist gespeichert.' },
  'datei-hochgeladen': {
    tone: 'success',
    text: 'Die Datei ist hochgeladen und wird jetzt eingelesen. Diese Seite zeigt den Stand.',
  },
  'datei-wartet': {
    tone: 'info',
    text: 'Die Datei ist hochgeladen. Es läuft gerade ein Import; sie wird beim nächsten Lauf eingelesen.',
  },
  'import-uebernommen': {
    tone: 'success',
    text: 'Der zurückgewiesene Import wird jetzt übernommen. Diese Seite zeigt den Stand.',
  },
  'seite-eingelesen': {
    tone: 'success',
    text: 'Die Seite ist eingelesen. Automatisch ausgelesene Angaben bitte prüfen.',
  },
};

/** Unknown codes say nothing: the address bar is no place to put words into our mouth. */
export function noticeOf(code: unknown): Notice | null {
  return typeof code === 'string' && Object.hasOwn(notices, code) ? (notices[code] ?? null) : null;
}
