import { Clock, part, Secrets } from '@latchkey/kernel';
import { ApiKeys } from './api-key/api-keys.ts';
import { Applications } from './application/applications.ts';
import { AllowedOrigins } from './application/origin.ts';
import { PortalHosts } from './application/portal-hosts.ts';
import { CreateApiKeyHandler, KeyCutting } from './use-cases/create-api-key.ts';
import {
  ApplicationEntry,
  ApplicationPlacement,
  CreateApplicationHandler,
} from './use-cases/create-application.ts';
import { DisableApplicationHandler } from './use-cases/disable-application.ts';
import { EnableApplicationHandler } from './use-cases/enable-application.ts';
import { IssueApplicationTokenHandler } from './use-cases/issue-application-token.ts';
import { RevokeApiKeyHandler } from './use-cases/revoke-api-key.ts';
import { UpdateApplicationHandler } from './use-cases/update-application.ts';

/** What an application needs beside the ports to administer applications and keys. */
export const tenancyAdministrationParts = [
  part(ApplicationPlacement, Applications, PortalHosts, AllowedOrigins),
  part(ApplicationEntry, ApplicationPlacement, Secrets, Clock),
  part(KeyCutting, Applications, ApiKeys, Secrets, Clock),
];

/** What an application that serves tenants' own applications needs. */
export const tenancyAccessHandlers = [IssueApplicationTokenHandler];

export const tenancyAdministrationHandlers = [
  CreateApplicationHandler,
  UpdateApplicationHandler,
  DisableApplicationHandler,
  EnableApplicationHandler,
  CreateApiKeyHandler,
  RevokeApiKeyHandler,
];
