import { unknown, type Criterion, type Finding } from './criterion.ts';
import type { Truth } from './truth.ts';

/** What a program found in prose and nobody has checked yet: it counts, but it says so, and it alone refuses no amount. */

const unchecked = 'Automatisch ausgelesen, noch nicht geprüft.';

/** The reason says how the fact is known; the sentence it was read from stands beside it on the page. */
export function readOutReason({ evidence }: Criterion, finding: Finding): Finding {
  return evidence.basis === 'ausgelesen'
    ? { ...finding, reason: () => `${finding.reason()} ${unchecked}` }
    : finding;
}

/** A limit that a program read may belong to another case of the guideline: a person has to look before it refuses. */
export function withoutRefusal(criterion: Criterion, finding: Finding): Finding {
  if (unrefused(criterion, finding.result) === finding.result) return finding;
  return unknown(finding.reason, {
    what: 'ob die ausgelesene Betragsgrenze hier gilt',
    whom: 'funder',
  });
}

/** The result of `withoutRefusal` alone. */
export function unrefused({ kind, evidence }: Criterion, truth: Truth): Truth {
  const isUnchecked = evidence.basis === 'ausgelesen' && kind === 'amount';
  return isUnchecked && truth === 'notMet' ? 'unknown' : truth;
}
