import type { Environment } from '@latchkey/kernel';
import type { EmailParameters } from '../methods/email/parameters.ts';

/** A configured way to prove oneself: a type with this tenant's parameters. */
export interface Verification {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
  readonly type: 'email';
  readonly status: 'active' | 'inactive';
  readonly parameters: EmailParameters;
}
