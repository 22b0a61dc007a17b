import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ApiKeys } from '../api-key/api-keys.ts';

/** The key opens nothing any more. Revoking it twice is fine. Throws NotFound. */
export class RevokeApiKey extends Command<null> {
  constructor(readonly keyId: string) {
    super();
  }
}

@CommandHandler(RevokeApiKey)
export class RevokeApiKeyHandler implements ICommandHandler<RevokeApiKey> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  execute({ keyId }: RevokeApiKey): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'api-key:write');
    return this.unitOfWork.conclude(async () => {
      const key = await this.keys.getForUpdate(keyId);
      key.revoke(await this.clock.now());
      await this.keys.revoke(key);
      return null;
    });
  }
}
