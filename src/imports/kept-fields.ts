import type { Programme } from '../programmes/programme.ts';
import type { ImportRules } from './import-services.ts';
import type { ImportTarget } from './programme-import-store.ts';

/** What the source gives, with the identity of the record and the fields that people locked. */
export function withKeptFields(
  derived: Programme,
  { programme, lockedFields }: Pick<ImportTarget, 'programme' | 'lockedFields'>,
  rules: Pick<ImportRules, 'withField'>,
): Programme {
  const { slug, links } = programme;
  return lockedFields.reduce<Programme>((next, field) => rules.withField(next, programme, field), {
    ...derived,
    slug,
    links,
  });
}
