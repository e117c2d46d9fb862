import type { Source } from './needs/need.ts';

export interface Municipality {
  id: string;
  key: string;
  /** Amtlicher Gemeindeschlüssel, eight digits. */
  ags: string;
  name: string;
  stateName: string;
  leadDepartment: string;
}

export interface Quarter {
  id: string;
  municipalityId: string;
  slug: string;
  name: string;
  description: string;
  districtId: string;
  districtName: string;
  /** null = not known; a person must say. */
  areaStatus: { sozialeStadt: boolean | null; isek: boolean | null; note: string | null };
  source: Source | null;
}

export interface Organisation {
  id: string;
  municipalityId: string;
  key: string;
  name: string;
  shortName: string;
  kind: string;
  applicantCode: string | null;
  isAgwMember: boolean;
}
