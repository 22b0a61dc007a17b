import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, InvalidInput, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { emailParameters, type EmailParameters } from '../methods/email/parameters.ts';
import { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';

/** A new way to prove that a mailbox is held. Answers its id. Throws InvalidInput beyond the hard limits, Conflict. */
export class CreateVerification extends Command<string> {
  constructor(
    readonly name: string,
    readonly parameters: EmailParameters,
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

  async write({ name, parameters }: CreateVerification): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id() };
    const createdAt = await this.clock.now();
    const verification = Verification.create({ ...place, name, parameters: within(parameters), createdAt });
    await this.verifications.add(verification);
    return verification.id;
  }
}

/** The limits hold for every caller, whatever the edge checked. */
function within(parameters: EmailParameters): EmailParameters {
  const read = emailParameters.safeParse(parameters);
  if (read.success) return read.data;
  throw new InvalidInput(
    read.error.issues.map(({ path }) => ({
      pointer: ['/parameters', ...path.map(String)].join('/'),
      code: 'out-of-range',
      detail: 'This is outside the limits for mail verifications.',
    })),
  );
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
