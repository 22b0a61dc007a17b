import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { IdentityProviderContent } from '../identity-provider/identity-provider.ts';

export interface IdentityProviderView extends IdentityProviderContent {
  readonly id: string;
  readonly hasClientSecret: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

/** The tenant's identity providers, oldest first. */
export class FindIdentityProviders extends Query<Page<IdentityProviderView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Active providers by which staff of the tenant can sign in, for a page that nobody has signed in to yet. */
export class FindSignInProviders extends Query<{ readonly items: readonly { readonly name: string }[] }> {}

/** One of them. Throws NotFound. */
export class FindIdentityProvider extends Query<IdentityProviderView> {
  constructor(readonly providerId: string) {
    super();
  }
}
