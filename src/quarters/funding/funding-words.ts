import { formatDay } from '../../shared/dates.ts';
import type { Funding } from '../needs/need.ts';
import { extentLabels } from '../quarter-labels.ts';

/** What a funding is called; invented ones say so wherever they are named. */
export function fundingLabel({ label, origin }: Pick<Funding, 'label' | 'origin'>): string {
  return origin === 'demo' && !label.startsWith('Demo') ? `${label} (Demo)` : label;
}

/** "bewilligt, finanziert einen Teil, 01.01.2026 bis 31.12.2027". */
export function fundingText({ status, extent, fromOn, untilOn }: Funding): string {
  const end = untilOn === null ? 'Ende nicht bekannt' : `bis ${formatDay(untilOn)}`;
  const begin = fromOn === null ? '' : `ab ${formatDay(fromOn)} `;
  const asked = status === 'applied' ? 'beantragt, nicht bewilligt; ' : '';
  return `${asked}${extentLabels[extent]}, ${begin}${end}`;
}
