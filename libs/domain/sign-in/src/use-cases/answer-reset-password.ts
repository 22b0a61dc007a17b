import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PasswordPolicies, SealedConclusion } from '@latchkey/credentials';
import { InvalidInput, Secrets, UnitOfWork } from '@latchkey/kernel';
import { ManagedAccounts, type ManagedAccount } from '../own-change/managed-account.ts';
import { OwnChangeIntention } from '../own-change/own-change-intention.ts';
import { readEntry, type ReadEntry, type ResetPasswordEntry } from '../sign-in-plan/reset-password-entry.ts';
import { SignInAccounts } from '../sign-in-accounts.ts';
import { PausedSignInLookup } from './continue-sign-in.ts';

/**
 * The person answers the action `reset-password`: with a new password, which goes to the store, or by skipping it.
 * Answers the id of the change, by which its outcome is waited for; null when nothing was changed. Throws InvalidInput
 * with keys of words as codes (AA-10 to AA-13), SignInActionFailed (AA-14), SignInOver.
 */
export class AnswerResetPassword extends Command<{ readonly changeId: string | null }> {
  constructor(
    readonly signInToken: string,
    readonly entry: ResetPasswordEntry,
    readonly locale: string,
  ) {
    super();
  }
}

/** What the person answered, as far as it could be judged before anything is written. */
export interface WeighedEntry {
  readonly entry: ReadEntry;
  readonly account: ManagedAccount;
}

/** Judges an answer: by the action's own rules first, and then as every password of the store is judged. */
export class EntryExamination {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lookup: PausedSignInLookup,
    private readonly accounts: SignInAccounts,
    private readonly managed: ManagedAccounts,
    private readonly policies: PasswordPolicies,
  ) {}

  async weigh(signInToken: string, typed: ResetPasswordEntry): Promise<WeighedEntry> {
    const { entry, account, policy, words } = await this.unitOfWork.read(() => this.read(signInToken, typed));
    if (entry.kind === 'skip') return { entry, account };
    const { faults, password } = await policy.examine(entry.password, words);
    if (faults.length > 0)
      throw new InvalidInput(faults.map((fault) => ({ pointer: '/password', ...fault })));
    return { entry: { ...entry, password }, account };
  }

  private async read(signInToken: string, typed: ResetPasswordEntry) {
    const { paused } = await this.lookup.open(signInToken);
    const settings = paused.current();
    const account = await this.managed.require(await this.accounts.get(paused.userId), settings);
    const entry = readEntry(settings, typed);
    const words = await this.accounts.words(account.userId, paused.applicationId);
    return { entry, account, words, policy: await this.policies.of(account.storeId) };
  }
}

/** Writes an answer that was found good. Called inside a transaction. */
export class EntryAcceptance {
  constructor(
    private readonly lookup: PausedSignInLookup,
    private readonly intention: OwnChangeIntention,
    private readonly secrets: Secrets,
  ) {}

  async skip(signInToken: string): Promise<null> {
    const { paused, now } = await this.lookup.openForUpdate(signInToken);
    paused.skip(now);
    return null;
  }

  async update(
    { signInToken, locale }: AnswerResetPassword,
    { entry, account: { userId, storeId } }: WeighedEntry,
    sealed: string,
  ): Promise<string> {
    const { paused, now } = await this.lookup.openForUpdate(signInToken);
    const changeId = this.secrets.id();
    paused.update(changeId, now);
    const operation = entry.kind === 'update' && entry.current !== undefined ? 'change' : 'reset';
    const reasons = { processId: null, sessionId: null, pausedSignInId: paused.id, locale };
    return this.intention.write({ userId, storeId, operation, ...reasons }, changeId, sealed);
  }
}

@CommandHandler(AnswerResetPassword)
export class AnswerResetPasswordHandler implements ICommandHandler<AnswerResetPassword> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly examination: EntryExamination,
    private readonly acceptance: EntryAcceptance,
    private readonly sealing: SealedConclusion,
  ) {}

  async execute(command: AnswerResetPassword): Promise<{ readonly changeId: string | null }> {
    const { signInToken } = command;
    const weighed = await this.examination.weigh(signInToken, command.entry);
    const { entry } = weighed;
    if (entry.kind === 'skip')
      return this.unitOfWork.conclude(async () => ({ changeId: await this.acceptance.skip(signInToken) }));
    const { password, current } = entry;
    const given = current === undefined ? { password } : { password, current };
    return this.sealing.conclude(given, async (sealed) => ({
      changeId: await this.acceptance.update(command, weighed, sealed),
    }));
  }
}
