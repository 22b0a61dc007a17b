import { Aggregate, InvalidInput, type Environment, type FieldFault } from '@latchkey/kernel';
import { ProcessActivated, ProcessCreated, ProcessDeactivated } from './events.ts';

export interface NewProcess {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  readonly storeId: string;
  /** In the order in which they are asked for; all are mandatory in this first form. */
  readonly verificationIds: readonly string[];
  readonly createdAt: Date;
}

/** The policy of one kind of recovery: whose store, and which proofs it takes. */
export class Process extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  applicationId!: string;
  name!: string;
  nameKey!: string;
  action!: 'reset';
  storeId!: string;
  verificationIds!: readonly string[];
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  static create(process: NewProcess): Process {
    const made = Object.assign(new Process(), process, { action: 'reset', status: 'inactive', version: 1 });
    made.nameKey = process.name.normalize('NFC').toLowerCase();
    made.record(new ProcessCreated(made.id));
    return made;
  }

  /** A process without proof would let anybody in: it never becomes active. Throws InvalidInput. */
  activate(): void {
    const faults: FieldFault[] = [];
    if (this.verificationIds.length === 0) {
      faults.push({
        pointer: '/verificationIds',
        code: 'no-verification',
        detail: 'Attach at least one verification: a process without proof cannot be activated.',
      });
    }
    if (faults.length > 0) throw new InvalidInput(faults);
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new ProcessActivated(this.id));
  }

  deactivate(): void {
    if (this.status === 'inactive') return;
    this.status = 'inactive';
    this.record(new ProcessDeactivated(this.id));
  }
}
