import { formatDay } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { formatPercent } from '../shared/text.ts';
import type { EvidenceKind, EvidenceState, EvidenceValue } from './evidence.ts';

export const evidenceKindLabels: Record<EvidenceKind, string> = {
  status: 'Stand des Programms',
  deadline: 'Frist',
  yearlyDeadline: 'jährliche Frist',
  rolling: 'laufende Antragstellung',
  validUntil: 'Geltung der Richtlinie',
  rate: 'Fördersatz',
  amount: 'Betrag',
};

export const evidenceStateLabels: Record<EvidenceState, string> = {
  read: 'automatisch ausgelesen',
  confirmed: 'geprüft',
  expired: 'abgelaufen',
  rejected: 'verworfen',
};

const statusTexts = {
  closed: 'Antragstellung geschlossen',
  paused: 'Antragstellung ausgesetzt',
  unclear: 'Stand unklar',
} as const;
const perTexts = { year: ' je Jahr', application: ' je Antrag', other: '' } as const;

/** What a program read, in words: "Fördersatz bis zu 80 %". */
export function evidenceText(value: EvidenceValue): string {
  switch (value.kind) {
    case 'rate':
      return `Fördersatz ${value.isCeiling ? 'bis zu ' : ''}${formatPercent(value.percent)}`;
    case 'amount': {
      const bound = value.bound === 'max' ? 'höchstens' : 'mindestens';
      const of = value.of === 'costs' ? 'Gesamtkosten' : 'Förderung';
      const what = value.what === '' ? '' : ` (${value.what})`;
      return `${of} ${bound} ${formatCents(value.amountCents)}${perTexts[value.per]}${what}`;
    }
    case 'deadline': {
      const time = value.time === null ? '' : `, ${value.time} Uhr`;
      return `Frist ${formatDay(value.on)}${time}${inBrackets(value.what)}`;
    }
    case 'yearlyDeadline': {
      const [month = '', day = ''] = value.monthDay.split('-');
      return `jedes Jahr bis ${day}.${month}.${inBrackets(value.what)}`;
    }
    case 'rolling':
      return 'Anträge laufend möglich';
    case 'validUntil':
      return `Richtlinie gilt bis ${formatDay(value.on)}`;
    case 'status':
      return statusTexts[value.status];
  }
}

function inBrackets(text: string | null): string {
  return text === null ? '' : ` (${text})`;
}
