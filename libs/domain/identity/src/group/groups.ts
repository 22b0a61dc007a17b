import type { Group } from './group.ts';

/** All groups of the environment, with who belongs to them. */
export abstract class Groups {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Group>;
  /**
   * With its first members. Throws Conflict when the name is taken (letter case does not tell names apart), or the
   * directory's id.
   */
  abstract add(group: Group, memberIds?: readonly string[]): Promise<void>;
  /** Throws Conflict when the name, or the directory's id, is another group's. */
  abstract keepUnique(group: Group): Promise<void>;
  /** With its memberships. */
  abstract remove(group: Group): Promise<void>;
  /** To which a user belongs, by their ids in order. */
  abstract idsOf(userId: string): Promise<readonly string[]>;
  /** False when the user belongs to it already. */
  abstract addMember(groupId: string, userId: string): Promise<boolean>;
  /** False when the user did not belong to it. */
  abstract removeMember(groupId: string, userId: string): Promise<boolean>;
  /** Who of these joins: not who belongs to it already. All must be users of the environment. */
  abstract addMembers(groupId: string, userIds: readonly string[]): Promise<readonly string[]>;
  /** Who of these leaves: not who did not belong to it. */
  abstract removeMembers(groupId: string, userIds: readonly string[]): Promise<readonly string[]>;
  /** Everybody else leaves; answers at most `most` and one more of them, and removes nobody beyond those. */
  abstract removeOthers(
    groupId: string,
    staying: readonly string[],
    most: number,
  ): Promise<readonly string[]>;
}
