import { Clock, part, port, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences } from './change/change-consequences.ts';
import { CredentialChanges } from './change/credential-changes.ts';
import { Blocklist } from './password-policy/blocklist.ts';
import { BreachedPasswords } from './password-policy/breached-passwords.ts';
import { PasswordPolicies } from './password-policy/password-policy.ts';
import { StoreDeclarations, StorePolicies } from './password-policy/store-policies.ts';
import { StoreDrivers } from './store/store-driver.ts';
import { ApplyCredentialChangeHandler, ChangeJournal, ChangeVerdict } from './use-cases/apply-credential-change.ts';

/** What the worker needs beside the ports to change passwords. */
export const credentialWorkerParts = [
  part(ChangeVerdict, StoreDrivers, ChangeConsequences, Clock),
  part(ChangeJournal, UnitOfWork, CredentialChanges, ChangeVerdict, Clock),
];

export const credentialWorkerHandlers = [ApplyCredentialChangeHandler];

/** The password policy of each store. */
export const passwordPolicyParts = [
  port(PasswordPolicies, StorePolicies, UnitOfWork, StoreDeclarations, Blocklist, BreachedPasswords),
];
