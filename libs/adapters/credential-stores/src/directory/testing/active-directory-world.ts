import { Attribute, Change, type Client } from 'ldapts';
import { ActiveDirectoryStore } from '../active-directory/active-directory-store.ts';
import { unicodePassword } from '../active-directory/unicode-password.ts';
import { factOf, factsOf } from './directory-facts.ts';
import { DirectoryWorld, type Kind, type Person, type SignIn } from './directory-world.ts';

const enabled = '512';
/** Sub-codes of a refused bind (Win32 error codes in hexadecimal). */
const signIns: Readonly<Record<string, SignIn>> = { '773': 'must-change', '775': 'locked', '52e': 'refused' };

export function activeDirectoryWorld(): DirectoryWorld {
  const facts = factsOf('activeDirectory');
  const people = factOf(facts, 'PEOPLE_DN');
  const kind: Kind = {
    name: 'Active Directory',
    driver: (conversations) => new ActiveDirectoryStore(conversations),
    userNameAttributes: ['sAMAccountName', 'userPrincipalName', 'mail'],
    resetUnlocks: false,
    counters: ['badPwdCount', 'badPasswordTime', 'logonCount', 'unicodePwd', 'pwdLastSet'],
    dnOf: (commonName) => `CN=${commonName},${people}`,
    create,
    groupOf: (name, member) => ({ objectClass: 'group', sAMAccountName: name, member: [...member] }),
    // Everybody who has signed in may look there.
    onlooker: async (world) => {
      const { dn, password } = await world.add('Only looking on 1');
      return { bindDn: dn, bindPassword: password };
    },
    signIn: (failure) => {
      if (!failure) return 'in';
      const sub = /, data ([0-9a-f]+),/.exec(failure.message)?.[1] ?? '';
      const told = signIns[sub];
      if (!told) throw new Error(`a sign-in ended with ${failure.code} and ${sub}`);
      return told;
    },
  };
  return new DirectoryWorld(kind, facts);
}

/** A new account is disabled until it has a password. */
async function create(admin: Client, { dn, userName, mail, password }: Person): Promise<void> {
  await admin.add(dn, {
    objectClass: 'user',
    sAMAccountName: userName,
    userPrincipalName: `${userName}@corp.example.test`,
    mail,
  });
  await admin.modify(dn, [
    replacing('unicodePwd', [unicodePassword(password)]),
    replacing('userAccountControl', [enabled]),
  ]);
}

function replacing(type: string, values: string[] | Buffer[]): Change {
  return new Change({ operation: 'replace', modification: new Attribute({ type, values }) });
}
