import { Clock, part, Secrets } from '@latchkey/kernel';
import { Sessions } from './session/sessions.ts';
import { ChangeUserMailHandler } from './use-cases/change-user-mail.ts';
import { CreateUserHandler, UserEntry } from './use-cases/create-user.ts';
import { DisableUserHandler, UserSuspension } from './use-cases/disable-user.ts';
import { EnableUserHandler } from './use-cases/enable-user.ts';
import { HomeStores } from './user/home-stores.ts';
import { Users } from './user/users.ts';

/** What an application needs beside the ports to administer users. */
export const identityAdministrationParts = [
  part(UserEntry, Users, HomeStores, Secrets, Clock),
  part(UserSuspension, Users, Sessions, Clock),
];

export const identityAdministrationHandlers = [
  CreateUserHandler,
  ChangeUserMailHandler,
  DisableUserHandler,
  EnableUserHandler,
];
