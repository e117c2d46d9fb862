import type { EvidenceValue, FoundEvidence } from '../programmes/evidence.ts';
import { findAmounts } from './evidence/amounts.ts';
import { findDeadlines } from './evidence/deadlines.ts';
import { passageOf, readableIn, type Passage } from './evidence/passage.ts';
import { findRates } from './evidence/rates.ts';
import { findRolling } from './evidence/rolling.ts';
import { splitSentences } from './evidence/sentences.ts';
import { findStatus } from './evidence/status.ts';
import { findValidUntil } from './evidence/valid-until.ts';
import { sectionFields, type SourceRecord, type SourceSection } from './source-record.ts';

const dateReaders = [findStatus, findDeadlines, findRolling, findValidUntil] as const;
const moneyReaders = [findRates, findAmounts] as const;
/** Without one of these a sentence holds no fact; looked for once per section and once per sentence. */
const worthReading =
  /\d{4}|\d\.|%|Prozent|v\. ?H\.|Hundert|EUR|Euro|€|laufend|Laufend|jederzeit|Jederzeit|ganzjährig|Frist|frist|Antragst|Anträge|Mittel|mittel|eingestellt|beendet|ausgelaufen/u;

/**
 * The facts a program can find in the prose of a record, each with its literal sentence. In the order of the sections,
 * then of the text; the same fact said twice is kept once, with the first place. Prefers nothing to something wrong.
 */
export function findEvidence(record: SourceRecord): FoundEvidence[] {
  const bySection = record.sections.toSorted(
    (a, b) => sectionFields.indexOf(a.field) - sectionFields.indexOf(b.field),
  );
  const all = [...statusOf(record), ...bySection.flatMap((section) => inSection(section, record))];
  const seen = new Set<string>();
  return all.filter(({ value }) => {
    const key = keyOf(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The note in the head of the page, as the source classifies it; no note means unknown, never open. */
function statusOf({ status, statusNote }: SourceRecord): FoundEvidence[] {
  if (statusNote === null || status === 'unknown') return [];
  const value: EvidenceValue = { kind: 'status', status };
  return [{ value, sentence: statusNote, sourceField: 'statusNote', offset: 0 }];
}

function inSection(section: SourceSection, record: SourceRecord): FoundEvidence[] {
  const { dates, money } = readableIn(section.field);
  if ((!dates && money === 'none') || !worthReading.test(section.text)) return [];
  return splitSentences(section.text, (line) => worthReading.test(line)).flatMap((sentence) => {
    if (!worthReading.test(sentence.text)) return [];
    const passage = passageOf(sentence, section, record);
    return valuesOf(passage, dates, money !== 'none').map((value): FoundEvidence => ({
      value,
      sentence: sentence.text,
      sourceField: section.field,
      offset: sentence.offset,
    }));
  });
}

function valuesOf(passage: Passage, dates: boolean, money: boolean): EvidenceValue[] {
  return [
    ...(dates ? dateReaders.flatMap((read): EvidenceValue[] => read(passage)) : []),
    ...(money ? moneyReaders.flatMap((read): EvidenceValue[] => read(passage)) : []),
  ];
}

/** What makes two findings one fact: what has to be in by a day, or the words of a limit, do not. */
function keyOf(value: EvidenceValue): string {
  switch (value.kind) {
    case 'deadline':
      return `deadline ${value.on}`;
    case 'yearlyDeadline':
      return `yearly ${value.monthDay}`;
    case 'rate':
      return `rate ${value.percent}`;
    case 'amount':
      return `amount ${value.bound} ${value.of} ${value.per} ${value.amountCents} ${value.per === 'other' ? value.what : ''}`;
    default:
      return JSON.stringify(value);
  }
}
