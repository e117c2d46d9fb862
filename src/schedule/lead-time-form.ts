import { postedText, type FieldErrors } from '../http/posted.ts';
import {
  defaultLeadTimes,
  leadTimeKeys,
  leadTimeLabels,
  mostWorkingDays,
  type KnownLeadTimes,
  type LeadTimeKey,
} from './lead-time.ts';

export type LeadTimeValues = Record<LeadTimeKey | 'sourceTitle' | 'sourceUrl' | 'note', string>;

export type LeadTimeFormResult =
  { ok: true; known: Omit<KnownLeadTimes, 'version'> } | { ok: false; errors: FieldErrors };

export function leadTimeValues({ lead, source, note }: KnownLeadTimes): LeadTimeValues {
  return {
    carrierWorkingDays: String(lead.carrierWorkingDays),
    coSignatureWorkingDays: String(lead.coSignatureWorkingDays),
    submissionWorkingDays: String(lead.submissionWorkingDays),
    filingWorkingDays: String(lead.filingWorkingDays),
    sourceTitle: source?.title ?? '',
    sourceUrl: source?.url ?? '',
    note: note ?? '',
  };
}

export function readLeadTimeValues(body: unknown): LeadTimeValues {
  const number = (name: LeadTimeKey): string => postedText(body, name, 10);
  return {
    carrierWorkingDays: number('carrierWorkingDays'),
    coSignatureWorkingDays: number('coSignatureWorkingDays'),
    submissionWorkingDays: number('submissionWorkingDays'),
    filingWorkingDays: number('filingWorkingDays'),
    sourceTitle: postedText(body, 'sourceTitle', 500),
    sourceUrl: postedText(body, 'sourceUrl', 1000),
    note: postedText(body, 'note', 1000),
  };
}

/** Without a source the times are assumed. */
export function parseLeadTimeForm(values: LeadTimeValues): LeadTimeFormResult {
  const errors: Record<string, string> = {};
  const { sourceTitle: title, sourceUrl: url, note } = values;
  const lead = { ...defaultLeadTimes.lead };
  for (const key of leadTimeKeys) {
    const days = /^\d{1,3}$/u.test(values[key]) ? Number(values[key]) : Number.NaN;
    if (days >= 0 && days <= mostWorkingDays) lead[key] = days;
    else {
      errors[key] =
        `${leadTimeLabels[key].label}: Bitte ganze Arbeitstage von 0 bis ${mostWorkingDays} angeben.`;
    }
  }
  const isAddress = /^https?:\/\/\S+$/u.test(url) && URL.canParse(url);
  if (url !== '' && !isAddress) {
    errors['sourceUrl'] = 'Adresse der Quelle: Bitte die Adresse mit https:// angeben.';
  }
  if (url !== '' && title === '') errors['sourceTitle'] = 'Quelle: Bitte benennen.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const source = title === '' ? null : { title, url: url === '' ? null : url };
  const basis = source === null ? 'annahme' : 'belegt';
  return { ok: true, known: { lead, basis, source, note: note === '' ? null : note } };
}
