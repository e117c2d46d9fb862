import { copyField, programmeFields } from '../programmes/programme-fields.ts';
import { contentHash } from './content-hash.ts';
import { deriveProgramme } from './derive-programme.ts';
import type { FacetMap } from './facet-map.ts';
import { findEvidence } from './find-evidence.ts';
import type { ImportRules } from './import-services.ts';
import { attributionOf, sourceLicence } from './licence.ts';

/** The pure rules of the import, as the product has them; tests may hand in others. */
export function createImportRules(facetMap: FacetMap): ImportRules {
  return {
    contentHash,
    findEvidence,
    deriveProgramme: (record, { evidence, retrievedOn }) =>
      deriveProgramme(record, { evidence, retrievedOn, facetMap }),
    withField: (programme, from, field) => {
      const known = programmeFields.find((name) => name === field);
      return known === undefined ? programme : copyField(programme, from, known);
    },
    licence: sourceLicence,
    attributionOf,
  };
}
