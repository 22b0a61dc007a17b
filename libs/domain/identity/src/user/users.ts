import type { User } from './user.ts';

/** All users of the environment. Who was erased is nobody of them. */
export abstract class Users {
  /** Throws NotFound. */
  abstract get(id: string): Promise<User>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<User>;
  /**
   * Throws Conflict when the user name or the address is taken, or an attribute's value by which an identification type
   * finds people.
   */
  abstract add(user: User): Promise<void>;
  /**
   * One identifier means one person: throws Conflict when name or address is anybody else's name or address, or the
   * directory's id is somebody else's.
   */
  abstract keepUnique(user: User): Promise<void>;
  /**
   * From now on the user is looked up by their attributes as they are. Throws Conflict when somebody else has a value by
   * which an identification type finds people.
   */
  abstract keepAttributes(user: User): Promise<void>;
  /** Locked until the transaction ends; undefined when nobody has this name. */
  abstract findByNameForUpdate(userNameKey: string): Promise<User | undefined>;
  /** Throws Conflict when somebody else has a value by which an identification type finds people. */
  abstract keepIdentifying(user: User): Promise<void>;
  /** True when each id is of somebody here. */
  abstract allKnown(ids: readonly string[]): Promise<boolean>;
  /** What happened under an erased record is told with another one, as what happened under those that it had absorbed. */
  abstract tellWith(absorbed: User, survivor: User): Promise<void>;
  /** What anybody keeps of a person who is being erased goes too: memberships, attributes, password, enrolments. */
  abstract forget(user: User): Promise<void>;
}
