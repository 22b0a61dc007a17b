import { randomBytes } from 'node:crypto';
import { replacing } from '../attribute-changes.ts';
import type { AccountLook } from '../connection-test.ts';
import { tryChange } from './no-operation.ts';
import { findOpenLdapAccount, type OpenLdapAccount } from './openldap-account.ts';

const insufficientAccessRights = 50;
const noSuchAttribute = 16;
/** Any time will do: it is compared with nothing, or with another one. */
const someTime = '20000101000000Z';
/** Longer than any policy wants it, with all kinds of letters. */
const strongPassword = () => `${randomBytes(24).toString('base64url')} aA1!`;

/** What can be told of an account without changing it. */
export const openLdapLook: AccountLook<OpenLdapAccount> = {
  find: findOpenLdapAccount,
  /** An attribute that is not there looks like one that may not be read, except to who compares it. */
  async lockState(connection, { dn, lockedAt, policyDn }) {
    const told =
      lockedAt === undefined ? await connection.compare(dn, 'pwdAccountLockedTime', someTime) : true;
    if (told === insufficientAccessRights) return { code: 'not-readable' };
    if (typeof told === 'number' && told !== noSuchAttribute) return { code: String(told) };
    if (policyDn === undefined) return 'passed';
    const policies = await connection.search(policyDn, {
      scope: 'base',
      attributes: ['pwdLockoutDuration'],
    });
    return policies.length === 1 ? 'passed' : { code: 'not-readable' };
  },
  /**
   * The first change is none even where the control is ignored, since it writes what is there: only behind it is a
   * password named.
   */
  async dryRun(connection, { dn, lockedAt }) {
    const harmless = replacing('pwdAccountLockedTime', ...(lockedAt === undefined ? [] : [lockedAt]));
    for (const change of [
      harmless,
      replacing('userPassword', strongPassword()),
      replacing('pwdReset', 'TRUE'),
    ]) {
      const finding = await tryChange(connection, dn, change);
      if (finding !== 'passed') return finding;
    }
    return 'passed';
  },
};
