import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  FindIdentityProvider,
  FindIdentityProviders,
  FindSignInProviders,
  type IdentityProviderView,
} from '@latchkey/access';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

/** Whether there is a secret is told, what it is is not among the columns. */
const providers: Listing = {
  select: `t.id, t.kind, t.name, t.issuer, t.client_id as "clientId", t.scopes, t.required_acr as "requiredAcr",
    t.required_amr as "requiredAmr", t.groups_claim as "groupsClaim", t.group_roles as "groupRoles",
    t.just_in_time as "justInTime", t.active, t.saml, t.sealed_secrets is not null as "hasClientSecret",
    t.created_at as "createdAt", t.version`,
  from: 'tenant.identity_provider t',
  table: 'tenant.identity_provider',
};

@QueryHandler(FindIdentityProviders)
export class FindIdentityProvidersHandler implements IQueryHandler<FindIdentityProviders> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindIdentityProviders): Promise<Page<IdentityProviderView>> {
    this.permissions.require(TenantContext.current().actor, 'identity-provider:read');
    return this.reads.page(providers, page);
  }
}

@QueryHandler(FindIdentityProvider)
export class FindIdentityProviderHandler implements IQueryHandler<FindIdentityProvider> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ providerId }: FindIdentityProvider): Promise<IdentityProviderView> {
    this.permissions.require(TenantContext.current().actor, 'identity-provider:read');
    return this.reads.one(providers, providerId);
  }
}

@QueryHandler(FindSignInProviders)
export class FindSignInProvidersHandler implements IQueryHandler<FindSignInProviders> {
  constructor(private readonly reads: Reads) {}

  async execute(): Promise<{ items: { name: string }[] }> {
    const text = `select name from tenant.identity_provider where active order by name_key`;
    return { items: await this.reads.rows<{ name: string }>(text, []) };
  }
}
