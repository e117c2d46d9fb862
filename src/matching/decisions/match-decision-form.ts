import { postedText, type FieldErrors } from '../../http/posted.ts';
import {
  departmentLimit,
  reasonCodes,
  takeBackParts,
  type DecisionStep,
  type DecisionStepName,
  type DecisionValues,
} from './match-decision.ts';

export type DecisionForm =
  | { ok: true; value: DecisionStep; values: DecisionValues }
  | { ok: false; values: DecisionValues; errors: FieldErrors };

const noteLimit = 1000;

/** Field ids are `f-<step>-<name>`, because all steps stand on one page. */
export function readDecision(step: DecisionStepName, body: unknown): DecisionForm {
  const values = valuesOf(body);
  const note = values.note === '' ? null : values.note;
  const tooLong: FieldErrors =
    values.note.length > noteLimit
      ? { [`${step}-remark`]: `Bitte höchstens ${noteLimit} Zeichen eingeben.` }
      : {};
  const { value, errors } = stepOf(step, { values, note, body });
  const all = { ...errors, ...tooLong };
  if (value !== null && Object.keys(all).length === 0) return { ok: true, value, values };
  return { ok: false, values, errors: all };
}

function valuesOf(body: unknown): DecisionValues {
  return {
    reason: postedText(body, 'reason', 30),
    note: postedText(body, 'remark', noteLimit + 1),
    person: postedText(body, 'person', 60),
    department: postedText(body, 'department', departmentLimit),
    organisation: postedText(body, 'organisation', 60),
  };
}

interface Read {
  value: DecisionStep | null;
  errors: FieldErrors;
}

const read = (value: DecisionStep): Read => ({ value, errors: {} });
const refused = (field: string, text: string): Read => ({ value: null, errors: { [field]: text } });

function stepOf(
  step: DecisionStepName,
  { values, note, body }: { values: DecisionValues; note: string | null; body: unknown },
): Read {
  switch (step) {
    case 'merken':
      return read({ step: 'remember', note });
    case 'verwerfen':
      return dismissal(values, note);
    case 'zuruecknehmen': {
      const asked = postedText(body, 'part', 20);
      const part = takeBackParts.find((one) => one === asked);
      return part === undefined
        ? refused('zuruecknehmen', 'Bitte wählen Sie, was zurückgenommen wird.')
        : read({ step: 'takeBack', part });
    }
    case 'zuweisen':
      return values.person === ''
        ? refused('zuweisen-person', 'Bitte wählen Sie eine Person.')
        : read({ step: 'assign', personId: values.person });
    case 'abgeben':
      return values.department === ''
        ? refused('abgeben-department', 'Bitte nennen Sie den Fachbereich.')
        : read({ step: 'handOver', department: values.department, note });
    case 'teilen':
      return values.organisation === ''
        ? refused('teilen-organisation', 'Bitte wählen Sie einen Träger.')
        : read({ step: 'share', organisationId: values.organisation, note });
  }
}

function dismissal({ reason }: DecisionValues, note: string | null): Read {
  const reasonCode = reasonCodes.find((code) => code === reason);
  if (reasonCode === undefined) {
    return refused('verwerfen-reason', 'Bitte wählen Sie einen Grund.');
  }
  return reasonCode === 'other' && note === null
    ? refused('verwerfen-remark', 'Bitte beschreiben Sie den Grund kurz.')
    : read({ step: 'dismiss', reasonCode, note });
}
