import type { Client } from 'ldapts';
import { randomBytes } from 'node:crypto';
import { OpenLdapStore } from '../openldap/openldap-store.ts';
import { factOf, factsOf } from './directory-facts.ts';
import { DirectoryWorld, type Kind, type Person } from './directory-world.ts';

const invalidCredentials = 49;
const policyCodes = { locked: 1, mustChange: 2 };

export function openLdapWorld(): DirectoryWorld {
  const facts = factsOf('openLdap');
  const people = factOf(facts, 'PEOPLE_DN');
  const kind: Kind = {
    name: 'OpenLDAP',
    driver: (conversations) => new OpenLdapStore(conversations),
    userNameAttributes: ['uid', 'mail'],
    policyDn: factOf(facts, 'POLICY_DN'),
    resetUnlocks: true,
    counters: ['pwdFailureTime', 'pwdReset', 'pwdAccountLockedTime'],
    dnOf: (commonName) => `cn=${commonName},${people}`,
    create,
    groupOf: (name, member) => ({ objectClass: 'groupOfNames', cn: name, member: [...member] }),
    onlooker: async (world) => {
      const cn = `svc-onlooker-${randomBytes(5).toString('hex')}`;
      const bindDn = `cn=${cn},ou=services,${world.fact('BASE_DN')}`;
      const bindPassword = 'Only looking on 1';
      await world.addEntry(bindDn, {
        objectClass: ['organizationalRole', 'simpleSecurityObject'],
        cn,
        userPassword: bindPassword,
      });
      return { bindDn, bindPassword };
    },
    signIn: (failure, policyCode) => {
      if (!failure) return policyCode === policyCodes.mustChange ? 'must-change' : 'in';
      if (failure.code !== invalidCredentials) throw new Error(`a sign-in ended with ${failure.code}`);
      return policyCode === policyCodes.locked ? 'locked' : 'refused';
    },
  };
  return new DirectoryWorld(kind, facts);
}

/** Named by `cn`, so that a rename leaves the user name as it is. */
function create(admin: Client, { dn, userName, mail, password }: Person): Promise<void> {
  return admin.add(dn, {
    objectClass: 'inetOrgPerson',
    cn: userName,
    sn: userName,
    uid: userName,
    mail,
    userPassword: password,
  });
}
