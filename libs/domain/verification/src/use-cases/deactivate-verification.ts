import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Verifications } from '../verification/verifications.ts';

/** Nobody proves anything by it any more. Throws NotFound. */
export class DeactivateVerification extends Command<null> {
  constructor(readonly verificationId: string) {
    super();
  }
}

@CommandHandler(DeactivateVerification)
export class DeactivateVerificationHandler implements ICommandHandler<DeactivateVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly verifications: Verifications,
  ) {}

  execute({ verificationId }: DeactivateVerification): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      (await this.verifications.getForUpdate(verificationId)).deactivate();
      return null;
    });
  }
}
