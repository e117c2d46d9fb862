/** What a page says after a successful change: `303` to a page with `?notice=code`, looked up here and nowhere else. */
export interface Notice {
  tone: 'success' | 'info' | 'warning';
  text: string;
}

const notices: Record<string, Notice> = {
  'vorhaben-angelegt': {
    tone: 'success',
    text: 'Das Vorhaben wurde angelegt und mit dem gefüllt, was bekannt ist. Bitte prüfen und ergänzen Sie es.',
  },
  'vorhaben-vorhanden': {
    tone: 'info',
    text: 'Für diesen Bedarf und dieses Programm gibt es schon ein Vorhaben. Sie sehen es hier.',
  },
  'vorhaben-gespeichert': { tone: 'success', text: 'Ihre Änderungen sind gespeichert.' },
  'bestaetigung-gespeichert': {
    tone: 'success',
    text: 'Ihre Angabe zur Fördervoraussetzung ist für diesen Bedarf gespeichert.',
  },
};

/** Unknown codes say nothing: the address bar is no place to put words into our mouth. */
export function noticeOf(code: unknown): Notice | null {
  return typeof code === 'string' && Object.hasOwn(notices, code) ? (notices[code] ?? null) : null;
}
