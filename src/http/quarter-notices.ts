import type { Notice } from './notices.ts';

/** What is said after changes to figures, needs, their costs and their money. */
export const quarterNotices: Record<string, Notice> = {
  'haushaltslage-gespeichert': {
    tone: 'success',
    text: 'Die Angabe zum Haushalt ist gespeichert.',
  },
  'bedarf-angelegt': {
    tone: 'success',
    text: 'Der Bedarf ist angelegt. Prüfen Sie jetzt die Kosten und sehen Sie nach, welche Programme passen.',
  },
  'bedarf-gespeichert': { tone: 'success', text: 'Der Bedarf ist gespeichert.' },
  'bedarf-zurueckgezogen': {
    tone: 'success',
    text: 'Der Bedarf ist zurückgezogen. Er zählt nirgends mehr mit und lässt sich am Ende dieser Seite wieder aufnehmen.',
  },
  'bedarf-wieder-aufgenommen': { tone: 'success', text: 'Der Bedarf ist wieder aufgenommen.' },
  'vorbild-angelegt': {
    tone: 'success',
    text: 'Die Bedarfe sind nach dem Vorbild angelegt. Bitte prüfen Sie jeden; was nicht stimmt, lässt sich ändern oder zurückziehen.',
  },
  'quartier-angelegt': {
    tone: 'success',
    text: 'Das Quartier ist angelegt. Legen Sie jetzt seine Bedarfe an.',
  },
  'quartier-gespeichert': { tone: 'success', text: 'Das Quartier ist gespeichert.' },
  'kostenposition-gespeichert': {
    tone: 'success',
    text: 'Die Kostenposition ist gespeichert und der Bedarf neu berechnet.',
  },
  'kostenposition-entfernt': {
    tone: 'success',
    text: 'Die Kostenposition ist entfernt und der Bedarf neu berechnet.',
  },
  'annahme-gespeichert': {
    tone: 'success',
    text: 'Die Annahme ist gespeichert. Was sich dadurch geändert hat, steht unten im Verlauf.',
  },
  'annahme-zurueckgesetzt': {
    tone: 'success',
    text: 'Die Annahme ist zurückgesetzt; es gilt wieder die Vorgabe. Was sich dadurch geändert hat, steht unten im Verlauf.',
  },
  'finanzierung-gespeichert': { tone: 'success', text: 'Die Finanzierung ist gespeichert.' },
  'finanzierung-entfernt': { tone: 'success', text: 'Die Finanzierung ist entfernt.' },
  'kennzahlen-uebernommen': {
    tone: 'success',
    text: 'Die Kennzahlen sind übernommen. Sie gelten ab jetzt in Profilen, Vergleichen und Entwürfen.',
  },
  'kennzahlen-spalten-fragen': {
    tone: 'success',
    text: 'Die Zuordnung der Spalten ist verworfen. Laden Sie die Datei noch einmal hoch; dann werden Sie wieder gefragt, was die Spalten bedeuten.',
  },
  'kennzahlen-verworfen': { tone: 'success', text: 'Die Vorschau ist verworfen.' },
  'kennzahlen-zurueckgenommen': {
    tone: 'success',
    text: 'Der Import ist zurückgenommen. Es gilt wieder, was ohne ihn gälte.',
  },
  'kennzahlen-zurueckgenommen-gesperrt': {
    tone: 'success',
    text: 'Der Import ist zurückgenommen. Damit sich kein gesperrter Wert errechnen lässt, sind weitere Werte gesperrt worden.',
  },
  'schwelle-gespeichert': {
    tone: 'success',
    text: 'Die Schwelle der Geheimhaltung ist gespeichert. Sie gilt für künftige Importe.',
  },
};
