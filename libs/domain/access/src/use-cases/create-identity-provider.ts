import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { clientSecretName, IdentityProvider } from '../identity-provider/identity-provider.ts';
import { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { ProviderSecretBox } from '../identity-provider/provider-secret-box.ts';
import {
  SigningCertificates,
  type IdentityProviderDraft,
} from '../identity-provider/signing-certificates.ts';
import type { ActingStaff } from '../staff-member/staff-member.ts';
import { actingStaff } from './acting-staff.ts';

/** Written and never read back. Undefined leaves what there is; null takes it away. */
export type ClientSecretChange = string | null | undefined;

/** Answers its id. Throws InvalidInput, RoleNotGrantable, Conflict. */
export class CreateIdentityProvider extends Command<string> {
  constructor(
    readonly content: IdentityProviderDraft,
    readonly clientSecret: ClientSecretChange,
  ) {
    super();
  }
}

/** Makes the provider. Called inside a transaction. */
export class IdentityProviderEntry {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly box: ProviderSecretBox,
    private readonly certificates: SigningCertificates,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  async write({ content, clientSecret }: CreateIdentityProvider, by: ActingStaff): Promise<string> {
    const { tenantId } = TenantContext.current();
    const place = { tenantId, id: this.secrets.id(), createdAt: await this.clock.now() };
    const provider = IdentityProvider.create({ ...this.certificates.settle(content), ...place }, by);
    await this.box.change(provider, secretChanges(clientSecret));
    await this.providers.add(provider);
    return provider.id;
  }
}

export function secretChanges(clientSecret: ClientSecretChange): Record<string, string | null> {
  return clientSecret === undefined ? {} : { [clientSecretName]: clientSecret };
}

@CommandHandler(CreateIdentityProvider)
export class CreateIdentityProviderHandler implements ICommandHandler<CreateIdentityProvider> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: IdentityProviderEntry,
  ) {}

  async execute(command: CreateIdentityProvider): Promise<string> {
    const by = actingStaff(this.permissions, 'identity-provider:write');
    await this.entry.ready();
    return this.unitOfWork.conclude(() => this.entry.write(command, by));
  }
}
