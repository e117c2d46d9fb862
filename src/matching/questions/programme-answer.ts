import type { Day } from '../../shared/dates.ts';

/** What an authority said about a question of a programme; it holds for every need of the municipality. */
export interface ProgrammeAnswer {
  municipalityId: string;
  programmeId: string;
  /** Of a condition, or of an open question (`answered-questions.ts`). */
  conditionKey: string;
  result: 'met' | 'notMet';
  /** Who said so, or where it stands. */
  note: string;
  sourceUrl: string | null;
  answeredOn: Day;
  /** Who entered it; null = unknown by now. */
  personName: string | null;
  version: number;
}

/** What a person enters. */
export type AnswerDraft = Pick<ProgrammeAnswer, 'result' | 'note' | 'sourceUrl' | 'answeredOn'>;

/** Which answer, and as of which version it was read; 0 = there was none. */
export interface AnswerPlace {
  municipalityId: string;
  programmeId: string;
  conditionKey: string;
  version: number;
}
