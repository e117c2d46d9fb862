import type { Visibility } from '../accounts/visibility.ts';
import type { Author } from './comment.ts';
import type { Project, SectionKey } from './project.ts';

/** A text of a project as it was before somebody saved another one. */
export interface TextVersion {
  id: string;
  projectId: string;
  key: SectionKey;
  text: string;
  /** Who replaced it, and when. */
  personId: string;
  visibility: Visibility;
  carrierId: string | null;
  createdAt: string;
}

export interface AuthoredVersion extends TextVersion {
  author: Author;
}

/** The texts that a save replaces; nothing is lost, not even a proposal. Empty texts have nothing to keep. */
export function replacedTexts(
  before: Pick<Project, 'sections'>,
  after: Pick<Project, 'sections'>,
): { key: SectionKey; text: string }[] {
  const textNow = new Map(after.sections.map(({ key, text }) => [key, text.trim()]));
  return before.sections
    .filter(({ key, text }) => text.trim() !== '' && textNow.get(key) !== text.trim())
    .map(({ key, text }) => ({ key, text }));
}
