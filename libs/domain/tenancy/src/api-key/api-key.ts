import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';

export class ApiKeyCreated extends DomainEvent {
  readonly name = 'tenancy.api-key.created';
  constructor(
    readonly subject: string,
    readonly applicationId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { keyId: this.subject, applicationId: this.applicationId };
  }
}

export class ApiKeyRevoked extends DomainEvent {
  readonly name = 'tenancy.api-key.revoked';
  constructor(
    readonly subject: string,
    readonly applicationId: string,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { keyId: this.subject, applicationId: this.applicationId };
  }
}

/** What an application presents. The key itself is shown once; here is only its SHA-256 and its visible start. */
export class ApiKey extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  applicationId!: string;
  label!: string;
  prefix!: string;
  digest!: Buffer;
  createdAt!: Date;
  revokedAt!: Date | null;

  static create(key: {
    tenantId: string;
    environment: Environment;
    id: string;
    applicationId: string;
    label: string;
    prefix: string;
    digest: Buffer;
    createdAt: Date;
  }): ApiKey {
    const made = Object.assign(new ApiKey(), key, { revokedAt: null });
    made.record(new ApiKeyCreated(made.id, made.applicationId));
    return made;
  }

  revoke(now: Date): void {
    if (this.revokedAt) return;
    this.revokedAt = now;
    this.record(new ApiKeyRevoked(this.id, this.applicationId));
  }
}

/** `lk_live_…` or `lk_test_…`: tells which environment a key opens before anybody tries it. */
export function apiKeyText(environment: Environment, token: string): string {
  return `lk_${environment}_${token}`;
}
