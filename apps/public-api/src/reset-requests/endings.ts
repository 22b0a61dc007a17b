import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ReplyKeys } from '@latchkey/kernel';
import { Commands } from '@latchkey/platform';
import { AskAtSignIn } from '@latchkey/sign-in';
import {
  AwaitOutcome,
  GeneratePassword,
  RequestPassword,
  ResetPassword,
  SetPassword,
  UnlockAccount,
  type AwaitedOutcome,
  type IntendedChange,
  type ResetResult,
  type ShownCode,
} from '@latchkey/recovery';

/** What became of an ending. */
export interface Ended {
  readonly result: ResetResult;
  /** Of a device that has just completed a recovery; null unless it has. */
  readonly deviceToken: string | null;
}

/** Without a page of ours: the application is told what its sign-in will ask for (decision 11). */
export interface EndedInOneCall {
  readonly result: ResetResult | 'PASSWORD_RESET_LOGIN_REQUIRED';
}

export interface EndedByGeneration extends Ended {
  /** Null where it is not shown, or was shown by an earlier answer. */
  readonly generatedPassword: string | null;
}

interface Holder {
  readonly id: string;
  readonly secret: string;
}

/** Whether the store has done what it was asked for. */
export function isDone({ result }: Pick<Ended, 'result'>): boolean {
  return result === 'PASSWORD_RESET' || result === 'ACCOUNT_UNLOCKED';
}

/** Whether nobody knows yet what became of it. */
export function isPending({ result }: EndedInOneCall): boolean {
  return result === 'PENDING_WITH_EXTERNAL_SYSTEM' || result === 'OUTCOME_UNKNOWN';
}

/** The ways in which a recovery ends: sent on its way to the store, and waited for as long as a person waits. */
@Injectable()
export class Endings {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly replyKeys: ReplyKeys,
  ) {}

  async choose({ id, secret }: Holder, newPassword: string): Promise<Ended> {
    return (await this.awaited(await this.commands.execute(new SetPassword(id, secret, newPassword)))).ended;
  }

  /** By a code that proves in the same call. */
  async inOneCall(shown: ShownCode, newPassword: string, withholdNotice: boolean): Promise<EndedInOneCall> {
    const intended = await this.commands.execute(new ResetPassword(shown, newPassword, withholdNotice));
    const { ended, outcome } = await this.awaited(intended);
    const isAsked = isDone(ended) && (await this.queries.execute(new AskAtSignIn(outcome.userId)));
    return { result: isAsked ? 'PASSWORD_RESET_LOGIN_REQUIRED' : ended.result };
  }

  /** Without a password, where the store's own system makes it. */
  async request({ id, secret }: Holder): Promise<Ended> {
    return (await this.awaited(await this.commands.execute(new RequestPassword(id, secret)))).ended;
  }

  async unlock({ id, secret }: Holder): Promise<Ended> {
    return (await this.awaited(await this.commands.execute(new UnlockAccount(id, secret)))).ended;
  }

  /** The pair of keys dies with this call: nobody can show the password again. */
  async generate({ id, secret }: Holder): Promise<EndedByGeneration> {
    const key = await this.replyKeys.make();
    const intended = await this.commands.execute(new GeneratePassword(id, secret, key.publicKey));
    const { ended, outcome } = await this.awaited(intended);
    const parcel = outcome.sealedForPage;
    const opened = isDone(ended) && parcel !== null ? await key.open(parcel) : undefined;
    return { ...ended, generatedPassword: opened?.['password'] ?? null };
  }

  private async awaited({
    changeId,
    deviceToken,
  }: IntendedChange): Promise<{ readonly ended: Ended; readonly outcome: AwaitedOutcome }> {
    const outcome = await this.queries.execute(new AwaitOutcome(changeId));
    const { result } = outcome;
    return { ended: { result, deviceToken: isDone(outcome) ? deviceToken : null }, outcome };
  }
}
