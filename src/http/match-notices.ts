import type { Notice } from './notices.ts';

/** What is said after decisions on matches, answers to open questions and changes of their order. */
export const matchNotices: Record<string, Notice> = {
  'reihenfolge-gespeichert': {
    tone: 'success',
    text: 'Die Gewichte sind gespeichert. Alle Treffer stehen ab jetzt in dieser Reihenfolge.',
  },
  'reihenfolge-zurueckgesetzt': {
    tone: 'success',
    text: 'Die Reihenfolge der Treffer folgt wieder der Vorgabe.',
  },
  'auskunft-gespeichert': {
    tone: 'success',
    text: 'Die Auskunft ist gespeichert. Sie gilt für alle Bedarfe der Kommune, für die nichts Eigenes angegeben ist.',
  },
  'treffer-gemerkt': {
    tone: 'success',
    text: 'Der Treffer ist gemerkt. Was sich an ihm ändert, steht unter „Hinweise“.',
  },
  'treffer-verworfen': {
    tone: 'success',
    text: 'Der Treffer ist verworfen. Er kommt nur wieder, wenn sich etwas Entscheidendes ändert.',
  },
  'treffer-zurueckgenommen': { tone: 'success', text: 'Das ist zurückgenommen.' },
  'treffer-zugewiesen': {
    tone: 'success',
    text: 'Der Treffer ist zugewiesen. Die Person erhält einen Hinweis.',
  },
  'treffer-abgegeben': {
    tone: 'success',
    text: 'Die Abgabe ist vermerkt. Unter „Entscheidung“ stehen Unterlagen und Begleittext bereit.',
  },
  'treffer-geteilt': {
    tone: 'success',
    text: 'Der Treffer ist mit dem Träger geteilt. Wer dort ein Konto hat, sieht ihn unter „Geteilte Treffer“.',
  },
  'antwort-vorgeschlagen': {
    tone: 'success',
    text: 'Ihre Antwort liegt der Verwaltung vor. Ob sie angenommen wird, steht hier und unter „Hinweise“.',
  },
  'antwort-angenommen': {
    tone: 'success',
    text: 'Die Antwort ist angenommen. Der Träger erhält einen Hinweis.',
  },
  'antwort-abgelehnt': {
    tone: 'success',
    text: 'Die Antwort ist abgelehnt. Der Träger erhält einen Hinweis mit dem Grund.',
  },
};
