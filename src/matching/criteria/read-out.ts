import { unknown, type Criterion, type Finding } from './criterion.ts';

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
  const { kind, evidence } = criterion;
  if (evidence.basis !== 'ausgelesen' || kind !== 'amount' || finding.result !== 'notMet') {
    return finding;
  }
  return unknown(finding.reason, {
    what: 'ob die ausgelesene Betragsgrenze hier gilt',
    whom: 'funder',
  });
}
