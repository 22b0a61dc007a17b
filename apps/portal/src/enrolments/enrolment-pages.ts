import type { Provider, Type } from '@nestjs/common';
import type { PublicApiClient } from '../public-api-client.ts';
import { ConfirmationController } from './confirmation.controller.ts';
import { EnrolmentLinkController } from './enrolment-link.controller.ts';
import { EnrolmentsApi } from './enrolments-api.ts';
import { MethodsController } from './methods.controller.ts';
import { OwnMethods } from './own-methods.ts';
import { RemovalController } from './removal.controller.ts';
import { SetupController } from './setup.controller.ts';
import { Setups } from './setups.ts';

export const enrolmentPages: readonly Type[] = [
  EnrolmentLinkController,
  MethodsController,
  SetupController,
  ConfirmationController,
  RemovalController,
];

/** What these pages need beside what every page has. */
export function enrolmentProviders(client: PublicApiClient): Provider[] {
  const api = new EnrolmentsApi(client);
  const ownMethods = new OwnMethods(api);
  return [
    { provide: EnrolmentsApi, useValue: api },
    { provide: OwnMethods, useValue: ownMethods },
    { provide: Setups, useValue: new Setups(api, ownMethods) },
  ];
}
