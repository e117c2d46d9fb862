import type { Response } from 'express';
import { personOf } from '../http/current-person.ts';
import { NotFoundError } from '../shared/errors.ts';

/** A calendar belongs to a municipality; who changes it has one. @throws NotFoundError */
export function municipalityOf(res: Response): string {
  const { municipalityId } = personOf(res);
  if (municipalityId === null) throw new NotFoundError('Diese Kommune');
  return municipalityId;
}
