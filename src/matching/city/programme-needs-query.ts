import type { FieldView } from '../../http/page-parts.ts';
import { matchGroupLabels } from '../order/match-group.ts';
import { groupCodes, openGroups, type OpenGroup } from './match-summary.ts';
import type { NeedMatch } from './programme-needs.ts';

/** Which needs of a programme are asked for; null means "all". */
export interface NeedsQuery {
  quarterSlug: string | null;
  group: OpenGroup | null;
}

/** Unknown codes in an address mean "all". */
export function readNeedsQuery(
  query: Readonly<Record<string, unknown>>,
  needs: readonly NeedMatch[],
): NeedsQuery {
  const found = needs.find(({ quarter }) => quarter.slug === query['quartier']);
  return {
    quarterSlug: found?.quarter.slug ?? null,
    group: openGroups.find((group) => groupCodes[group] === query['gruppe']) ?? null,
  };
}

export function needsParameters({ quarterSlug, group }: NeedsQuery): Record<string, string> {
  return { quartier: quarterSlug ?? '', gruppe: group === null ? '' : groupCodes[group] };
}

export function askedOf(
  needs: readonly NeedMatch[],
  { quarterSlug, group }: NeedsQuery,
): readonly NeedMatch[] {
  return needs.filter(
    ({ quarter, match, isDismissed }) =>
      (quarterSlug === null || quarter.slug === quarterSlug) &&
      (group === null || (match.group === group && !isDismissed)),
  );
}

export function needsFields(needs: readonly NeedMatch[], query: NeedsQuery): FieldView[] {
  const quarters = new Map(needs.map(({ quarter }) => [quarter.slug, quarter.name]));
  const { quartier = '', gruppe = '' } = needsParameters(query);
  return [
    {
      name: 'quartier',
      label: 'Quartier',
      kind: 'select',
      value: quartier,
      options: [
        { value: '', label: 'Alle Quartiere' },
        ...[...quarters].map(([slug, name]) => ({ value: slug, label: name })),
      ],
    },
    {
      name: 'gruppe',
      label: 'Gruppe',
      kind: 'select',
      value: gruppe,
      options: [
        { value: '', label: 'Alle Gruppen' },
        ...openGroups.map((group) => ({
          value: groupCodes[group],
          label: matchGroupLabels[group],
        })),
      ],
    },
  ];
}
