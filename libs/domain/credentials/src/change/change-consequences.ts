import type { CredentialChange } from './credential-change.ts';

/**
 * What follows from a change's final state, in the transaction that writes it: sessions, open requests and links of
 * the account die with the old password (S-33). Asked here, answered by whoever asked for the change.
 */
export abstract class ChangeConsequences {
  abstract follow(change: CredentialChange, now: Date): Promise<void>;
}
