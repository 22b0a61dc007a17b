import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, UnitOfWork } from '@latchkey/kernel';
import { ChangeConsequences } from '../change/change-consequences.ts';
import type { CredentialChange, MadePassword } from '../change/credential-change.ts';
import { CredentialChanges } from '../change/credential-changes.ts';
import { PasswordGenerator } from '../generation/password-generator.ts';
import { PasswordParcels } from '../generation/password-parcels.ts';

/**
 * Makes the password that a change waits for. It is sealed and written before any store is called, so that a worker
 * that dies in between loses no password that was set. Only the worker runs this.
 */
export class MakePassword extends Command<void> {
  constructor(readonly changeId: string) {
    super();
  }
}

/** What is written of a password that was made, or was not. Each call is one transaction. */
export class GenerationJournal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: CredentialChanges,
    private readonly consequences: ChangeConsequences,
    private readonly clock: Clock,
  ) {}

  /** The change that waits for its password; undefined when it waits no more. */
  waiting(changeId: string): Promise<CredentialChange | undefined> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      if (change?.state !== 'generating' || change.isOverdue(await this.clock.now())) return undefined;
      return change;
    });
  }

  made(changeId: string, password: MadePassword): Promise<void> {
    return this.unitOfWork.run(async () => {
      (await this.changes.getForUpdate(changeId))?.passwordMade(password);
    });
  }

  notMade(changeId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const change = await this.changes.getForUpdate(changeId);
      const now = await this.clock.now();
      if (change?.passwordNotMade(reason, now)) await this.consequences.follow(change, now);
    });
  }
}

@CommandHandler(MakePassword)
export class MakePasswordHandler implements ICommandHandler<MakePassword> {
  constructor(
    private readonly journal: GenerationJournal,
    private readonly generator: PasswordGenerator,
    private readonly parcels: PasswordParcels,
  ) {}

  async execute({ changeId }: MakePassword): Promise<void> {
    const change = await this.journal.waiting(changeId);
    if (!change?.generation) return;
    const generated = await this.generator.make(change);
    if (generated.kind === 'not-made') return this.journal.notMade(changeId, generated.reason);
    await this.journal.made(changeId, await this.parcels.seal(generated.password, change.generation));
  }
}
