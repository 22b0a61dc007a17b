import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { identifierKey } from '@latchkey/identity';
import { PlantedDecoy } from '../planted-decoy/planted-decoy.ts';
import { PlantedDecoys } from '../planted-decoy/planted-decoys.ts';

/** Plants a name that alarms when somebody starts a recovery with it. Answers its id. Throws InvalidInput, Conflict. */
export class PlantDecoy extends Command<string> {
  constructor(readonly identifier: string) {
    super();
  }
}

/** Makes the decoy. Called inside a transaction. */
export class DecoyEntry {
  constructor(
    private readonly decoys: PlantedDecoys,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(identifier: string): Promise<string> {
    const key = identifierKey(identifier);
    if (key === undefined) {
      const detail = 'Send a user name or a mail address.';
      throw new InvalidInput([{ pointer: '/identifier', code: 'invalid-identifier', detail }]);
    }
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const plantedAt = await this.clock.now();
    const decoy = PlantedDecoy.plant({ ...place, identifier, identifierKey: key, plantedAt });
    await this.decoys.add(decoy);
    return decoy.id;
  }
}

@CommandHandler(PlantDecoy)
export class PlantDecoyHandler implements ICommandHandler<PlantDecoy> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: DecoyEntry,
  ) {}

  execute({ identifier }: PlantDecoy): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'decoy:write');
    return this.unitOfWork.conclude(() => this.entry.write(identifier));
  }
}
