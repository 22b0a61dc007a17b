import { Clock, part, Secrets } from '@latchkey/kernel';
import { Groups } from './group/groups.ts';
import { Sessions } from './session/sessions.ts';
import { AddGroupMemberHandler } from './use-cases/add-group-member.ts';
import { ChangeUserMailHandler } from './use-cases/change-user-mail.ts';
import { SetUserPrivilegeHandler } from './use-cases/set-user-privilege.ts';
import { CreateGroupHandler, GroupEntry } from './use-cases/create-group.ts';
import { CreateUserHandler, UserEntry } from './use-cases/create-user.ts';
import { DeleteGroupHandler } from './use-cases/delete-group.ts';
import { DisableUserHandler, UserSuspension } from './use-cases/disable-user.ts';
import { EnableUserHandler } from './use-cases/enable-user.ts';
import { RemoveGroupMemberHandler } from './use-cases/remove-group-member.ts';
import { HomeStores } from './user/home-stores.ts';
import { Users } from './user/users.ts';

/** What an application needs beside the ports to administer users and groups. */
export const identityAdministrationParts = [
  part(UserEntry, Users, HomeStores, Secrets, Clock),
  part(UserSuspension, Users, Sessions, Clock),
  part(GroupEntry, Groups, Secrets, Clock),
];

export const identityAdministrationHandlers = [
  CreateUserHandler,
  ChangeUserMailHandler,
  SetUserPrivilegeHandler,
  DisableUserHandler,
  EnableUserHandler,
  CreateGroupHandler,
  DeleteGroupHandler,
  AddGroupMemberHandler,
  RemoveGroupMemberHandler,
];
