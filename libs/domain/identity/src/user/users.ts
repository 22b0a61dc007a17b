import type { User } from './user.ts';

/** All users of the environment. */
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
  /** One identifier means one person: throws Conflict when the address is anybody else's name or address. */
  abstract keepUnique(user: User): Promise<void>;
  /**
   * From now on the user is looked up by their attributes as they are. Throws Conflict when somebody else has a value by
   * which an identification type finds people.
   */
  abstract keepAttributes(user: User): Promise<void>;
}
