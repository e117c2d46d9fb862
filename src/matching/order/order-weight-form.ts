import { postedText, type FieldErrors } from '../../http/posted.ts';
import {
  greatestWeight,
  orderPartLabels,
  orderPartNames,
  type OrderPartName,
  type OrderWeights,
  type StoredOrderWeights,
} from './order-weights.ts';

/** As typed. */
export type OrderWeightValues = Readonly<Record<OrderPartName | 'note', string>>;

export type OrderWeightFormResult =
  { ok: true; draft: Omit<StoredOrderWeights, 'version'> } | { ok: false; errors: FieldErrors };

export const longestNote = 1000;

export function readOrderWeightValues(body: unknown): OrderWeightValues {
  const [topic, cost, ownShare, date, effort] = orderPartNames.map((part) =>
    postedText(body, part, 20),
  );
  return {
    topic: topic ?? '',
    cost: cost ?? '',
    ownShare: ownShare ?? '',
    date: date ?? '',
    effort: effort ?? '',
    note: postedText(body, 'note', longestNote),
  };
}

export function orderWeightValues({ weights, note }: StoredOrderWeights): OrderWeightValues {
  const { topic, cost, ownShare, date, effort } = weights;
  return {
    topic: String(topic),
    cost: String(cost),
    ownShare: String(ownShare),
    date: String(date),
    effort: String(effort),
    note: note ?? '',
  };
}

export function parseOrderWeights(values: OrderWeightValues): OrderWeightFormResult {
  const errors: Record<string, string> = {};
  const read = (part: OrderPartName): number => {
    const typed = values[part];
    const number = /^\d{1,2}$/u.test(typed) ? Number(typed) : Number.NaN;
    if (number <= greatestWeight) return number;
    errors[part] =
      `${orderPartLabels[part]}: Bitte eine ganze Zahl von 0 bis ${greatestWeight} angeben.`;
    return 0;
  };
  const weights: OrderWeights = {
    topic: read('topic'),
    cost: read('cost'),
    ownShare: read('ownShare'),
    date: read('date'),
    effort: read('effort'),
  };
  const isNothing = orderPartNames.every((part) => weights[part] === 0);
  if (isNothing && Object.keys(errors).length === 0) {
    errors['topic'] =
      'Mindestens ein Gewicht muss größer als 0 sein; sonst bliebe nur das Alphabet.';
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, draft: { weights, note: values.note === '' ? null : values.note } };
}
