import { postedSecret, postedText, type FieldErrors } from '../http/posted.ts';
import { longestQuery, longestSearchTitle } from './saved-search.ts';

export interface SearchFormValues {
  title: string;
  /** The query string of the list page, with or without `?`. */
  query: string;
}

export function readSearchForm(body: unknown): SearchFormValues {
  return {
    title: postedText(body, 'titel', longestSearchTitle + 1),
    query: postedSecret(body, 'suche').replace(/^\?/u, ''),
  };
}

export function checkSearchForm({ title, query }: SearchFormValues): FieldErrors {
  return {
    ...checkTitle(title),
    ...(query.length > longestQuery
      ? { suche: 'Diese Suche ist zu lang. Bitte nehmen Sie Filter weg.' }
      : {}),
  };
}

/** @param field the name of the field, where several stand on a page */
export function checkTitle(title: string, field = 'titel'): FieldErrors {
  if (title === '') return { [field]: 'Bitte geben Sie der Suche einen Namen.' };
  if (title.length > longestSearchTitle) {
    return { [field]: `Der Name darf höchstens ${longestSearchTitle} Zeichen haben.` };
  }
  return {};
}
