import { NotFoundError } from '../shared/errors.ts';
import type { AccountParts } from './account-services.ts';
import type { FormBody, HeldForm } from './held-form-store.ts';
import { keptHours } from './retention.ts';

const secretName = /kennwort|passwor/iu;

/** Forms posted after the session had ended: kept for its person, given back after signing in. */
export function createFormHolder({ stores, clock }: AccountParts) {
  return {
    /** @returns the id of the kept form; undefined where it must not be kept, because it carries a password. */
    async hold(personId: string, path: string, posted: FormBody): Promise<string | undefined> {
      if (Object.keys(posted).some((name) => secretName.test(name))) return undefined;
      const now = clock.now();
      const body = Object.fromEntries(
        Object.entries(posted).filter(([name]) => !name.startsWith('_')),
      );
      return stores.heldForms.insertForm({
        personId,
        path,
        body,
        heldAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + keptHours.heldForm * 3_600_000).toISOString(),
      });
    },

    list: (personId: string): Promise<HeldForm[]> =>
      stores.heldForms.listFormsOf(personId, clock.now().toISOString()),

    /** @throws NotFoundError, also for another person's form. */
    async get(personId: string, id: string): Promise<HeldForm> {
      const forms = await stores.heldForms.listFormsOf(personId, clock.now().toISOString());
      const form = forms.find((one) => one.id === id);
      if (!form) throw new NotFoundError('Dieses Formular');
      return form;
    },

    drop: (personId: string, id: string): Promise<void> =>
      stores.heldForms.deleteForm(personId, id),
  };
}
