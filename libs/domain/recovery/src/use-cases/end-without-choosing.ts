import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { FlowGate } from './flow-gate.ts';
import { ChangeIntention, type IntendedChange } from './set-password.ts';

/**
 * The person who has proved it wants a password made for them. Whether it is shown to the answer of this call, mailed,
 * or both, is the process's word.
 */
export class GeneratePassword extends Command<IntendedChange> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    /** Public key of a `ReplyKey`: who holds the other half, and nobody else, can read the password. */
    readonly showTo: string,
  ) {
    super();
  }
}

/** The person who has proved it asks the store's own system for a new password: nobody here asks for one, or sees it. */
export class RequestPassword extends Command<IntendedChange> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
  ) {
    super();
  }
}

/** The person who has proved it keeps the password, and wants the account unlocked. */
export class UnlockAccount extends Command<IntendedChange> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
  ) {
    super();
  }
}

@CommandHandler(GeneratePassword)
export class GeneratePasswordHandler implements ICommandHandler<GeneratePassword> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly intention: ChangeIntention,
  ) {}

  execute({ requestId, flowSecret, showTo }: GeneratePassword): Promise<IntendedChange> {
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.intention.write(request, { choice: 'generate_password', showTo });
    });
  }
}

@CommandHandler(RequestPassword)
export class RequestPasswordHandler implements ICommandHandler<RequestPassword> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly intention: ChangeIntention,
  ) {}

  execute({ requestId, flowSecret }: RequestPassword): Promise<IntendedChange> {
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.intention.write(request, { choice: 'request_password' });
    });
  }
}

@CommandHandler(UnlockAccount)
export class UnlockAccountHandler implements ICommandHandler<UnlockAccount> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: FlowGate,
    private readonly intention: ChangeIntention,
  ) {}

  execute({ requestId, flowSecret }: UnlockAccount): Promise<IntendedChange> {
    return this.unitOfWork.conclude(async () => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.intention.write(request, { choice: 'unlock' });
    });
  }
}
