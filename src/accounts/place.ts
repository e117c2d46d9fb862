/** Municipalities and organisations as the administration keeps them; what they hold belongs to the room quarters. */

export interface MunicipalityDraft {
  name: string;
  /** Amtlicher Gemeindeschlüssel, eight digits. */
  ags: string;
  leadDepartment: string;
}

export interface MunicipalityEntry extends MunicipalityDraft {
  id: string;
  stateName: string;
}

/** The codes of the seed, with their words on screen. */
export const organisationKindLabels = {
  wohlfahrtsverband: 'Wohlfahrtsverband',
  traeger: 'anderer Träger',
  verwaltung: 'Verwaltung',
  behoerde: 'Behörde',
  wohnungsunternehmen: 'Wohnungsunternehmen',
} as const;
export const organisationKinds = Object.keys(organisationKindLabels);

const carrierKinds: readonly string[] = [
  'wohlfahrtsverband',
  'traeger',
] satisfies (keyof typeof organisationKindLabels)[];

/** Carriers carry out projects themselves; offices, departments of our own and housing companies only take part. */
export const isCarrier = ({ kind }: Pick<OrganisationDraft, 'kind'>): boolean =>
  carrierKinds.includes(kind);

export interface OrganisationDraft {
  municipalityId: string;
  name: string;
  shortName: string;
  kind: string;
}

export interface OrganisationEntry extends OrganisationDraft {
  id: string;
}

/** The first two digits of the key name the state (Destatis, Gemeindeverzeichnis). */
const statesByAgs: Record<string, string> = {
  '01': 'Schleswig-Holstein',
  '02': 'Hamburg',
  '03': 'Niedersachsen',
  '04': 'Bremen',
  '05': 'Nordrhein-Westfalen',
  '06': 'Hessen',
  '07': 'Rheinland-Pfalz',
  '08': 'Baden-Württemberg',
  '09': 'Bayern',
  '10': 'Saarland',
  '11': 'Berlin',
  '12': 'Brandenburg',
  '13': 'Mecklenburg-Vorpommern',
  '14': 'Sachsen',
  '15': 'Sachsen-Anhalt',
  '16': 'Thüringen',
};

/** The state an AGS lies in; undefined for a key that is none. */
export function stateOfAgs(ags: string): string | undefined {
  return /^\d{8}$/u.test(ags) ? statesByAgs[ags.slice(0, 2)] : undefined;
}
