import type { Programme } from '../programmes/programme.ts';
import type { ImportRules } from './import-services.ts';

/** What the source gives, with the identity of the record and the fields that people locked. */
export function withKeptFields(
  derived: Programme,
  { programme, lockedFields }: { programme: Programme; lockedFields: readonly string[] },
  rules: Pick<ImportRules, 'withField'>,
): Programme {
  const { slug, links } = programme;
  return lockedFields.reduce<Programme>((next, field) => rules.withField(next, programme, field), {
    ...derived,
    slug,
    links,
  });
}
