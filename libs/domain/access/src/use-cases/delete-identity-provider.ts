import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, UnitOfWork } from '@latchkey/kernel';
import { IdentityProviders } from '../identity-provider/identity-providers.ts';
import { actingStaff } from './acting-staff.ts';

/** It is gone, with its secret and with whom it has vouched for. Throws NotFound. */
export class DeleteIdentityProvider extends Command<null> {
  constructor(readonly providerId: string) {
    super();
  }
}

@CommandHandler(DeleteIdentityProvider)
export class DeleteIdentityProviderHandler implements ICommandHandler<DeleteIdentityProvider> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: IdentityProviders,
  ) {}

  execute({ providerId }: DeleteIdentityProvider): Promise<null> {
    actingStaff(this.permissions, 'identity-provider:write');
    return this.unitOfWork.conclude(async () => {
      const provider = await this.providers.getForUpdate(providerId);
      provider.retire();
      await this.providers.remove(provider);
      return null;
    });
  }
}
