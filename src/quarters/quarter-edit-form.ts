import type { FieldErrors, PostedValues } from '../http/posted.ts';
import { createFormReader, type FormReader } from '../programmes/form-reader.ts';
import { textOf } from '../programmes/programme-form-values.ts';
import {
  isReservedSlug,
  isSlug,
  proposeSlug,
  type District,
  type NewQuarter,
  type QuarterDraft,
} from './quarter-edit.ts';

type Parsed<Value> = { ok: true; draft: Value } | { ok: false; errors: FieldErrors };

export function quarterValues({ description, areaStatus }: QuarterDraft): PostedValues {
  const choice = (known: boolean | null): string => (known === null ? '' : known ? 'ja' : 'nein');
  return {
    description,
    sozialeStadt: choice(areaStatus.sozialeStadt),
    isek: choice(areaStatus.isek),
    note: areaStatus.note ?? '',
  };
}

export function parseQuarterForm(values: PostedValues): Parsed<QuarterDraft> {
  const reader = createFormReader(values);
  const draft = readDraft(reader);
  return finish(reader, draft);
}

export function parseNewQuarterForm(
  values: PostedValues,
  {
    municipalityId,
    districts,
    slugs,
  }: { municipalityId: string; districts: readonly District[]; slugs: readonly string[] },
): Parsed<NewQuarter> {
  const reader = createFormReader(values);
  const name = reader.text('name', { label: 'Name', max: 100, isRequired: true }) ?? '';
  const districtId = reader.choice(
    'district',
    districts.map(({ id }) => id),
  );
  const newDistrict = reader.text('newDistrict', { label: 'Neuer Stadtteil', max: 100 });
  if (districtId === null && newDistrict === null) {
    reader.errors[districts.length === 0 ? 'newDistrict' : 'district'] =
      'Stadtteil: Bitte einen wählen oder einen neuen angeben.';
  }
  const draft = {
    ...readDraft(reader),
    municipalityId,
    name,
    slug: readSlug(reader, values, { name, slugs }),
    // A name that is already there means the Stadtteil that is there.
    district: districtOf(districts, districtId, newDistrict),
  };
  return finish(reader, draft);
}

function districtOf(
  districts: readonly District[],
  id: string | null,
  name: string | null,
): NewQuarter['district'] {
  if (id !== null) return { id };
  const same = districts.find((one) => one.name.toLowerCase() === name?.toLowerCase());
  return same ? { id: same.id } : { name: name ?? '' };
}

/** Left empty, the short name is made from the name. */
function readSlug(
  { errors }: FormReader,
  values: PostedValues,
  { name, slugs }: { name: string; slugs: readonly string[] },
): string {
  const proposed = proposeSlug(name, slugs);
  const slug = textOf(values, 'slug');
  if (slug === '') return proposed;
  if (!isSlug(slug)) {
    errors['slug'] =
      'Kurzname: Bitte nur kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche verwenden, höchstens 60 Zeichen.';
  } else if (isReservedSlug(slug)) {
    errors['slug'] = `Kurzname: „${slug}“ ist der Name einer anderen Seite. Vorschlag: ${proposed}`;
  } else if (slugs.includes(slug)) {
    errors['slug'] = `Kurzname: „${slug}“ ist schon vergeben. Vorschlag: ${proposed}`;
  }
  return slug;
}

function readDraft(reader: FormReader): QuarterDraft {
  const known = (name: string): boolean | null => {
    const choice = reader.choice(name, ['ja', 'nein']);
    return choice === null ? null : choice === 'ja';
  };
  return {
    description: reader.text('description', { label: 'Beschreibung', max: 5000 }) ?? '',
    areaStatus: {
      sozialeStadt: known('sozialeStadt'),
      isek: known('isek'),
      note: reader.text('note', { label: 'Anmerkung', max: 2000 }),
    },
  };
}

function finish<Value>({ errors }: FormReader, draft: Value): Parsed<Value> {
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, draft };
}
