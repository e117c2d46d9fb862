/**
 * What a password must be, after NIST SP 800-63B (5.1.1.2: length, a list of common ones, no composition rules, no
 * rotation) and BSI IT-Grundschutz ORP.4.A8/A22/A23 (suitable passwords, change only on suspicion). Pure.
 */
export const minPasswordLength = 12;
/** Long enough for every sentence, short enough that hashing cannot be used to keep the server busy. */
export const maxPasswordLength = 128;

export interface PasswordContext {
  /** Folded as by `foldPassword`; from `data/security/common-passwords.txt`. */
  common: ReadonlySet<string>;
  /** Words an attacker tries first: product, city, the person's own address and name. */
  contextWords: readonly string[];
}

/** The form that is hashed: the same password typed on another keyboard gives the same characters. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/** For comparing with the list only: lower case, usual replacements undone, trailing figures and signs dropped. */
export function foldPassword(password: string): string {
  return normalisePassword(password)
    .toLowerCase()
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replaceAll('€', 'e')
    .replaceAll('ß', 'ss')
    .replaceAll(/[\s_.-]/gu, '')
    .replace(/[\d!?#*+]+$/u, '');
}

/** What is wrong with a new password, in German, or null. */
export function passwordFault(
  password: string,
  { common, contextWords }: PasswordContext,
): string | null {
  const normal = normalisePassword(password);
  const { length } = Array.from(normal);
  if (length < minPasswordLength) {
    return `Bitte mindestens ${minPasswordLength} Zeichen verwenden, zum Beispiel einen kurzen Satz.`;
  }
  if (length > maxPasswordLength) return `Bitte höchstens ${maxPasswordLength} Zeichen verwenden.`;
  if (new Set(normal).size < 5 || isSequence(normal)) {
    return 'Dieses Kennwort besteht aus zu wenigen verschiedenen oder aus aufeinander folgenden Zeichen.';
  }
  const folded = foldPassword(normal);
  if (isCommon(normal, folded, common)) {
    return 'Dieses Kennwort steht auf der Liste häufiger Kennwörter. Bitte ein anderes wählen.';
  }
  if (contextWords.some((word) => isMostly(folded, word))) {
    return 'Dieses Kennwort besteht fast nur aus Ihrem Namen, Ihrer Adresse, dem Ort oder dem Namen der Anwendung.';
  }
  return null;
}

/** A common one as it is, or twice in a row: `passwortpasswort`. */
function isCommon(normal: string, folded: string, common: ReadonlySet<string>): boolean {
  const half = folded.slice(0, folded.length / 2);
  return (
    common.has(folded) ||
    common.has(normal.toLowerCase()) ||
    (half + half === folded && common.has(half))
  );
}

/** Whether less than five characters remain once the word is taken out. */
function isMostly(folded: string, word: string): boolean {
  const plain = foldPassword(word);
  return plain.length >= 4 && folded.includes(plain) && folded.replaceAll(plain, '').length < 5;
}

/** Whether every character is the neighbour of the one before it: `abcdefghijkl`, `123456789012` up to the wrap. */
function isSequence(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const isStep = (wanted: number): boolean =>
    steps.filter((step) => step === wanted).length >= steps.length - 1;
  return isStep(1) || isStep(-1);
}
