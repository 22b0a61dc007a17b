import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { VerificationType } from '../verification/verification-parameters.ts';
import { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';

/** A new way to prove oneself. Answers its id. Throws InvalidInput beyond the hard limits, Conflict. */
export class CreateVerification extends Command<string> {
  constructor(
    readonly name: string,
    readonly type: VerificationType,
    readonly parameters: object,
  ) {
    super();
  }
}

/** Makes the verification. Called inside a transaction. */
export class VerificationEntry {
  constructor(
    private readonly verifications: Verifications,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write({ name, type, parameters }: CreateVerification): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const createdAt = await this.clock.now();
    const verification = Verification.create({ ...place, name, type, parameters, createdAt });
    await this.verifications.add(verification);
    return verification.id;
  }
}

@CommandHandler(CreateVerification)
export class CreateVerificationHandler implements ICommandHandler<CreateVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: VerificationEntry,
  ) {}

  execute(command: CreateVerification): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'verification:write');
    return this.unitOfWork.conclude(() => this.entry.write(command));
  }
}
