import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, UnitOfWork } from '@latchkey/kernel';
import { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { ProviderSecretBox } from '../identity-provider/provider-secret-box.ts';
import {
  SigningCertificates,
  type IdentityProviderDraft,
} from '../identity-provider/signing-certificates.ts';
import type { ActingStaff } from '../staff-member/staff-member.ts';
import { actingStaff } from './acting-staff.ts';
import { secretChanges, type ClientSecretChange } from './create-identity-provider.ts';

/**
 * Replaces what a provider is, if `version` is still the newest; sign-ins on their way through it end.
 * Throws NotFound, StaleVersion, InvalidInput, RoleNotGrantable, Conflict.
 */
export class UpdateIdentityProvider extends Command<null> {
  constructor(
    readonly providerId: string,
    readonly version: number,
    readonly content: IdentityProviderDraft,
    readonly clientSecret: ClientSecretChange,
  ) {
    super();
  }
}

/** Changes a stored provider. Called inside a transaction. */
export class IdentityProviderRevision {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly box: ProviderSecretBox,
    private readonly certificates: SigningCertificates,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  async write(command: UpdateIdentityProvider, by: ActingStaff): Promise<null> {
    const { providerId, version, content, clientSecret } = command;
    const provider = await this.providers.getForUpdate(providerId);
    if (provider.version !== version) throw new StaleVersion();
    await this.providers.reserve({ id: provider.id, name: content.name, issuer: content.issuer });
    provider.change(this.certificates.settle(content), by);
    await this.box.change(provider, secretChanges(clientSecret));
    return null;
  }
}

@CommandHandler(UpdateIdentityProvider)
export class UpdateIdentityProviderHandler implements ICommandHandler<UpdateIdentityProvider> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly revision: IdentityProviderRevision,
  ) {}

  async execute(command: UpdateIdentityProvider): Promise<null> {
    const by = actingStaff(this.permissions, 'identity-provider:write');
    await this.revision.ready();
    return this.unitOfWork.conclude(() => this.revision.write(command, by));
  }
}
