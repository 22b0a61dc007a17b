import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, NotFound, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  CredentialChange,
  CredentialChanges,
  PasswordPolicies,
  PasswordRefused,
  SealedConclusion,
  type PasswordPolicy,
} from '@latchkey/credentials';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { Accounts } from '../reset-request/accounts.ts';
import type { EndingChoice } from '../reset-request/ending.ts';
import { FlowEnded } from '../reset-request/errors.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { FlowGate } from './flow-gate.ts';

export interface IntendedChange {
  readonly changeId: string;
  /** By it this device is known from now on; given out when the store has the password. */
  readonly deviceToken: string;
}

/** The person who has proved it chooses a new password. What the store says comes later, from the worker. */
export class SetPassword extends Command<IntendedChange> {
  constructor(
    readonly requestId: string,
    readonly flowSecret: string,
    readonly newPassword: string,
  ) {
    super();
  }
}

/** By what a password is judged. */
interface Grounds {
  readonly policy: PasswordPolicy;
  readonly words: readonly string[];
}

/** Asks the policy before anything is written: a refused password costs neither proof nor try. */
export class PasswordExamination {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resetRequests: ResetRequests,
    private readonly accounts: Accounts,
    private readonly policies: PasswordPolicies,
  ) {}

  /** Answers the password in the one form that is stored (NFC). Throws PasswordRefused with every reason. */
  async pass(requestId: string, flowDigest: Buffer, typed: string): Promise<string> {
    const grounds = await this.unitOfWork.read(async () => {
      const request = await this.resetRequests.find(requestId, flowDigest);
      if (!request) throw new NotFound();
      if (!request.isProven()) throw new FlowEnded('not proven');
      return this.groundsOf(request);
    });
    return this.judge(typed, grounds);
  }

  /** The same beside a code that proves in the same call, and is not spent yet. */
  async passAhead(request: ResetRequest, typed: string): Promise<string> {
    return this.judge(typed, await this.unitOfWork.read(() => this.groundsOf(request)));
  }

  private async groundsOf({ userId, applicationId, storeId }: ResetRequest): Promise<Grounds> {
    if (userId === null) throw new FlowEnded('no account');
    const words = await this.accounts.words(userId, applicationId);
    return { policy: await this.policies.of(storeId), words: Object.values(words) };
  }

  private async judge(typed: string, { policy, words }: Grounds): Promise<string> {
    const verdict = await policy.examine(typed, words);
    if (verdict.faults.length === 0) return verdict.password;
    throw new PasswordRefused(verdict.faults.map((fault) => ({ pointer: '/newPassword', ...fault })));
  }
}

/** What a change is known by, and what the device that asked for it is known by. */
export class ChangeMarks {
  constructor(
    private readonly secrets: Secrets,
    private readonly devices: KnownDevices,
  ) {}

  changeId(): string {
    return this.secrets.id();
  }

  deviceToken({ accountKey }: ResetRequest): string {
    return this.devices.tokenFor(accountKey);
  }
}

/** What the person wants, with what belongs to it. */
export interface Wish {
  readonly choice: EndingChoice;
  /** That was chosen. */
  readonly sealedPassword?: string | null;
  /** Public key of the answer that may show a generated one. */
  readonly showTo?: string | null;
}

/** Turns the person's wish into an intent that only the worker can carry out. */
export class ChangeIntention {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly changes: CredentialChanges,
    private readonly marks: ChangeMarks,
    private readonly clock: Clock,
  ) {}

  async write(
    request: ResetRequest,
    { choice, sealedPassword = null, showTo = null }: Wish,
  ): Promise<IntendedChange> {
    const now = await this.clock.now();
    const id = this.marks.changeId();
    const standing = await this.resetRequests.standing(request);
    const decision = request.decide(choice, id, standing, now);
    const { tenantId, environment, applicationId, storeId } = request;
    const generated = choice === 'generate_password' ? standing.terms.generatedPassword : null;
    await this.changes.add(
      CredentialChange.intend({
        ...{ tenantId, environment, applicationId, storeId, id, requestId: request.id, ...decision },
        ...{ sealedPassword, now, mustChange: generated?.mustChange ?? false },
        storeMakesPassword: choice === 'request_password',
        generation: generated && {
          extensionId: generated.extensionId,
          showTo: generated.deliverBy.includes('display') ? showTo : null,
          byMail: generated.deliverBy.includes('email'),
        },
      }),
    );
    return { changeId: id, deviceToken: this.marks.deviceToken(request) };
  }
}

@CommandHandler(SetPassword)
export class SetPasswordHandler implements ICommandHandler<SetPassword> {
  constructor(
    private readonly examination: PasswordExamination,
    private readonly gate: FlowGate,
    private readonly intention: ChangeIntention,
    private readonly sealing: SealedConclusion,
  ) {}

  async execute({ requestId, flowSecret, newPassword }: SetPassword): Promise<IntendedChange> {
    const password = await this.examination.pass(requestId, this.gate.digest(flowSecret), newPassword);
    return this.sealing.conclude({ password }, async (sealed) => {
      const request = await this.gate.enter(requestId, flowSecret);
      return this.intention.write(request, { choice: 'choose_password', sealedPassword: sealed });
    });
  }
}
