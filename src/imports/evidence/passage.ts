import type { SectionField, SourceRecord, SourceSection } from '../source-record.ts';
import type { Sentence } from './sentences.ts';

/** A sentence and what may be read in the section it stands in. */
export interface Passage extends Sentence {
  field: SectionField;
  /** The section on deadlines: the word Frist alone is about applying there. */
  isAboutDeadlines: boolean;
  /** Guideline wording: only the strictest patterns count. */
  isGuideline: boolean;
  /** Dates without a year are section numbers in guidelines. */
  allowsYearly: boolean;
}

/** What each section may yield; `voraussetzungen` and `fundstelle` cite dates that are never deadlines. */
export interface Readable {
  dates: boolean;
  money: 'all' | 'least' | 'none';
}

const readable: Record<SectionField, Readable> = {
  kurztext: { dates: true, money: 'all' },
  volltext: { dates: true, money: 'all' },
  voraussetzungen: { dates: false, money: 'least' },
  verfahren: { dates: true, money: 'none' },
  fristen: { dates: true, money: 'none' },
  bearbeitungszeit: { dates: false, money: 'none' },
  unterlagen: { dates: false, money: 'none' },
  fundstelle: { dates: false, money: 'none' },
  sprache: { dates: false, money: 'none' },
  richtlinie: { dates: true, money: 'all' },
  weitere: { dates: true, money: 'none' },
};

export function readableIn(field: SectionField): Readable {
  return readable[field];
}

/** What the reader of one section needs to know beside the sentence. */
export function passageOf(
  sentence: Sentence,
  section: SourceSection,
  record: SourceRecord,
): Passage {
  const { field, heading } = section;
  const isGuideline = field === 'richtlinie' && record.variant === 'tabs';
  return {
    ...sentence,
    field,
    isAboutDeadlines:
      field === 'fristen' || (field === 'weitere' && /[fF]rist/u.test(heading ?? '')),
    isGuideline,
    allowsYearly: !isGuideline,
  };
}
