/** Words by which a sentence shows that it speaks of applying, and of nothing else. */

const things =
  /(?<!Auszahlungs|Zahlungs|Änderungs|Folge|Ver|Bau|Mittel)Antr(?:ag|äge)|(?:Förder|Projekt|Zuwendungs|Zuschuss|Erst)antr(?:ag|äge)|[sS]kizze|Bewerbung|Interessenbekundung|Projektvorschl|Projektidee|Ideenskizze|Vorhabenbeschreibung|Antragstellung|Antragsunterlagen|Förderanfrage|Wettbewerbsbeitr|Unterlagen/u;
const acts =
  /einreich|[rR]eichen Sie|[sS]tellen Sie|[rR]ichten Sie|[sS]enden Sie|eingereicht|einzureichen|Einreichung|gestellt|stellen|(?<!Her|Dar)[sS]tellung|vorleg|vorgelegt|vorzulegen|Vorlage|eingeh|eingegangen|Eingang|abgeben|abzugeben|abgegeben|richten|beantrag|bewerben|zu stellen|übermittel|zuzuleiten|zugehen|[fF]rist|schluss|[tT]ermin|[sS]tichtag|eingesandt|einzusenden|einsenden|entgegengenommen/u;
const plain =
  /(?:Antrags|Einreichungs|Bewerbungs|Antragstellungs|Ausschluss)(?:frist|schluss|termin|stichtag)|Einsendeschluss|(?<!\p{L})bewerben (?:Sie|können)|können Sie sich[^.]{0,80} bewerben/u;
const subjects = [
  ['Interessenbekundung', /Interessenbekundung/u],
  ['Projektskizze', /[sS]kizze/u],
  ['Bewerbung', /[bB]ewerb/u],
  ['Antrag', /Antr(?:ag|äge)|antr(?:ag|äge)/u],
] as const;

/** Whether the words are about handing in an application, a sketch or the like. */
export function speaksOfApplying(text: string): boolean {
  return plain.test(text) || (things.test(text) && acts.test(text));
}

/** What has to be in; null where the words name none or several things. */
export function subjectOf(text: string): string | null {
  const named = subjects.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return named.length === 1 ? (named[0] ?? null) : null;
}
