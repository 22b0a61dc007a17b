import { Aggregate, InvalidInput, StaleVersion, type Environment, type FieldFault } from '@latchkey/kernel';
import {
  UserAttributesChanged,
  UserCreated,
  UserDisabled,
  UserEnabled,
  UserLocked,
  UserMailChanged,
  UserPrivilegeGiven,
  UserPrivilegeTaken,
} from './events.ts';
import { identifierKey } from './identifier.ts';
import { isMailAddress } from './mail-address.ts';
import { attributeFaults, type UserAttributes } from './user-attributes.ts';

export interface NewUser {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly storeId: string;
  /** None when left out. */
  readonly attributes?: UserAttributes;
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
  attributes!: UserAttributes;
  status!: 'active' | 'disabled';
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput with every fault. */
  static create(user: NewUser): User {
    const attributes = { ...user.attributes };
    const state = { attributes, status: 'active', privileged: false, version: 1 } as const;
    const made = Object.assign(new User(), user, state);
    const faults = attributeFaults(attributes);
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

  /** All attributes in the place of those before, by whoever has seen those. Throws StaleVersion, InvalidInput. */
  changeAttributes(attributes: UserAttributes, version: number): void {
    if (this.version !== version) throw new StaleVersion();
    const faults = attributeFaults(attributes);
    if (faults.length > 0) throw new InvalidInput(faults);
    this.attributes = { ...attributes };
    this.record(new UserAttributesChanged(this.id));
  }

  disable(): void {
    if (this.status === 'disabled') return;
    this.status = 'disabled';
    this.record(new UserDisabled(this.id));
  }

  /** The store that keeps the password says whether it is; here it is only told. */
  locked(): void {
    this.record(new UserLocked(this.id));
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
