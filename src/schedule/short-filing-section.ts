import type { StatusTag } from '../http/page-parts.ts';
import type { ShortFiling } from './short-filing.ts';
import type { WayView } from './way-section.ts';

/** What has to be done where no committee is asked. */
export const shortWays: Record<ShortFiling, WayView> = {
  carrier: {
    title: 'Der Träger stellt den Antrag selbst',
    steps: [
      'Den Träger auf die Frist hinweisen und klären, wann sein Vorstand oder seine Geschäftsführung zustimmt; dieser Vorlauf ist hier nicht bekannt.',
      'Will die Stadt ein Unterstützungsschreiben oder eine Zusage zur Kofinanzierung beisteuern, die Mitzeichnung rechtzeitig beginnen.',
    ],
    assumption:
      'Für den Antrag des Trägers ist kein Ratsbeschluss nötig. Ob eine Zusage städtischer Mittel einen Beschluss braucht, bitte mit Kämmerei und Ratsbüro klären.',
  },
  sketch: {
    title: 'Interessenbekundung ohne Ratsbeschluss, Antrag danach mit',
    steps: [
      'Zahlen zusammenstellen, die Mitzeichnung beginnen und die Interessenbekundung absenden.',
      'Den Ratsbeschluss für den Antrag schon einplanen: Wird die Interessenbekundung ausgewählt, nennt der Fördergeber dessen Frist.',
      'Den Ausschuss in seiner nächsten Sitzung unterrichten.',
    ],
    assumption:
      'Eine Interessenbekundung bindet die Kommune noch nicht und braucht keinen Ratsbeschluss. Verlangt der Aufruf schon jetzt einen Beschluss oder zugesagte Eigenmittel, gilt die ganze Beratungsfolge; bitte im Aufruf nachsehen.',
  },
};

/** @param isShort the day to begin has passed */
export function shortTag(filing: ShortFiling, isShort: boolean): StatusTag {
  const who = filing === 'carrier' ? 'Träger' : 'Interessenbekundung';
  if (isShort) {
    return { tone: 'warning', text: `${who}: nur mit kurzem Vorlauf`, symbol: '!' };
  }
  const text = filing === 'carrier' ? 'Träger stellt den Antrag' : 'Interessenbekundung reicht';
  return { tone: 'success', text, symbol: '✓' };
}
