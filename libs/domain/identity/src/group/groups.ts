import type { Group } from './group.ts';

/** All groups of the environment, with who belongs to them. */
export abstract class Groups {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Group>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(group: Group): Promise<void>;
  /** With its memberships. */
  abstract remove(group: Group): Promise<void>;
  /** False when the user belongs to it already. */
  abstract addMember(groupId: string, userId: string): Promise<boolean>;
  /** False when the user did not belong to it. */
  abstract removeMember(groupId: string, userId: string): Promise<boolean>;
}
