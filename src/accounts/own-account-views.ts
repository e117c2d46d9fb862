import { absenceFields } from './absence-views.ts';
import type { FieldView, PageView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import {
  absencePath,
  accountPath,
  dropHeldFormPath,
  endSessionsPath,
  heldFormPath,
  ownPasswordPath,
} from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import type { FormBody, HeldForm } from './held-form-store.ts';
import { heldField } from './held-field.ts';
import type { AbsenceInput } from './own-account-form.ts';
import { roleLabels, type Person } from './person.ts';
import type { StoredSession } from './session.ts';
import { newPasswordFields } from './sign-in-views.ts';

export interface OwnAccountView extends PageView {
  errors: { fieldId: string; text: string }[];
  facts: { label: string; value: string | null }[];
  heldForms: { href: string; text: string }[];
  password: { action: string; fields: FieldView[] } | null;
  absence: { action: string; fields: FieldView[] };
  sessions: {
    action: string;
    rows: {
      id: string;
      browser: string;
      createdAt: string;
      lastSeenAt: string;
      isCurrent: boolean;
    }[];
    hasOthers: boolean;
  };
}

export interface OwnAccountContent {
  person: Person;
  /** Where the person belongs, in words. */
  placeText: string | null;
  sessions: readonly StoredSession[];
  currentIdHash: string;
  heldForms: readonly HeldForm[];
  deputies: readonly Person[];
  absence: AbsenceInput;
  errors: FieldErrors;
}

export function ownAccountView(content: OwnAccountContent): OwnAccountView {
  const { person, sessions, errors } = content;
  return {
    title: 'Mein Konto',
    breadcrumbs: [],
    errors: summaryOf(errors),
    facts: [
      { label: 'Name', value: person.name },
      { label: 'E-Mail-Adresse', value: person.email },
      { label: 'Rolle', value: roleLabels[person.role] },
      { label: 'Gehört zu', value: content.placeText },
    ],
    heldForms: content.heldForms.map((form) => ({
      href: heldFormPath(form.id),
      text: `Formular vom ${formatInstant(new Date(form.heldAt))}`,
    })),
    // The password of a demo account is a setting, the same for everybody who tries the product.
    password:
      person.hasPassword && !person.isDemo
        ? { action: ownPasswordPath(), fields: passwordFields(errors) }
        : null,
    absence: { action: absencePath(), fields: absenceFields(content) },
    sessions: {
      action: endSessionsPath(),
      rows: sessions.map((session) => ({
        id: session.idHash,
        browser: session.content.browser ?? 'Unbekannter Browser',
        createdAt: formatInstant(new Date(session.createdAt)),
        lastSeenAt: formatInstant(new Date(session.lastSeenAt)),
        isCurrent: session.idHash === content.currentIdHash,
      })),
      hasOthers: sessions.length > 1,
    },
  };
}

function passwordFields(errors: FieldErrors): FieldView[] {
  const current: FieldView = {
    name: 'kennwortAlt',
    label: 'Bisheriges Kennwort',
    kind: 'password',
    value: null,
    error: errors['kennwortAlt'] ?? null,
    required: true,
    autocomplete: 'current-password',
  };
  return [current, ...newPasswordFields(errors)];
}

export interface HeldFormView extends PageView {
  lead: string;
  action: string;
  dropAction: string;
  hidden: { name: string; value: string }[];
  entries: { name: string; value: string }[];
}

/** What was typed, and one button that sends it again to where it was going. */
export function heldFormView(form: HeldForm): HeldFormView {
  const entries = textsOf(form.body);
  return {
    title: 'Ihre Eingaben sind noch da',
    breadcrumbs: [
      { label: 'Mein Konto', href: accountPath() },
      { label: 'Aufbewahrtes Formular', href: null },
    ],
    lead: `Sie haben dieses Formular am ${formatInstant(new Date(form.heldAt))} abgesendet, als Ihre Sitzung schon abgelaufen war. Es ist bis ${formatInstant(new Date(form.expiresAt))} aufbewahrt.`,
    action: form.path,
    dropAction: dropHeldFormPath(form.id),
    hidden: [...entries, { name: heldField, value: form.id }],
    entries: entries.filter(({ value }) => value.trim() !== ''),
  };
}

function textsOf(body: FormBody): { name: string; value: string }[] {
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  );
}
