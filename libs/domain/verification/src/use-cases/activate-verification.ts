import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Verifications } from '../verification/verifications.ts';

/** Processes can take this proof again. Throws NotFound, TestEnvironmentOnly. */
export class ActivateVerification extends Command<null> {
  constructor(readonly verificationId: string) {
    super();
  }
}

@CommandHandler(ActivateVerification)
export class ActivateVerificationHandler implements ICommandHandler<ActivateVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly verifications: Verifications,
  ) {}

  execute({ verificationId }: ActivateVerification): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      (await this.verifications.getForUpdate(verificationId)).activate();
      return null;
    });
  }
}
