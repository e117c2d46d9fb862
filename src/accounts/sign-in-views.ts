import type { FieldView, PageView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { demoSignInPath, personLinkPath, signInPath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import { maxPasswordLength, minPasswordLength } from './password-rules.ts';
import { roleLabels, type Person, type Role } from './person.ts';
import type { LinkForm, UsableLink } from './person-link-service.ts';

export interface SignInView extends PageView {
  action: string;
  returnTo: string;
  errors: { fieldId: string; text: string }[];
  lockText: string | null;
  fields: FieldView[];
  demo: {
    action: string;
    choices: { role: Role; label: string; text: string }[];
    passwordText: string | null;
  } | null;
}

const demoTexts: Record<Role, string> = {
  staff: 'liest und ändert alles der eigenen Kommune',
  coordinator: 'liest freigegebene Vorhaben zugeordneter Kommunen',
  carrier: 'liest Vorhaben, die die eigene Organisation nennen',
  auditor: 'liest alles der eigenen Kommune, ändert nichts',
  council: 'liest, was veröffentlicht ist',
  admin: 'verwaltet Konten, Organisationen und Kommunen',
};

/** Sign-in page; `wrong` and `lockedUntil` say how the last attempt ended. */
export function signInView({
  email = '',
  returnTo = '',
  wrong = false,
  lockedUntil = null,
  demoPeople,
  demoPassword,
}: {
  email?: string;
  returnTo?: string;
  wrong?: boolean;
  lockedUntil?: Date | null;
  demoPeople: readonly Person[];
  demoPassword: string | null;
}): SignInView {
  const error = 'E-Mail-Adresse oder Kennwort stimmt nicht.';
  return {
    title: 'Anmelden',
    breadcrumbs: [],
    action: signInPath(),
    returnTo,
    errors: wrong ? summaryOf({ email: error }) : [],
    lockText:
      lockedUntil === null
        ? null
        : `Nach mehreren vergeblichen Versuchen ist die Anmeldung bis ${formatInstant(lockedUntil)} gesperrt. Die Administration kann die Sperre vorher aufheben.`,
    fields: signInFields(email, wrong ? error : null),
    demo:
      demoPeople.length === 0
        ? null
        : {
            action: demoSignInPath(),
            choices: demoPeople.map(({ role }) => ({
              role,
              label: roleLabels[role],
              text: demoTexts[role],
            })),
            passwordText: passwordTextOf(demoPeople, demoPassword),
          },
  };
}

function passwordTextOf(people: readonly Person[], password: string | null): string | null {
  const [first] = people;
  if (!first || password === null) return null;
  return `Oder mit Adresse und Kennwort: zum Beispiel ${first.email}, Kennwort für alle Demo-Konten: ${password}`;
}

function signInFields(email: string, error: string | null): FieldView[] {
  return [
    {
      name: 'email',
      label: 'E-Mail-Adresse',
      kind: 'email',
      value: email,
      error,
      required: true,
      autocomplete: 'username',
      maxLength: 254,
    },
    {
      name: 'kennwort',
      label: 'Kennwort',
      kind: 'password',
      value: null,
      required: true,
      autocomplete: 'current-password',
    },
  ];
}

export interface PersonLinkView extends PageView {
  action: string;
  lead: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
}

/** The fields of a new password; `kennwort` and its repetition. */
export function newPasswordFields(errors: FieldErrors): FieldView[] {
  const field = (name: string, label: string, hint: string): FieldView => ({
    name,
    label,
    kind: 'password',
    value: null,
    hint,
    error: errors[name] ?? null,
    required: true,
    autocomplete: 'new-password',
  });
  return [
    field(
      'kennwort',
      'Neues Kennwort',
      `${minPasswordLength} bis ${maxPasswordLength} Zeichen. Ein kurzer Satz ist gut; Sonderzeichen sind nicht nötig.`,
    ),
    field('kennwortWiederholung', 'Neues Kennwort wiederholen', ''),
  ];
}

/** The page behind a single-use link. */
export function personLinkView(
  { token, link }: { token: string; link: UsableLink },
  { form, errors }: { form: Pick<LinkForm, 'name' | 'email'>; errors: FieldErrors },
): PersonLinkView {
  const isFirst = link.person === null;
  const identity: FieldView[] = [
    {
      name: 'name',
      label: 'Ihr Name',
      kind: 'text',
      value: form.name,
      error: errors['name'] ?? null,
      required: true,
      autocomplete: 'name',
      maxLength: 120,
    },
    {
      name: 'email',
      label: 'Ihre E-Mail-Adresse',
      kind: 'email',
      value: form.email,
      hint: 'Damit melden Sie sich künftig an.',
      error: errors['email'] ?? null,
      required: true,
      autocomplete: 'username',
      maxLength: 254,
    },
  ];
  return {
    title: isFirst ? 'Erstes Administrationskonto einrichten' : 'Kennwort setzen',
    breadcrumbs: [],
    action: personLinkPath(token),
    lead: link.person
      ? `Für das Konto ${link.person.email} (${link.person.name}). Der Link gilt einmal, bis ${formatInstant(new Date(link.expiresAt))}.`
      : 'Mit diesem Konto richten Sie danach alle anderen ein. Der Link gilt einmal.',
    errors: summaryOf(errors),
    fields: [...(isFirst ? identity : []), ...newPasswordFields(errors)],
  };
}
