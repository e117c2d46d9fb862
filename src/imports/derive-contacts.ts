import type { ProgrammeContact } from '../programmes/programme.ts';
import { repairCharacters } from './repair-characters.ts';
import type { SourceContact } from './source-record.ts';

const person =
  /(?:^|[\s,(])(?:Herrn?|Frau|Dr\.|Prof\.|Dipl\.|Ansprechpartner(?:in)?:? \p{Lu}|z\. ?Hd\.|Mag\.)(?:\s|$|-)/u;
/** Two names with a dot between them; function mailboxes often look like this, these are the usual ones. */
const namedMailbox = /^(?<first>[\p{L}-]{2,})\.(?<last>[\p{L}-]{2,})$/u;
const functionWords =
  /info|post|kontakt|service|foerder|förder|referat|dezernat|team|beratung|amt|stelle|zentrale|projekt|antrag|office|mail|programm|ministerium|kultur|sport|abteilung|fachbereich/iu;

/** Offices only: whatever names a person is left out, so that no name enters the catalogue. */
export function deriveContacts(contacts: readonly SourceContact[]): ProgrammeContact[] {
  return contacts.flatMap((contact): ProgrammeContact[] => {
    const name = repairCharacters(contact.name.trim());
    if (name === '' || person.test(name)) return [];
    return [
      {
        name,
        department: officeOnly(contact.department),
        address: contact.address
          .map((line) => line.trim())
          .filter((line) => line !== '' && !person.test(line)),
        phone: blankToNull(contact.phone),
        email: mailboxOnly(contact.email),
        website: isWebAddress(contact.website) ? contact.website : null,
      },
    ];
  });
}

/** Whether a link can be shown as one. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//u.test(url) && URL.canParse(url);
}

function officeOnly(department: string | null): string | null {
  const lines = repairCharacters(department ?? '')
    .split('\n')
    .map((line) => line.trim());
  return blankToNull(lines.filter((line) => line !== '' && !person.test(line)).join(', '));
}

function mailboxOnly(email: string | null): string | null {
  const local = email?.split('@')[0] ?? '';
  return namedMailbox.test(local) && !functionWords.test(local) ? null : blankToNull(email);
}

/** Trimmed; a text of blanks is none. */
export function blankToNull(text: string | null): string | null {
  const plain = text?.trim() ?? '';
  return plain === '' ? null : plain;
}
