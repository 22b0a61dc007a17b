import { Aggregate, InvalidInput, type Environment, type FieldFault } from '@latchkey/kernel';
import {
  UserCreated,
  UserDisabled,
  UserEnabled,
  UserMailChanged,
  UserPrivilegeGiven,
  UserPrivilegeTaken,
} from './events.ts';
import { identifierKey } from './identifier.ts';
import { isMailAddress } from './mail-address.ts';

export interface NewUser {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly storeId: string;
  readonly createdAt: Date;
}

/** A person whose password lives in one of the tenant's stores. */
export class User extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userName!: string;
  userNameKey!: string;
  email!: string;
  emailKey!: string;
  displayName!: string;
  /** Recovered by stronger proofs only (BY-13). */
  privileged!: boolean;
  storeId!: string;
  status!: 'active' | 'disabled';
  createdAt!: Date;
  version!: number;

  static create(user: NewUser): User {
    const made = Object.assign(new User(), user, { status: 'active', privileged: false, version: 1 });
    const faults: FieldFault[] = [];
    made.userNameKey = identifierKey(user.userName) ?? '';
    if (!made.userNameKey) {
      faults.push({
        pointer: '/userName',
        code: 'identifier',
        detail: 'Give a name of 1 to 254 bytes, visible only.',
      });
    }
    if (!isMailAddress(user.email)) faults.push(mailFault);
    if (faults.length > 0) throw new InvalidInput(faults);
    made.emailKey = identifierKey(user.email) ?? '';
    made.record(new UserCreated(made.id));
    return made;
  }

  changeMail(email: string): void {
    if (!isMailAddress(email)) throw new InvalidInput([mailFault]);
    this.email = email;
    this.emailKey = identifierKey(email) ?? '';
    this.record(new UserMailChanged(this.id));
  }

  setPrivilege(privileged: boolean): void {
    if (this.privileged === privileged) return;
    this.privileged = privileged;
    this.record(privileged ? new UserPrivilegeGiven(this.id) : new UserPrivilegeTaken(this.id));
  }

  disable(): void {
    if (this.status === 'disabled') return;
    this.status = 'disabled';
    this.record(new UserDisabled(this.id));
  }

  enable(): void {
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new UserEnabled(this.id));
  }
}

const mailFault: FieldFault = {
  pointer: '/email',
  code: 'mail-address',
  detail: 'Give one plain address such as ada@example.com.',
};
