import type { MatchGroup } from './order/match-group.ts';

/** What a group means, wherever it is shown: above the programmes of a need as above the needs of a programme. */
export const groupLeads: Record<MatchGroup, string> = {
  now: 'Alle Fördervoraussetzungen sind erfüllt, Anträge sind möglich.',
  clarify:
    'Nichts spricht dagegen, aber ein oder zwei Angaben sind offen. Was offen ist und wer es weiß, steht dabei.',
  clarifyMore:
    'Nichts spricht dagegen, aber mehr als zwei Angaben sind offen: mehr als ein Anruf klärt.',
  nextRound:
    'Zurzeit sind keine Anträge möglich; sonst spricht nichts dagegen. Was noch offen ist, steht dabei. Vormerken und zum Start noch einmal prüfen.',
  supplementary:
    'Deckt weniger als 10 % der Kosten oder gibt keinen Zuschuss (etwa ein Darlehen, ein Siegel oder ein Austausch): als Ergänzung zu einem anderen Programm. Ob zurzeit Anträge möglich sind, steht dabei.',
  ended:
    'Nicht mehr zu beantragen, ohne Antragsverfahren, oder die letzte bekannte Frist ist mehr als zwei Jahre her und keine neue Runde bekannt; als Vorbild und für Ansprechpersonen.',
};
