import { postedText, type FieldErrors } from '../../http/posted.ts';
import { secrecyLimits } from './secrecy.ts';

/** The threshold as a whole number within its limits. */
export function readThreshold(
  body: unknown,
): { ok: true; threshold: number } | { ok: false; typed: string; errors: FieldErrors } {
  const typed = postedText(body, 'schwelle', 10);
  const { least, most } = secrecyLimits;
  const threshold = Number(typed);
  if (/^\d{1,3}$/u.test(typed) && threshold >= least && threshold <= most) {
    return { ok: true, threshold };
  }
  const text = `Schwelle: Bitte eine ganze Zahl von ${least} bis ${most} angeben.`;
  return { ok: false, typed, errors: { schwelle: text } };
}
