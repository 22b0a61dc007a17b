import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { ExtensionAnswer } from '../runner/extension-runner.ts';
import { ExtensionTrial } from '../runner/extension-trial.ts';

/**
 * Asks an extension, active or not, and tells what it answers. Who did is kept before it runs, and what came of it
 * afterwards. Throws NotFound, InvalidInput when the input is not what its contract takes.
 */
export class TryExtension extends Command<ExtensionAnswer> {
  /** A call-out reaches somebody before anything is concluded: a repeat of the request must not call again. */
  static readonly claimsFirst = true;

  constructor(
    readonly extensionId: string,
    readonly input: unknown,
  ) {
    super();
  }
}

@CommandHandler(TryExtension)
export class TryExtensionHandler implements ICommandHandler<TryExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly trial: ExtensionTrial,
  ) {}

  async execute({ extensionId, input }: TryExtension): Promise<ExtensionAnswer> {
    this.permissions.require(TenantContext.current().actor, 'extension:write');
    const found = await this.trial.prepare(extensionId, input);
    await this.unitOfWork.run(() => this.trial.begin(extensionId));
    const answer = await this.trial.run(found, input);
    return this.unitOfWork.conclude(async () => {
      await this.trial.end(extensionId, answer);
      return answer;
    });
  }
}
