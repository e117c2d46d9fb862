import { limitCaps } from '../projects/grant-caps.ts';
import { financePlan } from '../projects/project.ts';
import { formatCents } from '../shared/money.ts';
import { formatNumber, formatPercent } from '../shared/text.ts';
import type { Block } from './document.ts';
import { missing } from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';
import { yearsOf } from './draft-content-years.ts';

/** What the plan asks for beyond the limits of the programme, always with both figures. */
export function limitWarnings(draft: PrintableFacts): Block[] {
  return [...rateWarnings(draft), ...ownShareWarnings(draft), ...amountWarnings(draft)].map(
    (text) => missing(text),
  );
}

/** Rates are compared to the hundredth that is printed. */
const tolerance = 0.005;

function rateWarnings(draft: PrintableFacts): string[] {
  const { ratePercentMax, ratePercentMaxWeak } = draft.programme.finance;
  const { ratePercent } = financePlan(draft);
  if (ratePercentMax === null || ratePercent === null) return [];
  const ceiling = Math.max(ratePercentMax, ratePercentMaxWeak ?? 0);
  if (ratePercent <= ceiling + tolerance) return [];
  return [
    `Förderung innerhalb der Obergrenze – beantragt ${formatNumber(ratePercent, 2)} %, höchstens ${formatPercent(ceiling)}`,
  ];
}

function ownShareWarnings(draft: PrintableFacts): string[] {
  const least = draft.programme.finance.ownSharePercentMin;
  const { ownShareCents, eligibleCents } = financePlan(draft);
  if (least === null || eligibleCents <= 0) return [];
  const percent = (ownShareCents / eligibleCents) * 100;
  if (percent >= least - tolerance) return [];
  return [
    `ausreichender Eigenanteil – eingeplant ${formatNumber(percent, 2)} %, mindestens ${formatPercent(least)}`,
  ];
}

/** "je Antrag" is not "je Jahr"; limits per post or site cannot be compared and are only named. */
function amountWarnings(draft: PrintableFacts): string[] {
  const { perApplicationCents, perYearCents } = limitCaps(draft.programme.finance.limits);
  const over = (cents: number, cap: number | null, per: string): string[] =>
    cap === null || cents <= cap
      ? []
      : [
          `Förderung innerhalb der Betragsgrenze – beantragt ${formatCents(cents)} ${per}, höchstens ${formatCents(cap)}`,
        ];
  return [
    ...over(financePlan(draft).grantCents, perApplicationCents, 'je Antrag'),
    ...yearsOf(draft).flatMap((year) =>
      over(financePlan(draft, year).grantCents, perYearCents, `im Haushaltsjahr ${year}`),
    ),
  ];
}
