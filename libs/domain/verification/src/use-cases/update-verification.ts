import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { VerificationTemplates } from '../template/verification-templates.ts';
import { VerificationNeeds } from '../verification/verification-needs.ts';
import { Verifications } from '../verification/verifications.ts';

/** Another name, other values of its parameters; what is left out is as its template says. Throws NotFound, InvalidInput, Conflict. */
export class UpdateVerification extends Command<null> {
  constructor(
    readonly verificationId: string,
    readonly name: string,
    readonly parameters: object,
  ) {
    super();
  }
}

/** Changes the verification. Called inside a transaction. */
export class VerificationRevision {
  constructor(
    private readonly verifications: Verifications,
    private readonly templates: VerificationTemplates,
    private readonly needs: VerificationNeeds,
  ) {}

  async write({ verificationId, name, parameters }: UpdateVerification): Promise<null> {
    const verification = await this.verifications.getForUpdate(verificationId);
    const { templateId } = verification;
    const template = templateId === null ? undefined : await this.templates.findHeld(templateId);
    verification.change(name, { ...template?.parameters, ...parameters });
    await this.needs.require(verification);
    await this.verifications.keepUnique(verification);
    return null;
  }
}

@CommandHandler(UpdateVerification)
export class UpdateVerificationHandler implements ICommandHandler<UpdateVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly revision: VerificationRevision,
  ) {}

  execute(command: UpdateVerification): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(() => this.revision.write(command));
  }
}
