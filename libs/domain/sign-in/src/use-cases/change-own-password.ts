import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PasswordPolicies, PasswordRefused, SealedConclusion } from '@latchkey/credentials';
import { DomainError, Secrets, UnitOfWork } from '@latchkey/kernel';
import { OwnChanges, type OwnChangeOffer, type OwnOperation } from '../own-change/own-change.ts';
import { OwnChangeIntention } from '../own-change/own-change-intention.ts';
import { PasswordTries } from '../password-tries.ts';
import { SignInAccounts } from '../sign-in-accounts.ts';
import { LiveSessions } from './find-session.ts';

/** No process lets this person do it here. */
export class OwnChangeNotOffered extends DomainError {
  readonly code = 'own-change-not-offered';
  readonly kind = 'conflict';
  constructor() {
    super({
      detail:
        'This cannot be done for your account here. Recover the account, or ask the support of your organisation.',
    });
  }
}

/**
 * Whoever is signed in, and knows the password, chooses another one. Answers the id of the change. Throws
 * SessionEndedError, OwnChangeNotOffered, PasswordRefused, and what the brake of password tries throws.
 */
export class ChangeOwnPassword extends Command<{ readonly changeId: string }> {
  static readonly claimsFirst = true;
  constructor(
    readonly sessionToken: string,
    readonly currentPassword: string,
    readonly newPassword: string,
    readonly locale: string,
  ) {
    super();
  }
}

/** Whoever is signed in has the store's lock of their account ended. Throws SessionEndedError, OwnChangeNotOffered. */
export class UnlockOwnAccount extends Command<{ readonly changeId: string }> {
  constructor(
    readonly sessionToken: string,
    readonly locale: string,
  ) {
    super();
  }
}

/** What a process lets the person of a session do. Called inside a transaction. */
export class OwnOffers {
  constructor(
    private readonly live: LiveSessions,
    private readonly ownChanges: OwnChanges,
    private readonly secrets: Secrets,
  ) {}

  async require(
    sessionToken: string,
    operation: OwnOperation,
  ): Promise<
    OwnChangeOffer & { readonly sessionId: string; readonly userId: string; readonly applicationId: string }
  > {
    const session = await this.live.require(this.secrets.tokenDigest(sessionToken));
    const { id: sessionId, userId, applicationId } = session;
    const offer = await this.ownChanges.offer(userId, applicationId, operation);
    if (!offer) throw new OwnChangeNotOffered();
    return { ...offer, sessionId, userId, applicationId };
  }
}

/** Judges the new password before anything is counted or written. */
export class OwnPasswordExamination {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OwnOffers,
    private readonly accounts: SignInAccounts,
    private readonly policies: PasswordPolicies,
    private readonly tries: PasswordTries,
  ) {}

  /** Answers the password in the one form that is stored (NFC). Throws PasswordRefused with every reason. */
  async pass({ sessionToken, newPassword }: ChangeOwnPassword): Promise<string> {
    const { userId, policy, words } = await this.unitOfWork.read(async () => {
      const offer = await this.offers.require(sessionToken, 'change');
      const words = await this.accounts.words(offer.userId, offer.applicationId);
      return { userId: offer.userId, words, policy: await this.policies.of(offer.storeId) };
    });
    const { faults, password } = await policy.examine(newPassword, words);
    if (faults.length > 0)
      throw new PasswordRefused(faults.map((fault) => ({ pointer: '/newPassword', ...fault })));
    await this.tries.count(userId);
    return password;
  }
}

/** Writes what the person of a session wants. Called inside a transaction. */
export class OwnChangeEntry {
  constructor(
    private readonly offers: OwnOffers,
    private readonly intention: OwnChangeIntention,
    private readonly secrets: Secrets,
  ) {}

  async write(
    { sessionToken, locale }: Pick<ChangeOwnPassword, 'sessionToken' | 'locale'>,
    operation: OwnOperation,
    sealed: string | null,
  ): Promise<{ readonly changeId: string }> {
    const { userId, storeId, processId, sessionId } = await this.offers.require(sessionToken, operation);
    const wish = { userId, storeId, operation, processId, sessionId, pausedSignInId: null, locale };
    return { changeId: await this.intention.write(wish, this.secrets.id(), sealed) };
  }
}

@CommandHandler(ChangeOwnPassword)
export class ChangeOwnPasswordHandler implements ICommandHandler<ChangeOwnPassword> {
  constructor(
    private readonly examination: OwnPasswordExamination,
    private readonly entry: OwnChangeEntry,
    private readonly sealing: SealedConclusion,
  ) {}

  async execute(command: ChangeOwnPassword): Promise<{ readonly changeId: string }> {
    const password = await this.examination.pass(command);
    const current = command.currentPassword.normalize('NFC');
    return this.sealing.conclude({ password, current }, (sealed) =>
      this.entry.write(command, 'change', sealed),
    );
  }
}

@CommandHandler(UnlockOwnAccount)
export class UnlockOwnAccountHandler implements ICommandHandler<UnlockOwnAccount> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: OwnChangeEntry,
  ) {}

  execute(command: UnlockOwnAccount): Promise<{ readonly changeId: string }> {
    return this.unitOfWork.conclude(() => this.entry.write(command, 'unlock', null));
  }
}
