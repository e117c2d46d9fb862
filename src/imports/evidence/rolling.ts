import type { EvidenceValue } from '../../programmes/evidence.ts';
import type { Passage } from './passage.ts';

type Rolling = Extract<EvidenceValue, { kind: 'rolling' }>;

const word = String.raw`(?:fortlaufend|laufend|jederzeit|ganzjährig|(?:an )?keine (?:Antrags|Einreichungs|Abgabe)?[fF]rist(?:en)?)(?![\p{L}])`;
const applying = String.raw`(?:[aA]ntr(?:ag|äge)|Antragstellung|Antragsverfahren|[sS]kizze|Bewerbung|beantrag|Einreichung)`;
const acting = String.raw`(?:gestellt|stellen|zu stellen|einreichen|eingereicht|einzureichen|möglich|beantragen|beantragt|entgegengenommen|angenommen|bewerben|gebunden)`;
const wholeSentence = new RegExp(
  `^(?:(?:Die )?(?:Antragstellung|Antragsfrist|Antragsfristen|Einreichung|Frist|Fristen)(?: ist|:)? )?(?:fortlaufend|laufend|jederzeit)(?: möglich)?\\.?$`,
  'iu',
);
const rolling = new RegExp(
  `${applying}\\p{L}*[^.;]{0,120}(?<!\\p{L})${word}[^.;]{0,60}${acting}|(?<!\\p{L})${word}[^.;]{0,80}${applying}\\p{L}*[^.;]{0,60}${acting}|Antragstellung[^.;]{0,30}(?<!\\p{L})${word}|(?:gibt|gelten|bestehen) keine (?:Antrags|Einreichungs|Abgabe)fristen`,
  'iu',
);
/** Things that are possible at any time but are not applying. */
const otherwise =
  /nicht (?:jederzeit|laufend)|widerruf|zurück(?:zieh|zunehmen|gezogen)|Einsicht|[pP]rüf|Auskunft|informier|aktualisiert|Änderungsantr|Mittelabruf|Auszahlung|kündig|kündbar|außerhalb|mit Ausnahme/u;

/** "Anträge können laufend gestellt werden"; "laufende Kosten" and "jederzeit widerrufen" are none. */
export function findRolling({ text, isAboutDeadlines }: Passage): Rolling[] {
  if (!/laufend|jederzeit|ganzjährig|keine \w*[fF]rist/iu.test(text)) return [];
  if (otherwise.test(text)) return [];
  const isSaid = rolling.test(text) || (isAboutDeadlines && wholeSentence.test(text));
  return isSaid ? [{ kind: 'rolling' }] : [];
}
