import { expect } from 'chai';
import type { AccountServices } from '../../src/accounts/account-services.ts';
import { createPasswords } from '../../src/accounts/password.ts';
import { roles } from '../../src/accounts/person.ts';
import { readConfig } from '../../src/config.ts';
import { testAccounts } from '../support/accounts-app.ts';
import { testAccountSettings } from '../support/app.ts';

const email = 'staff@demo.invalid';

async function kindOf({ signIn }: AccountServices, password: string, address = email) {
  return (await signIn.signIn({ email: address, password, source: '192.0.2.1' })).kind;
}

describe('demo accounts', () => {
  it('share one password, whatever the role', async () => {
    const { accounts, close } = await testAccounts();
    for (const role of roles) {
      expect(await kindOf(accounts, 'foerderpfad-demo', `${role}@demo.invalid`)).to.equal('ok');
    }
    expect(await kindOf(accounts, 'foerderpfad-demo!')).to.equal('wrong');
    await close();
  });

  it('hash it once, and again only when the setting changes', async () => {
    let made = 0;
    const real = createPasswords();
    const passwords = {
      ...real,
      hash: (password: string) => {
        made += 1;
        return real.hash(password);
      },
    };
    const settings = { ...testAccountSettings, demoPassword: 'erstes Kennwort' };
    const { accounts, close } = await testAccounts({ passwords, settings });
    expect(made).to.equal(1);
    await accounts.demoPeople.ensure();
    expect(made).to.equal(1);
    settings.demoPassword = 'zweites Kennwort';
    await accounts.demoPeople.ensure();
    expect(made).to.equal(2);
    expect(await kindOf(accounts, 'erstes Kennwort')).to.equal('wrong');
    expect(await kindOf(accounts, 'zweites Kennwort')).to.equal('ok');
    await close();
  });

  it('have no password in production: the setting itself is null there', async () => {
    expect(readConfig({}).accounts.demoPassword).to.equal('foerderpfad-demo');
    expect(readConfig({ DEMO_PASSWORD: 'anders' }).accounts.demoPassword).to.equal('anders');
    const production = { NODE_ENV: 'production', DEMO_PASSWORD: 'anders' };
    expect(readConfig(production).accounts.demoPassword).to.equal(null);
    const { accounts, close } = await testAccounts({ isDemo: false });
    expect(await kindOf(accounts, 'foerderpfad-demo')).to.equal('wrong');
    expect(await accounts.demoPeople.list()).to.be.empty;
    await close();
  });
});
