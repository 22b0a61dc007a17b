import { Clock, part, Sealer, Secrets, UnitOfWork } from '@latchkey/kernel';
import { ImportFiles } from './user-import/import-files.ts';
import { RowImport } from './user-import/row-import.ts';
import { UserImports } from './user-import/user-imports.ts';
import { BeginUserImportHandler, UserImportEntry } from './use-cases/begin-user-import.ts';
import { EndUserImportFileHandler, KeepUserImportPartHandler } from './use-cases/receive-user-import.ts';
import { ImportBatches, RunUserImportHandler } from './use-cases/run-user-import.ts';
import { GroupMembers } from './group/group-members.ts';
import { Groups } from './group/groups.ts';
import { IdentificationTypes } from './identification-type/identification-types.ts';
import { ProvisioningTokens } from './provisioning-token/provisioning-tokens.ts';
import { Sessions } from './session/sessions.ts';
import { ActivateIdentificationTypeHandler } from './use-cases/activate-identification-type.ts';
import { AddGroupMemberHandler } from './use-cases/add-group-member.ts';
import { ChangeUserAttributesHandler } from './use-cases/change-user-attributes.ts';
import { ChangeUserMailHandler } from './use-cases/change-user-mail.ts';
import { SetUserPrivilegeHandler } from './use-cases/set-user-privilege.ts';
import { CreateGroupHandler, GroupEntry } from './use-cases/create-group.ts';
import {
  CreateIdentificationTypeHandler,
  IdentificationTypeEntry,
} from './use-cases/create-identification-type.ts';
import {
  CreateProvisioningTokenHandler,
  ProvisioningTokenEntry,
} from './use-cases/create-provisioning-token.ts';
import { CreateUserHandler, UserEntry } from './use-cases/create-user.ts';
import { DeactivateIdentificationTypeHandler } from './use-cases/deactivate-identification-type.ts';
import { DeleteGroupHandler } from './use-cases/delete-group.ts';
import { DeleteIdentificationTypeHandler } from './use-cases/delete-identification-type.ts';
import { DisableUserHandler, UserSuspension } from './use-cases/disable-user.ts';
import { EnableUserHandler } from './use-cases/enable-user.ts';
import { EraseUserHandler } from './use-cases/erase-user.ts';
import { ExportUserHandler } from './use-cases/export-user.ts';
import { MergeUsersHandler, UserMerging } from './use-cases/merge-users.ts';
import { ProvisionGroupHandler } from './use-cases/provision-group.ts';
import { ProvisionUserHandler } from './use-cases/provision-user.ts';
import { ProvisioningGate } from './use-cases/provisioning-gate.ts';
import { RemoveGroupMemberHandler } from './use-cases/remove-group-member.ts';
import { RenameIdentificationTypeHandler } from './use-cases/rename-identification-type.ts';
import { ReviseGroupHandler } from './use-cases/revise-group.ts';
import { ReviseUserHandler } from './use-cases/revise-user.ts';
import { RevokeProvisioningTokenHandler } from './use-cases/revoke-provisioning-token.ts';
import { HomeStores } from './user/home-stores.ts';
import { Users } from './user/users.ts';

/** What an application needs beside the ports to administer users, groups and identification types. */
export const identityAdministrationParts = [
  part(UserEntry, Users, HomeStores, Secrets, Clock),
  part(UserSuspension, Users, Sessions, Clock),
  part(UserMerging, Users, Groups, UserSuspension),
  part(ImportFiles, UserImports, Sealer),
  part(UserImportEntry, UserImports, HomeStores, Secrets, Clock),
  part(GroupEntry, Groups, Secrets, Clock),
  part(GroupMembers, Groups, Users),
  part(ProvisioningGate, UnitOfWork, ProvisioningTokens, Secrets),
  part(ProvisioningTokenEntry, ProvisioningTokens, HomeStores, Secrets, Clock),
  part(IdentificationTypeEntry, IdentificationTypes, Secrets, Clock),
];

/** Files of users are worked through by the worker alone. */
export const identityWorkerParts = [
  part(UserEntry, Users, HomeStores, Secrets, Clock),
  part(UserSuspension, Users, Sessions, Clock),
  part(RowImport, Users, UserEntry, UserSuspension, HomeStores),
  part(ImportFiles, UserImports, Sealer),
  part(ImportBatches, UserImports, ImportFiles, RowImport, Clock),
];

export const identityWorkerHandlers = [RunUserImportHandler];

export const identityAdministrationHandlers = [
  CreateUserHandler,
  ChangeUserMailHandler,
  SetUserPrivilegeHandler,
  ChangeUserAttributesHandler,
  DisableUserHandler,
  EnableUserHandler,
  CreateGroupHandler,
  DeleteGroupHandler,
  AddGroupMemberHandler,
  RemoveGroupMemberHandler,
  CreateIdentificationTypeHandler,
  RenameIdentificationTypeHandler,
  ActivateIdentificationTypeHandler,
  DeactivateIdentificationTypeHandler,
  DeleteIdentificationTypeHandler,
  CreateProvisioningTokenHandler,
  RevokeProvisioningTokenHandler,
  ProvisionUserHandler,
  ReviseUserHandler,
  EraseUserHandler,
  MergeUsersHandler,
  ExportUserHandler,
  ProvisionGroupHandler,
  ReviseGroupHandler,
  BeginUserImportHandler,
  KeepUserImportPartHandler,
  EndUserImportFileHandler,
];
