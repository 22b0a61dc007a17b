import { InvalidInput } from '@latchkey/kernel';
import { Users } from '../user/users.ts';
import type { Group } from './group.ts';
import { Groups } from './groups.ts';

/** So many people join or leave by one command: each of them is told of. */
export const mostMemberChanges = 1000;

/** Who belongs to a group from now on. Nobody is in `joining` and in `leaving`. */
export interface MembershipRevision {
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** Everybody who is not joining leaves; `leaving` says nothing then. */
  readonly othersLeave: boolean;
}

/** Lets people in and out. Called inside a transaction. Throws InvalidInput. */
export class GroupMembers {
  constructor(
    private readonly groups: Groups,
    private readonly users: Users,
  ) {}

  async change(group: Group, { joining, leaving, othersLeave }: MembershipRevision): Promise<void> {
    refuseCrowd(leaving);
    await this.admit(joining);
    const left = othersLeave
      ? await this.groups.removeOthers(group.id, joining, mostMemberChanges)
      : await this.groups.removeMembers(group.id, leaving);
    refuseCrowd(left);
    const joined = await this.groups.addMembers(group.id, joining);
    for (const userId of left) group.noteRemoved(userId);
    for (const userId of joined) group.noteAdded(userId);
  }

  /** Asked before anybody is let in. Throws InvalidInput. */
  async admit(userIds: readonly string[]): Promise<void> {
    refuseCrowd(userIds);
    if (!(await this.users.allKnown(userIds))) throw new InvalidInput([unknownMember]);
  }
}

function refuseCrowd(people: readonly string[]): void {
  if (people.length > mostMemberChanges) throw new InvalidInput([tooManyMembers]);
}

const unknownMember = { pointer: '/members', code: 'unknown', detail: 'Name users who are here.' };
const tooManyMembers = {
  pointer: '/members',
  code: 'too-many',
  detail: `Change at most ${mostMemberChanges} members by one request.`,
};
