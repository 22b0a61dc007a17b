import type { ProvisioningToken } from './provisioning-token.ts';

/** Who brings people at this moment. */
export interface ProvisionerAtWork {
  readonly tokenId: string;
  readonly storeId: string;
}

/** All provisioning tokens of the environment. */
export abstract class ProvisioningTokens {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<ProvisioningToken>;
  abstract add(token: ProvisioningToken): Promise<void>;
  /**
   * By the digest of its text: undefined when it is revoked, or the tenant may not work. Notes that it was used, at most
   * once a minute.
   */
  abstract enter(digest: Buffer): Promise<ProvisionerAtWork | undefined>;
}
