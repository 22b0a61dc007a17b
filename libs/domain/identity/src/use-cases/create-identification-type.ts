import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { IdentificationType } from '../identification-type/identification-type.ts';
import { IdentificationTypes } from '../identification-type/identification-types.ts';
import type { Identification } from '../identification-type/identification.ts';

/** A new way of saying who one is. Answers its id. Throws InvalidInput, Conflict. */
export class CreateIdentificationType extends Command<string> {
  constructor(
    readonly typeName: string,
    readonly identification: Identification,
  ) {
    super();
  }
}

/** Makes the type. Called inside a transaction. */
export class IdentificationTypeEntry {
  constructor(
    private readonly types: IdentificationTypes,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ typeName: name, identification }: CreateIdentificationType): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const createdAt = await this.clock.now();
    const type = IdentificationType.create({ ...identification, ...place, name, createdAt });
    await this.types.add(type);
    return type.id;
  }
}

@CommandHandler(CreateIdentificationType)
export class CreateIdentificationTypeHandler implements ICommandHandler<CreateIdentificationType> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: IdentificationTypeEntry,
  ) {}

  execute(command: CreateIdentificationType): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'identification-type:write');
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
