import type { EvidenceValue } from '../../programmes/evidence.ts';
import type { Passage } from './passage.ts';

type Status = Extract<EvidenceValue, { kind: 'status' }>;

const none = String.raw`(?:keine|nicht)`;
const applying = String.raw`(?:Antragstellung|Antragsstellung|Antragseinreichung|Einreichung|Anträge|Förderanträge|Bewerbung(?:en)?|Projektskizzen|Skizzen|Beantragung)`;
/** Either order: "Anträge können nicht mehr gestellt werden", "ist keine Antragstellung mehr möglich". */
const noApplication = new RegExp(
  `${applying}[^.;]{0,90}(?<!\\p{L})${none}(?!\\p{L})[^.;]{0,60}(?:möglich|gestellt|eingereicht|angenommen|entgegengenommen|bewilligt|berücksichtigt)|(?<!\\p{L})keine (?:weiteren |neuen )?${applying}[^.;]{0,90}(?:möglich|gestellt|eingereicht|angenommen|entgegengenommen)|(?<!\\p{L})nimmt? [^.;]{0,40}keine (?:weiteren |neuen )?${applying}[^.;]{0,20}(?:an|entgegen)`,
  'u',
);
const spent =
  /(?:[mM]ittel|Fördertopf|Budget|Fördergelder|Kontingent)\p{L}*(?! \p{L}+ (?:sind|werden) nicht)[^.;]{0,90}(?:sind|ist|wurden|waren)[^.;]{0,60}(?:ausgeschöpft|erschöpft|verbraucht|aufgebraucht|vollständig (?:gebunden|vergeben|belegt))/u;
const finished =
  /(?:Programm|Förderung|Fördermaßnahme|Förderaufruf|Antragsverfahren|Maßnahme)(?: „[^“]{1,80}“)? (?:ist|wurde) (?:\p{L}+ ){0,4}?(?:ausgelaufen|eingestellt|beendet|abgeschlossen|geschlossen)/u;
const pausedFor =
  /derzeit|momentan|zurzeit|zur Zeit|aktuell|vorübergehend|bis auf Weiteres|ausgesetzt/iu;
/** The sentence sets a condition, speaks of a part, or of what happens to late or early applications. */
const conditional =
  /(?<!\p{L})(?:wenn|sobald|sofern|falls|solange|soweit|bis die|können|dürfen|unvollständig\p{L}*|rückwirkend|nachträglich|[vV]orzeitig\p{L}*|nach (?:Beginn|Ablauf|Abschluss|Vertrags|Kauf|Durchführung|Fristende|dem Stichtag|Ende)|(?:bereits )?begonnen\p{L}*|verspätet\p{L}*|gleichzeitig\p{L}*|parallel|mehrfach\p{L}*|pro (?:Jahr|Antrag)|je (?:Jahr|Antrag)|andere[nrms]?|E-?Mail|Fax|Papier\p{L}*|per Post|elektronisch\p{L}*|mündlich\p{L}*|formlos\p{L}*|fristgebunden\p{L}*)(?!\p{L})/iu;
const notGiven =
  /können[^.;]{0,40}(?:Anträge|Skizzen|Bewerbungen)|(?:Anträge|Skizzen|Bewerbungen|Projektskizzen)[^.;]{0,60}können/u;

/** Only a part of the programme, or some of those who may apply. */
const partial =
  /Programmteil|Teilprogramm|Modul|Förderbereich|Fördergegenst|Förderlinie|Baustein|Programmbereich|Säule|Nr\.|Nummer|Ziffer|Teil \p{Lu}|[iI]m Bereich|für (?:Vorhaben|Maßnahmen|Projekte|Unternehmen|Kommunen|Vereine|Privat)/u;

/** What the prose says about being closed or paused; sentences that set conditions say nothing. */
export function findStatus({ text, isGuideline }: Passage): Status[] {
  if (isGuideline || text.length > 400 || partial.test(text)) return [];
  if (
    !/keine|nicht|schöpft|braucht|gebunden|vergeben|belegt|ausgelaufen|eingestellt|beendet|schlossen/u.test(
      text,
    )
  )
    return [];
  const plain = notGiven.test(text) ? text.replaceAll(/(?<!\p{L})können(?!\p{L})/gu, '') : text;
  if (conditional.test(plain) || /(?<!\p{L})[aA]b (?:dem )?\d/u.test(text)) return [];
  const isClosed = noApplication.test(text) || finished.test(text);
  if (isClosed && pausedFor.test(text)) return [{ kind: 'status', status: 'paused' }];
  // "Anträge sind nicht möglich" without "mehr", "seit" or a reason could be about one kind of applicant.
  const isFinal =
    /nicht mehr|(?:keine|nicht)[^.;]{0,60} mehr|(?<!\p{L})[sS]eit (?:dem )?\d|keine (?:weiteren|neuen)/u.test(
      text,
    );
  if (spent.test(text) && !/nicht (?:ausgeschöpft|erschöpft)/u.test(text)) {
    return [{ kind: 'status', status: pausedFor.test(text) ? 'paused' : 'closed' }];
  }
  return (isClosed && isFinal) || finished.test(text) ? [{ kind: 'status', status: 'closed' }] : [];
}
