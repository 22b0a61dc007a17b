import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NotFound, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { IdentityProofs, type ServiceDescription } from '../provider-sign-in/identity-proofs.ts';

/** What a SAML provider of the tenant has to be told of us. Throws NotFound, IdentityProviderUnavailable. */
export class DescribeService extends Query<ServiceDescription> {
  constructor(readonly providerId: string) {
    super();
  }
}

@QueryHandler(DescribeService)
export class DescribeServiceHandler implements IQueryHandler<DescribeService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: IdentityProviders,
    private readonly proofs: IdentityProofs,
  ) {}

  async execute({ providerId }: DescribeService): Promise<ServiceDescription> {
    this.permissions.require(TenantContext.current().actor, 'identity-provider:read');
    const provider = await this.unitOfWork.read(() => this.providers.find(providerId));
    if (!provider?.saml) throw new NotFound();
    return this.proofs.describe(provider.saml);
  }
}
