import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ProvisioningToken } from '../provisioning-token/provisioning-token.ts';
import { ProvisioningTokens } from '../provisioning-token/provisioning-tokens.ts';
import { provisioningTokenText } from '../provisioning-token/token-text.ts';
import { HomeStores } from '../user/home-stores.ts';

/** The whole token, told once. */
export interface CreatedProvisioningToken {
  readonly id: string;
  readonly token: string;
}

/** A new token for a directory, whose people's passwords will live in the store. Throws InvalidInput. */
export class CreateProvisioningToken extends Command<CreatedProvisioningToken> {
  constructor(
    readonly label: string,
    readonly storeId: string,
  ) {
    super();
  }
}

/** Makes the token. Called inside a transaction. */
export class ProvisioningTokenEntry {
  constructor(
    private readonly tokens: ProvisioningTokens,
    private readonly stores: HomeStores,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(label: string, storeId: string): Promise<CreatedProvisioningToken> {
    const { tenantId, environment } = TenantContext.current();
    if (!(await this.stores.exists(storeId))) throw new InvalidInput([unknownStore]);
    const token = provisioningTokenText(tenantId, environment, this.secrets.token());
    const digest = this.secrets.tokenDigest(token);
    const place = { tenantId, environment, id: this.secrets.id() };
    const createdAt = await this.clock.now();
    const made = ProvisioningToken.create({ ...place, label, storeId, digest, createdAt });
    await this.tokens.add(made);
    return { id: made.id, token };
  }
}

const unknownStore = {
  pointer: '/storeId',
  code: 'unknown',
  detail: 'There is no such credential store in this environment.',
};

@CommandHandler(CreateProvisioningToken)
export class CreateProvisioningTokenHandler implements ICommandHandler<CreateProvisioningToken> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: ProvisioningTokenEntry,
  ) {}

  execute({ label, storeId }: CreateProvisioningToken): Promise<CreatedProvisioningToken> {
    this.permissions.require(TenantContext.current().actor, 'provisioning-token:write');
    return this.unitOfWork.conclude(() => this.entry.write(label, storeId));
  }
}
