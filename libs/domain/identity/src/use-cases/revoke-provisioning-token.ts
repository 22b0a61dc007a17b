import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ProvisioningTokens } from '../provisioning-token/provisioning-tokens.ts';

/** The token lets nobody in any more. Revoking it twice is fine. Throws NotFound. */
export class RevokeProvisioningToken extends Command<null> {
  constructor(readonly tokenId: string) {
    super();
  }
}

@CommandHandler(RevokeProvisioningToken)
export class RevokeProvisioningTokenHandler implements ICommandHandler<RevokeProvisioningToken> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ProvisioningTokens,
    private readonly clock: Clock,
  ) {}

  execute({ tokenId }: RevokeProvisioningToken): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'provisioning-token:write');
    return this.unitOfWork.conclude(async () => {
      (await this.tokens.getForUpdate(tokenId)).revoke(await this.clock.now());
      return null;
    });
  }
}
