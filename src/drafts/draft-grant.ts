import { basisOf, sourcesOf, type AmountLimit, type Programme } from '../programmes/programme.ts';
import { financeFormLabels } from '../programmes/programme-labels.ts';
import { financePlan, type FinancePlan } from '../projects/project.ts';
import { formatMonth } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { formatNumber, formatPercent } from '../shared/text.ts';
import type { Block } from './document.ts';
import { facts, heading, known, missing, note, row } from './draft-blocks.ts';
import type { PrintableFacts } from './draft-facts.ts';

const noLimit = 'Quelle nennt keine Grenze';

/** Nr. 4 Beantragte Förderung. What a programme gives at most is named as a ceiling and is never an amount. */
export function grantBlocks(draft: PrintableFacts): Block[] {
  const { programme } = draft;
  const { finance } = programme;
  const plan = financePlan(draft);
  const isKnown = draft.financing.some((line) => line.kind === 'grant' && line.amounts.length > 0);
  const label = finance.form === 'darlehen' ? 'Darlehen' : 'Zuschuss';
  const form = finance.form === null ? null : financeFormLabels[finance.form];
  return [
    heading(1, '4. Beantragte Förderung'),
    facts([
      known('Zuwendungsbereich', programme.title),
      row(label, isKnown ? formatCents(plan.grantCents) : null, `beantragter ${label} in Euro`),
      row(
        'v. H. der zuwendungsfähigen Ausgaben',
        isKnown && plan.ratePercent !== null ? `${formatNumber(plan.ratePercent, 2)} v. H.` : null,
        'Anteil an den zuwendungsfähigen Ausgaben',
      ),
      row('Finanzierungsart', form, 'Finanzierungsart laut Förderrichtlinie'),
      known('Obergrenze des Fördersatzes', ceilingText(programme)),
      known('Eigenanteil laut Programm', ownShareText(programme)),
      ...finance.limits.map((limit) => known('Betragsgrenze', limitText(programme, limit))),
    ]),
    ...limitWarnings(programme, isKnown ? plan : null),
    note(
      'Obergrenzen sind keine Zusage: Auf die Zuwendung besteht kein Rechtsanspruch, die Bewilligungsbehörde entscheidet im Rahmen verfügbarer Mittel.',
    ),
  ];
}

function ceilingText(programme: Programme): string {
  const { ratePercentMax: max, ratePercentMaxWeak: weak } = programme.finance;
  if (max === null) return noLimit;
  const rate = `höchstens ${formatPercent(max)}`;
  const text =
    weak === null
      ? rate
      : `${rate}, bei schwacher Haushaltslage höchstens ${formatPercent(weak)} (Einstufung bitte prüfen)`;
  return text + groundsOf(programme, 'rate');
}

function ownShareText(programme: Programme): string {
  const { ownSharePercentMin: min } = programme.finance;
  return min === null
    ? noLimit
    : `mindestens ${formatPercent(min)}${groundsOf(programme, 'ownShare')}`;
}

const perTexts = { year: ' je Jahr', application: ' je Antrag', other: '' } as const;

function limitText(programme: Programme, { bound, amountCents, per, what }: AmountLimit): string {
  const word = bound === 'max' ? 'höchstens' : 'mindestens';
  return `${word} ${formatCents(amountCents)}${perTexts[per]} – ${what}${groundsOf(programme, 'limits')}`;
}

/** "(Stand 11/2025; Quelle: …)"; what nobody read says that it is an assumption. */
function groundsOf(programme: Programme, field: 'rate' | 'ownShare' | 'limits'): string {
  const [source = programme.sources[0]] = sourcesOf(programme, field);
  const asOf =
    programme.asOf === null ? 'Stand nicht bekannt' : `Stand ${formatMonth(programme.asOf)}`;
  const assumed = basisOf(programme, field) === 'angenommen' ? 'Annahme; ' : '';
  return ` (${assumed}${asOf}${source ? `; Quelle: ${source.what}` : ''})`;
}

/** What breaks a limit of the programme, with both figures. */
function limitWarnings({ finance }: Programme, plan: FinancePlan | null): Block[] {
  if (plan?.ratePercent == null) return [];
  const warnings: Block[] = [];
  const ceiling = Math.max(finance.ratePercentMax ?? 0, finance.ratePercentMaxWeak ?? 0);
  const rate = `${formatNumber(plan.ratePercent, 2)} %`;
  if (finance.ratePercentMax !== null && plan.ratePercent > ceiling + 0.005) {
    warnings.push(
      missing(
        `Förderung innerhalb der Obergrenze – beantragt ${rate}, höchstens ${formatPercent(ceiling)}`,
      ),
    );
  }
  const ownShare = (plan.ownShareCents / plan.eligibleCents) * 100;
  const least = finance.ownSharePercentMin;
  if (least !== null && ownShare < least - 0.005) {
    warnings.push(
      missing(
        `ausreichender Eigenanteil – eingeplant ${formatNumber(ownShare, 2)} %, mindestens ${formatPercent(least)}`,
      ),
    );
  }
  return warnings;
}
