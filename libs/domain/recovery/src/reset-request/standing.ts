import type { EndingTerms } from './ending.ts';

/**
 * How things stand at this very moment, read inside the redeeming transaction: what was true when the flow began
 * may have changed since (S-27).
 */
export interface Standing {
  readonly tenantActive: boolean;
  readonly applicationActive: boolean;
  readonly processActive: boolean;
  readonly verificationActive: boolean;
  readonly storeActive: boolean;
  readonly accountPresent: boolean;
  readonly accountActive: boolean;
  /** Whether the process still applies to the account: a group may have lost a member. */
  readonly accountInAudience: boolean;
  /** Whether the proofs of the process are enough for this account: privileged ones need more (BY-13). */
  readonly accountWithinAssurance: boolean;
  /** End of the process's success window after the newest reset of this account in this store; null without one. */
  readonly notBefore: Date | null;
  /** The same for unlocks and the process's unlock window. */
  readonly unlockNotBefore: Date | null;
  /** How the version that the request began with lets it end. */
  readonly terms: EndingTerms;
  /** The address on file; null when there is no such account. */
  readonly destination: string | null;
}

/** Why nothing may go on, or undefined. The reason is for the audit trail, never for the caller. */
export function obstacle(standing: Standing): string | undefined {
  if (!standing.tenantActive) return 'tenant-suspended';
  if (!standing.applicationActive) return 'application-disabled';
  if (!standing.processActive) return 'process-inactive';
  if (!standing.verificationActive) return 'verification-inactive';
  if (!standing.storeActive) return 'store-inactive';
  if (!standing.accountPresent) return 'account-missing';
  if (!standing.accountActive) return 'account-disabled';
  if (!standing.accountInAudience) return 'account-outside-audience';
  if (!standing.accountWithinAssurance) return 'account-privileged';
  return undefined;
}
