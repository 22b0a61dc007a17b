import { Aggregate, DomainEvent, type Environment, type EventValue } from '@latchkey/kernel';
import { permissionsAmong, type ApplicationPermission } from './application-permissions.ts';

export class ApiKeyCreated extends DomainEvent {
  readonly name = 'tenancy.api-key.created';
  /** The audit trail says what the key may do: it is decided at this moment and at no other. */
  override readonly reason: string;
  constructor(
    readonly subject: string,
    readonly applicationId: string,
    readonly permissions: readonly ApplicationPermission[],
  ) {
    super();
    this.reason = `permissions: ${permissions.join(' ') || 'none'}`;
  }
  facts(): Record<string, EventValue> {
    return { keyId: this.subject, applicationId: this.applicationId, permissions: this.permissions };
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
  permissions!: ApplicationPermission[];
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
    permissions: readonly ApplicationPermission[];
    createdAt: Date;
  }): ApiKey {
    const permissions = permissionsAmong(key.permissions);
    const made = Object.assign(new ApiKey(), { ...key, permissions, revokedAt: null });
    made.record(new ApiKeyCreated(made.id, made.applicationId, permissions));
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
