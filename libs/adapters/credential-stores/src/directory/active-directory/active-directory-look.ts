import { textsOf } from '../account-search.ts';
import type { AccountLook } from '../connection-test.ts';
import { findActiveDirectoryAccount, type ActiveDirectoryAccount } from './active-directory-account.ts';

/** What a reset and an unlock write beside the password, whose own right is not among those that the server tells. */
const written = ['lockoutTime', 'pwdLastSet'];
const effective = 'allowedAttributesEffective';

/** What can be told of an account without changing it: the server computes what the asker may write. */
export const activeDirectoryLook: AccountLook<ActiveDirectoryAccount> = {
  find: findActiveDirectoryAccount,
  lockState: (_, { lockState }) =>
    Promise.resolve(lockState === 'unknown' ? { code: 'not-readable' } : 'passed'),
  async dryRun(connection, { dn }) {
    const entries = await connection.search(dn, { scope: 'base', attributes: [effective] });
    const writable = new Set(entries.flatMap((entry) => textsOf(entry, effective)));
    return written.every((attribute) => writable.has(attribute)) ? 'passed' : { code: 'not-writable' };
  },
};
