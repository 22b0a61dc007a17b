import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { DisabledMethod } from '../disabled-method/disabled-method.ts';
import { DisabledMethods } from '../disabled-method/disabled-methods.ts';
import type { MethodKey } from '../methods/method-traits.ts';

/** Nothing may be proved by this method in this environment (PR-B10). Answers the id of the ban. Throws Conflict. */
export class DisableMethod extends Command<string> {
  constructor(readonly method: MethodKey) {
    super();
  }
}

/** Writes the ban. Called inside a transaction. */
export class MethodBan {
  constructor(
    private readonly disabledMethods: DisabledMethods,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(method: MethodKey): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const disabled = DisabledMethod.disable({ ...place, method, disabledAt: await this.clock.now() });
    await this.disabledMethods.add(disabled);
    return disabled.id;
  }
}

@CommandHandler(DisableMethod)
export class DisableMethodHandler implements ICommandHandler<DisableMethod> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly ban: MethodBan,
  ) {}

  execute({ method }: DisableMethod): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(() => this.ban.write(method));
  }
}
