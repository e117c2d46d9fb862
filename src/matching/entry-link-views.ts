import {
  costItemPath,
  editNeedPath,
  needPath,
  newCostItemPath,
  quarterPath,
  withQuery,
} from '../paths.ts';
import type { Criterion } from './criteria/criterion.ts';
import { municipalFinancesPath } from './match-paths.ts';
import type { OneMatch } from './match-service.ts';
import { dataMissing, type Datum, type NeedField } from './questions/missing-datum.ts';

/** Where something of our own is entered that a criterion waits for. */
export interface EntryLink {
  label: string;
  href: string;
}

const fieldWords: Record<Exclude<NeedField, 'costs'>, { words: string; field: string }> = {
  topics: { words: 'Themen', field: 'topics' },
  targetGroups: { words: 'Zielgruppen', field: 'targetGroups' },
  applicants: { words: 'wer beantragen kann', field: 'applicants' },
  forwarding: { words: 'Weiterleitung an einen Träger', field: 'forwarding' },
  carrierId: { words: 'Träger, der ausführt', field: 'carrierId' },
  startMonth: { words: 'Beginn', field: 'startMonth' },
  months: { words: 'Dauer in Monaten', field: 'months' },
  duty: { words: 'Aufgabe der Kommune', field: 'duty' },
  conceptStatus: { words: 'Konzept', field: 'conceptStatus' },
  running: { words: 'was es schon gibt', field: 'presentProvider' },
  ownShareCentsPerYear: { words: 'Eigenmittel im Jahr', field: 'ownShareCentsPerYear' },
};

/** For a criterion that waits for something of our own: one link per datum, to its very field. */
export function entryLinks(one: OneMatch, criterion: Criterion): EntryLink[] {
  const place = one.match.compiled.criteria.indexOf(criterion);
  const result = one.match.result.results[place];
  if (result?.missing?.whom !== 'need') return [];
  return dataMissing(criterion, result, one.matchCase).flatMap((datum) => linkTo(one, datum) ?? []);
}

function linkTo({ need, quarter, match }: OneMatch, datum: Datum): EntryLink | null {
  switch (datum.of) {
    case 'need': {
      if (datum.field === 'costs') return costLink(need);
      const { words, field } = fieldWords[datum.field];
      const path = withQuery(editNeedPath(need.id), { treffer: match.slug });
      return { label: `Im Bedarf eintragen: ${words}`, href: `${path}#f-${field}` };
    }
    case 'quarter':
      return { label: 'Zum Quartier: Status des Gebiets', href: quarterPath(quarter.slug) };
    case 'municipality':
      return { label: 'Haushaltslage der Kommune eintragen', href: municipalFinancesPath() };
    case 'figure':
    case 'question':
    case 'other':
      return null;
  }
}

/** Straight to the item where one has no amount, to all of them where several have none. */
function costLink(need: OneMatch['need']): EntryLink {
  const open = need.costItems.filter((item) => item.amountCentsPerYear === null);
  const [only] = open;
  if (need.costItems.length === 0) {
    return { label: 'Im Bedarf eintragen: Kosten', href: newCostItemPath(need.id) };
  }
  return only && open.length === 1
    ? {
        label: `Im Bedarf eintragen: Betrag für „${only.label}“`,
        href: costItemPath(need.id, only.id),
      }
    : { label: 'Im Bedarf eintragen: Kosten', href: `${needPath(need.id)}#kosten` };
}
