import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StillInUse, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { VerificationUsage } from '../verification/verification-usage.ts';
import { Verifications } from '../verification/verifications.ts';

/** Takes a verification away. Throws NotFound, and StillInUse while an active process takes it (PR-B20). */
export class DeleteVerification extends Command<null> {
  constructor(readonly verificationId: string) {
    super();
  }
}

@CommandHandler(DeleteVerification)
export class DeleteVerificationHandler implements ICommandHandler<DeleteVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly verifications: Verifications,
    private readonly usage: VerificationUsage,
  ) {}

  execute({ verificationId }: DeleteVerification): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const verification = await this.verifications.getForUpdate(verificationId);
      const usedBy = await this.usage.of(verificationId);
      if (usedBy.length > 0) throw new StillInUse(usedBy);
      verification.markDeleted();
      await this.verifications.remove(verification);
      return null;
    });
  }
}
