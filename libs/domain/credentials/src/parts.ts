import { Clock, part, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences } from './change/change-consequences.ts';
import { CredentialChanges } from './change/credential-changes.ts';
import { StoreDrivers } from './store/store-driver.ts';
import { ApplyCredentialChangeHandler, ChangeJournal, ChangeVerdict } from './use-cases/apply-credential-change.ts';

/** What the worker needs beside the ports to change passwords. */
export const credentialWorkerParts = [
  part(ChangeVerdict, StoreDrivers, ChangeConsequences, Clock),
  part(ChangeJournal, UnitOfWork, CredentialChanges, ChangeVerdict, Clock),
];

export const credentialWorkerHandlers = [ApplyCredentialChangeHandler];
