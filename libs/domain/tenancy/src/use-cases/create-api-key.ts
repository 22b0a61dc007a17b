import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ApiKey, apiKeyText } from '../api-key/api-key.ts';
import { ApiKeys } from '../api-key/api-keys.ts';
import { usualPermissions, type ApplicationPermission } from '../api-key/application-permissions.ts';
import { Applications } from '../application/applications.ts';

/** The whole key, told once. */
export interface CreatedApiKey {
  readonly id: string;
  readonly key: string;
  readonly prefix: string;
  readonly permissions: readonly ApplicationPermission[];
}

/** A new key for an application. Throws NotFound. */
export class CreateApiKey extends Command<CreatedApiKey> {
  constructor(
    readonly applicationId: string,
    readonly label: string,
    readonly permissions = usualPermissions,
  ) {
    super();
  }
}

/** `lk_live_` and four characters: enough to tell keys apart, worth nothing to a guesser. */
const visible = 12;

/** Makes the key. Called inside a transaction. */
export class KeyCutting {
  constructor(
    private readonly applications: Applications,
    private readonly keys: ApiKeys,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async cut({ applicationId, label, permissions }: CreateApiKey): Promise<CreatedApiKey> {
    const { tenantId, environment } = TenantContext.current();
    await this.applications.get(applicationId);
    const key = apiKeyText(environment, this.secrets.token());
    const made = ApiKey.create({
      tenantId,
      environment,
      id: this.secrets.id(),
      applicationId,
      label,
      prefix: key.slice(0, visible),
      digest: this.secrets.tokenDigest(key),
      permissions,
      createdAt: await this.clock.now(),
    });
    await this.keys.add(made);
    return { id: made.id, key, prefix: made.prefix, permissions: made.permissions };
  }
}

@CommandHandler(CreateApiKey)
export class CreateApiKeyHandler implements ICommandHandler<CreateApiKey> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly cutting: KeyCutting,
  ) {}

  execute(command: CreateApiKey): Promise<CreatedApiKey> {
    this.permissions.require(TenantContext.current().actor, 'api-key:write');
    return this.unitOfWork.conclude(() => this.cutting.cut(command));
  }
}
