import { Aggregate, type Environment } from '@latchkey/kernel';
import { methodTraits } from '../methods/method-traits.ts';
import { TestEnvironmentOnly } from './errors.ts';
import * as happened from './events.ts';
import {
  parametersOf,
  type VerificationParameters,
  type VerificationType,
} from './verification-parameters.ts';

export interface NewVerification {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
  readonly type: VerificationType;
  /** Null, as when left out: the one of the house for its type. */
  readonly templateId?: string | null;
  readonly parameters: object;
  readonly createdAt: Date;
}

/** A configured way to prove oneself: a type with this tenant's parameters. */
export class Verification extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  type!: VerificationType;
  /** What it was made from; null for the one of the house. */
  templateId!: string | null;
  status!: 'active' | 'inactive';
  parameters!: VerificationParameters;
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput. A mock of the live environment is made inactive, and stays so. */
  static create(verification: NewVerification): Verification {
    const templateId = verification.templateId ?? null;
    const made = Object.assign(new Verification(), verification, { templateId, version: 1 });
    made.apply(verification.name, verification.parameters);
    made.status = made.mayBeActive() ? 'active' : 'inactive';
    made.record(new happened.VerificationCreated(made.id));
    return made;
  }

  /** Its type stays: another type is another verification. Throws InvalidInput. */
  change(name: string, parameters: object): void {
    this.apply(name, parameters);
    this.record(new happened.VerificationUpdated(this.id));
  }

  /** Throws TestEnvironmentOnly. */
  activate(): void {
    if (!this.mayBeActive()) throw new TestEnvironmentOnly();
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new happened.VerificationActivated(this.id));
  }

  /** Processes that cannot do without it deactivate themselves. */
  deactivate(): void {
    if (this.status === 'inactive') return;
    this.status = 'inactive';
    this.record(new happened.VerificationDeactivated(this.id));
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new happened.VerificationDeleted(this.id));
  }

  private mayBeActive(): boolean {
    return this.environment === 'test' || !methodTraits[this.type].testOnly;
  }

  private apply(name: string, parameters: object): void {
    this.parameters = parametersOf(this.type, parameters);
    this.name = name;
    this.nameKey = name.normalize('NFC').toLowerCase();
  }
}
