import { Aggregate, InvalidInput, StaleVersion, type Environment, type FieldFault } from '@latchkey/kernel';
import { attributeName } from '../user/user-attributes.ts';
import * as happened from './events.ts';
import type { Identification, IdentificationKind } from './identification.ts';

export interface NewIdentificationType extends Identification {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

/**
 * A way of saying who one is, under a name of the tenant's own (PR-T15). What it compares never changes: a process in
 * force would find other people without anybody having activated that.
 */
export class IdentificationType extends Aggregate implements Identification {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  nameKey!: string;
  kind!: IdentificationKind;
  attribute!: string | null;
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput with every fault. */
  static create(type: NewIdentificationType): IdentificationType {
    const faults = [...nameFaults(type.name), ...attributeFaults(type)];
    if (faults.length > 0) throw new InvalidInput(faults);
    const made = Object.assign(new IdentificationType(), type, { status: 'active', version: 1 });
    made.nameKey = keyOf(type.name);
    made.record(new happened.IdentificationTypeCreated(made.id));
    return made;
  }

  /** Whoever renames starts from the newest version. Throws StaleVersion, InvalidInput. */
  rename(name: string, version: number): void {
    if (this.version !== version) throw new StaleVersion();
    const faults = nameFaults(name);
    if (faults.length > 0) throw new InvalidInput(faults);
    this.name = name;
    this.nameKey = keyOf(name);
    this.record(new happened.IdentificationTypeRenamed(this.id));
  }

  activate(): void {
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new happened.IdentificationTypeActivated(this.id));
  }

  /** Processes that people begin by it deactivate themselves. */
  deactivate(): void {
    if (this.status === 'inactive') return;
    this.status = 'inactive';
    this.record(new happened.IdentificationTypeDeactivated(this.id));
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new happened.IdentificationTypeDeleted(this.id));
  }
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** What nobody can see: blanks, and characters that only format what stands around them or fill a place. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/** PR-B35. */
function nameFaults(name: string): FieldFault[] {
  if (name.replace(unseen, '') !== '') return [];
  return [{ pointer: '/name', code: 'empty', detail: 'Give it a name that can be seen.' }];
}

function attributeFaults({ kind, attribute }: Identification): FieldFault[] {
  const named = attribute !== null && attributeName.test(attribute);
  if (kind === 'attribute' ? named : attribute === null) return [];
  const detail =
    kind === 'attribute'
      ? 'Name the attribute of users that is compared, such as employee_number.'
      : 'Name an attribute only where one is compared.';
  return [{ pointer: '/attribute', code: 'attribute', detail }];
}
