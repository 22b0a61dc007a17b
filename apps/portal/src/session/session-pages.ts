import type { Provider, Type } from '@nestjs/common';
import type { PublicApiClient } from '../public-api-client.ts';
import { AccountController } from './account.controller.ts';
import { AccountPages } from './account-pages.ts';
import { ChangePasswordController } from './change-password.controller.ts';
import { NewPasswordController } from './new-password.controller.ts';
import { SessionsApi } from './sessions-api.ts';
import { SignInController } from './sign-in.controller.ts';

export const sessionPages: readonly Type[] = [
  SignInController,
  NewPasswordController,
  AccountController,
  ChangePasswordController,
];

/** What these pages need beside what every page has. */
export function sessionProviders(client: PublicApiClient): Provider[] {
  const api = new SessionsApi(client);
  return [
    { provide: SessionsApi, useValue: api },
    { provide: AccountPages, useValue: new AccountPages(api) },
  ];
}
