import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Verifications } from '../verification/verifications.ts';

/** Another name, other values of its parameters. Throws NotFound, InvalidInput, Conflict. */
export class UpdateVerification extends Command<null> {
  constructor(
    readonly verificationId: string,
    readonly name: string,
    readonly parameters: object,
  ) {
    super();
  }
}

@CommandHandler(UpdateVerification)
export class UpdateVerificationHandler implements ICommandHandler<UpdateVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly verifications: Verifications,
  ) {}

  execute({ verificationId, name, parameters }: UpdateVerification): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(async () => {
      const verification = await this.verifications.getForUpdate(verificationId);
      verification.change(name, parameters);
      await this.verifications.keepUnique(verification);
      return null;
    });
  }
}
