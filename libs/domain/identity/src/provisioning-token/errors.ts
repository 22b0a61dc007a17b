import { DomainError } from '@latchkey/kernel';

/** No token, a wrong one, a revoked one: one answer. */
export class ProvisioningTokenRequired extends DomainError {
  readonly code = 'provisioning-token-required';
  readonly kind = 'unauthenticated';
  constructor(reason: string) {
    super({ detail: 'Send a valid provisioning token: Authorization: Bearer lkp_…', cause: reason });
  }
}
