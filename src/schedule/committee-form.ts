import { postedText, type FieldErrors } from '../http/posted.ts';
import {
  committeeKinds,
  type Committee,
  type CommitteeDraft,
  type DistrictPlace,
} from './committee.ts';

export interface CommitteeValues {
  name: string;
  shortName: string;
  kind: string;
  consultationOrder: string;
  districtId: string;
}

export type CommitteeFormResult =
  { ok: true; draft: CommitteeDraft } | { ok: false; errors: FieldErrors };

export const emptyCommittee: CommitteeValues = {
  name: '',
  shortName: '',
  kind: 'ausschuss',
  consultationOrder: '',
  districtId: '',
};

export function committeeValues(committee: CommitteeDraft): CommitteeValues {
  const { name, shortName, kind, consultationOrder, districtId } = committee;
  return {
    ...{ name, shortName, kind, districtId: districtId ?? '' },
    consultationOrder: consultationOrder === null ? '' : String(consultationOrder),
  };
}

export function readCommitteeValues(body: unknown): CommitteeValues {
  return {
    name: postedText(body, 'name', 200),
    shortName: postedText(body, 'shortName', 40),
    kind: postedText(body, 'kind', 40),
    consultationOrder: postedText(body, 'consultationOrder', 10),
    districtId: postedText(body, 'districtId', 60),
  };
}

/** @param around what is there already; the committee itself is left out of `others` */
export function parseCommitteeForm(
  values: CommitteeValues,
  { others, districts }: { others: readonly Committee[]; districts: readonly DistrictPlace[] },
): CommitteeFormResult {
  const errors: Record<string, string> = {};
  const { name, shortName, consultationOrder: order, districtId } = values;
  const kind = committeeKinds.find((one) => one === values.kind);
  const isTaken = (text: string): boolean =>
    others.some((one) => [one.name, one.shortName].some((known) => isSame(known, text)));
  if (name === '') errors['name'] = 'Name: Bitte das Gremium benennen.';
  else if (isTaken(name)) errors['name'] = 'Name: So heißt schon ein anderes Gremium.';
  if (shortName === '') errors['shortName'] = 'Kurzname: Bitte angeben.';
  else if (isTaken(shortName))
    errors['shortName'] = 'Kurzname: So heißt schon ein anderes Gremium.';
  if (kind === undefined) errors['kind'] = 'Art: Bitte wählen.';
  if (order !== '' && !/^[1-9]\d?$/u.test(order)) {
    errors['consultationOrder'] =
      'Platz in der Beratungsfolge: Bitte eine Zahl von 1 bis 99 angeben oder leer lassen.';
  }
  if (kind === 'bezirksvertretung' && !districts.some(({ id }) => id === districtId)) {
    errors['districtId'] = 'Stadtbezirk: Eine Bezirksvertretung gehört zu einem Stadtbezirk.';
  }
  if (kind === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    draft: {
      ...{ name, shortName, kind },
      consultationOrder: order === '' ? null : Number(order),
      districtId: kind === 'bezirksvertretung' ? districtId : null,
    },
  };
}

const isSame = (a: string, b: string): boolean =>
  a.toLocaleLowerCase('de') === b.toLocaleLowerCase('de');
