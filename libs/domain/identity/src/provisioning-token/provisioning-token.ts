import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';

abstract class ProvisioningTokenEvent extends DomainEvent {
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { tokenId: this.subject };
  }
}

export class ProvisioningTokenCreated extends ProvisioningTokenEvent {
  readonly name = 'identity.provisioning-token.created';
}
export class ProvisioningTokenRevoked extends ProvisioningTokenEvent {
  readonly name = 'identity.provisioning-token.revoked';
}

export interface NewProvisioningToken {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly label: string;
  readonly storeId: string;
  readonly digest: Buffer;
  readonly createdAt: Date;
}

/**
 * By what a directory brings its people into one environment, and nothing else. The token itself is shown once; here is
 * only its SHA-256.
 */
export class ProvisioningToken extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  label!: string;
  /** Where the passwords of the people live whom it brings. */
  storeId!: string;
  digest!: Buffer;
  createdAt!: Date;
  revokedAt!: Date | null;

  static create(token: NewProvisioningToken): ProvisioningToken {
    const made = Object.assign(new ProvisioningToken(), token, { revokedAt: null });
    made.record(new ProvisioningTokenCreated(made.id));
    return made;
  }

  revoke(now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new ProvisioningTokenRevoked(this.id));
  }
}
