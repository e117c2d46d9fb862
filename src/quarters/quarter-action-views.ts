import type { Can } from '../accounts/access.ts';
import { blueprintPath, editQuarterPath, newNeedPath, newQuarterPath } from '../paths.ts';
import type { Quarter } from './quarter.ts';

/** What may be done with a quarter; null for who may not. */
export interface QuarterActions {
  editHref: string | null;
  newNeedHref: string | null;
  blueprintHref: string | null;
}

export function quarterActions({ slug }: Pick<Quarter, 'slug'>, can: Can): QuarterActions {
  const mayEditNeeds = can('need.edit');
  return {
    editHref: can('quarter.edit') ? editQuarterPath(slug) : null,
    newNeedHref: mayEditNeeds ? newNeedPath({ quartier: slug }) : null,
    blueprintHref: mayEditNeeds ? blueprintPath({ nach: slug }) : null,
  };
}

export function newQuarterHref(can: Can): string | null {
  return can('quarter.edit') ? newQuarterPath() : null;
}
