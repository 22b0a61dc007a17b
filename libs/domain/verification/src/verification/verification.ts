import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';
import type { EmailParameters } from '../methods/email/parameters.ts';

export class VerificationCreated extends DomainEvent {
  readonly name = 'verification.verification.created';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return { verificationId: this.subject };
  }
}

/** A configured way to prove oneself: a type with this tenant's parameters. */
export class Verification extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  type!: 'email';
  status!: 'active' | 'inactive';
  parameters!: EmailParameters;
  createdAt!: Date;
  version!: number;

  static create(verification: {
    tenantId: string;
    environment: Environment;
    id: string;
    name: string;
    parameters: EmailParameters;
    createdAt: Date;
  }): Verification {
    const made = Object.assign(new Verification(), verification, {
      type: 'email',
      status: 'active',
      version: 1,
    });
    made.nameKey = verification.name.normalize('NFC').toLowerCase();
    made.record(new VerificationCreated(made.id));
    return made;
  }
}
