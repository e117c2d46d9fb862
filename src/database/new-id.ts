import { v7 } from 'uuid';

/** A new primary key: UUIDv7 text, so that ids sort by age on every database. */
export function newId(): string {
  return v7();
}
