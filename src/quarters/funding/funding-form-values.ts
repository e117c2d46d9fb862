import { postedList, postedText } from '../../http/posted.ts';
import type { FormValues } from '../../programmes/programme-form-values.ts';
import { centsToInput } from '../../shared/money.ts';
import type { Funding } from '../needs/need.ts';

/** What a person enters; where it comes from is not theirs to say. */
export type FundingDraft = Omit<Funding, 'id' | 'origin'>;

/** A programme as the form names it: its short title, and its address in brackets, which is unique. */
export interface ProgrammeChoice {
  id: string;
  slug: string;
  shortTitle: string;
  title: string;
}

export const programmeText = ({
  slug,
  shortTitle,
}: Pick<ProgrammeChoice, 'slug' | 'shortTitle'>): string => `${shortTitle} [${slug}]`;

const singleFields = [
  'label',
  'status',
  'extent',
  'programme',
  'carrierId',
  'fromOn',
  'untilOn',
  'postsFilled',
  'postsVacant',
  'continuationDueOn',
  'budgetDueOn',
  'sourceTitle',
  'sourceUrl',
] as const;

const amountName = /^amount-((?:19|20)\d{2})$/u;

/** Years with a field of their own in what was posted or is shown. */
export function amountYears(values: FormValues): number[] {
  return Object.keys(values)
    .flatMap((name) => Number(amountName.exec(name)?.[1] ?? Number.NaN))
    .filter((year) => !Number.isNaN(year))
    .sort((a, b) => a - b);
}

/** What was posted, cleaned; nothing else of the body is kept. */
export function readFundingValues(body: unknown): FormValues {
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const amounts = names.filter((name) => amountName.test(name));
  return {
    ...Object.fromEntries(singleFields.map((name) => [name, postedText(body, name, 1100)])),
    ...Object.fromEntries(amounts.map((name) => [name, postedText(body, name, 40)])),
    note: postedNote(body),
    covers: postedList(body, 'covers'),
  };
}

/** A note may have several lines. */
function postedNote(body: unknown): string {
  const lines = postedList(body, 'note')[0]?.split(/\r?\n/u) ?? [];
  return lines
    .map((line) => postedText({ line }, 'line', 5000))
    .join('\n')
    .trim();
}

/** What the form shows of a stored funding; null = of a new one. */
export function fundingValues(
  funding: Funding | null,
  programmes: readonly ProgrammeChoice[],
): FormValues {
  const programme = programmes.find(({ id }) => id === funding?.programmeId);
  return {
    label: funding?.label ?? '',
    status: funding?.status ?? '',
    extent: funding?.extent ?? '',
    programme: programme ? programmeText(programme) : '',
    carrierId: funding?.carrierId ?? '',
    fromOn: funding?.fromOn ?? '',
    untilOn: funding?.untilOn ?? '',
    ...Object.fromEntries(
      (funding?.amounts ?? []).map(({ year, amountCents }) => [
        `amount-${year}`,
        centsToInput(amountCents),
      ]),
    ),
    postsFilled: postsInput(funding?.postsFilled),
    postsVacant: postsInput(funding?.postsVacant),
    covers: funding?.covers ?? [],
    continuationDueOn: funding?.continuationDueOn ?? '',
    budgetDueOn: funding?.budgetDueOn ?? '',
    note: funding?.note ?? '',
    sourceTitle: funding?.source?.title ?? '',
    sourceUrl: funding?.source?.url ?? '',
  };
}

const postsInput = (posts: number | null | undefined): string =>
  posts === null || posts === undefined ? '' : String(posts).replace('.', ',');
