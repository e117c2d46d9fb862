import { createCatalogueQuestions } from './catalogue-questions.ts';
import { createFollowNotices, type FollowNoticeParts } from './follow-notice-service.ts';
import { createFollows, type FollowParts } from './follow-service.ts';
import { createSavedSearches, type SavedSearchParts } from './saved-search-service.ts';
import { createSearchNotices, type SearchNoticeParts } from './search-notice-service.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';

type Parts = Omit<SearchNoticeParts, 'questions' | 'catalogue'> &
  Omit<SavedSearchParts, 'questions' | 'searchNotices'> &
  Omit<FollowParts, 'catalogue'> &
  Omit<FollowNoticeParts, 'catalogue'> & { catalogue: Catalogue };

/** The services of this room: one way of asking the catalogue serves page, notice and file. */
export function createFollowingServices(parts: Parts) {
  const questions = createCatalogueQuestions(parts.catalogue);
  const searchNotices = createSearchNotices({ ...parts, questions });
  return {
    searchNotices,
    savedSearches: createSavedSearches({ ...parts, questions, searchNotices }),
    follows: createFollows(parts),
    followNotices: createFollowNotices(parts),
  };
}
