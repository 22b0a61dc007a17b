import { Aggregate, InvalidInput, StaleVersion, type Environment, type FieldFault } from '@latchkey/kernel';
import {
  UserAttributesChanged,
  UserCreated,
  UserDisabled,
  UserEnabled,
  UserErased,
  UserExported,
  UserLocked,
  UserMailChanged,
  UserMerged,
  UserPasswordBrought,
  UserPrivilegeGiven,
  UserPrivilegeTaken,
  UserRenamed,
} from './events.ts';
import { MergeRefused } from './errors.ts';
import { isDisplayName } from './display-name.ts';
import { identifierKey, identifierOctets } from './identifier.ts';
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
  /** What the directory that they come from calls them; null for who comes from none. */
  readonly externalId?: string | null;
  readonly createdAt: Date;
}

/** What somebody is called. What is left out stays as it is. */
export interface UserNames {
  readonly userName?: string;
  readonly displayName?: string;
  readonly externalId?: string | null;
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
  externalId!: string | null;
  /** Recovered by stronger proofs only (BY-13). */
  privileged!: boolean;
  storeId!: string;
  attributes!: UserAttributes;
  status!: 'active' | 'disabled' | 'erased';
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput with every fault. */
  static create(user: NewUser): User {
    const attributes = { ...user.attributes };
    const { externalId = null } = user;
    const state = { attributes, externalId, status: 'active', privileged: false, version: 1 } as const;
    const made = Object.assign(new User(), user, state);
    const faults = [...attributeFaults(attributes), ...nameFaults(user)];
    made.userNameKey = identifierKey(user.userName) ?? '';
    if (!isMailAddress(user.email)) faults.push(mailFault);
    if (faults.length > 0) throw new InvalidInput(faults);
    made.emailKey = identifierKey(user.email) ?? '';
    made.record(new UserCreated(made.id));
    return made;
  }

  /** Throws InvalidInput with every fault. */
  rename(names: UserNames): void {
    const faults = nameFaults(names);
    if (faults.length > 0) throw new InvalidInput(faults);
    const { userName, displayName, externalId } = this;
    const wanted = { userName, displayName, externalId, ...names };
    if (
      wanted.userName === userName &&
      wanted.displayName === displayName &&
      wanted.externalId === externalId
    ) {
      return;
    }
    Object.assign(this, wanted, { userNameKey: identifierKey(wanted.userName) ?? '' });
    this.record(new UserRenamed(this.id));
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

  /** Its hash came along from another system and is kept by the store. */
  passwordBrought(): void {
    this.record(new UserPasswordBrought(this.id));
  }

  enable(): void {
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new UserEnabled(this.id));
  }

  exported(): void {
    this.record(new UserExported(this.id));
  }

  /**
   * Another record of this person. Ours keeps its names, address, password and proofs; the other's id in a directory, and
   * those of its attributes that are named and that we have none of, are ours from now on. Throws InvalidInput,
   * MergeRefused.
   */
  absorb(other: User, attributeNames: readonly string[]): void {
    if (other.id === this.id) throw new InvalidInput([oneRecord]);
    if (this.externalId !== null && other.externalId !== null) throw new MergeRefused('two-directories');
    if (other.externalId !== null && other.storeId !== this.storeId) throw new MergeRefused('another-store');
    if (other.privileged && !this.privileged) throw new MergeRefused('privilege');
    this.externalId ??= other.externalId;
    const taken = Object.entries(other.attributes).filter(([name]) => attributeNames.includes(name));
    this.record(new UserMerged(this.id, other.id));
    const attributes = { ...Object.fromEntries(taken), ...this.attributes };
    if (Object.keys(attributes).length > Object.keys(this.attributes).length)
      this.changeAttributes(attributes, this.version);
  }

  /** For good. Name and address are free for somebody else from now on. */
  erase(): void {
    const nobody = `erased:${this.id}`;
    Object.assign(this, { userName: nobody, userNameKey: nobody, email: nobody, emailKey: nobody });
    Object.assign(this, { displayName: '', externalId: null, attributes: {}, privileged: false });
    this.status = 'erased';
    this.record(new UserErased(this.id));
  }
}

/** Every fault of the names that are given. */
function nameFaults({ userName, displayName, externalId }: UserNames): FieldFault[] {
  const faults: FieldFault[] = [];
  if (userName !== undefined && identifierKey(userName) === undefined)
    faults.push(nameFault('/userName', 'identifier', identifierOctets));
  if (displayName !== undefined && !isDisplayName(displayName))
    faults.push(nameFault('/displayName', 'invalid-text', 200));
  if (typeof externalId === 'string' && identifierKey(externalId) === undefined)
    faults.push(nameFault('/externalId', 'identifier', identifierOctets));
  return faults;
}

function nameFault(pointer: string, code: string, bytes: number): FieldFault {
  return { pointer, code, detail: `Give a name of 1 to ${bytes} bytes, visible only.` };
}

const oneRecord: FieldFault = {
  pointer: '/absorbedId',
  code: 'same',
  detail: 'Name another record than the one that stays.',
};

const mailFault: FieldFault = {
  pointer: '/email',
  code: 'mail-address',
  detail: 'Give one plain address such as ada@example.com.',
};
