import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { ExtensionRunner } from '@latchkey/extensions';
import { EnrolmentChecks, type WantedCheck } from '../enrolment-check/enrolment-checks.ts';
import { checkBatch, CheckRound } from '../enrolment-check/enrolment-verdict.ts';

/**
 * Asks the tenant's own checks whether people have what they are enrolled in automatically, and keeps what they say
 * (PR-B41). No answer changes nothing, and is asked for again a day later. Only the worker runs this.
 */
export class CheckEnrolments extends Command<void> {}

/** What is known of the people of one batch, and the batch after it. Called inside a transaction. */
export class CheckKeeping {
  constructor(
    private readonly checks: EnrolmentChecks,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  claim(): Promise<readonly WantedCheck[]> {
    return this.checks.claim(checkBatch);
  }

  /** By the id of the verdict; `full` when there may be more people. */
  async keep(answers: ReadonlyMap<string, boolean>, full: boolean): Promise<void> {
    const now = await this.clock.now();
    for (const verdict of await this.checks.getForUpdate([...answers.keys()]))
      verdict.answered(answers.get(verdict.id) ?? false, now);
    if (full) this.checks.announce(CheckRound.next(this.secrets.id()));
  }

  /** Begins a round where anybody is to be asked about. */
  async begin(): Promise<void> {
    if (await this.checks.areWanted()) this.checks.announce(CheckRound.next(this.secrets.id()));
  }
}

@CommandHandler(CheckEnrolments)
export class CheckEnrolmentsHandler implements ICommandHandler<CheckEnrolments> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: CheckKeeping,
    private readonly extensions: ExtensionRunner,
  ) {}

  async execute(): Promise<void> {
    const wanted = await this.unitOfWork.run(() => this.keeping.claim());
    if (wanted.length === 0) return;
    const answers = new Map<string, boolean>();
    for (const each of wanted) {
      const enrolled = await this.ask(each);
      if (enrolled !== undefined) answers.set(each.verdictId, enrolled);
    }
    await this.unitOfWork.run(() => this.keeping.keep(answers, wanted.length === checkBatch));
  }

  /** Undefined when there is no answer. */
  private async ask({ extensionId, userId, verificationId }: WantedCheck): Promise<boolean | undefined> {
    const answer = await this.extensions.run(extensionId, 'enrollment_check', { userId, verificationId });
    if (answer.kind === 'no-answer') return undefined;
    return (answer.output as { readonly enrolled: boolean }).enrolled;
  }
}
