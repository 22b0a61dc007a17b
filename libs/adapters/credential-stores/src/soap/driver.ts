import { isWritable } from '@latchkey/strict-xml';
import {
  StoreDriver,
  type CanChange,
  type CanReadLockState,
  type CanTest,
  type CanUnlock,
  type LockState,
  type ResetOptions,
  type StoreAccount,
  type StoreAnswer,
  type StoreAttempt,
  type StoreCheck,
  type StoreDescriptions,
  type StoreProbe,
} from '@latchkey/credentials';
import type { OutboundClient } from '@latchkey/outbound';
import { Conversation, usualDeadline } from '../over-http/conversation.ts';
import { hearing, UntoldTroubles, type HttpTroubles } from '../over-http/http-troubles.ts';
import { reaching, takeSteps, type TestStep } from '../over-http/connection-test.ts';
import { applied, ofBareStatus, ofLostChange, rejected, unknown } from '../over-http/plain-answers.ts';
import { isSettablePassword, isUserName } from '../over-http/settable-text.ts';
import { lockStateOf, ofRefusal } from './errors.ts';
import { RemoteStoreClient } from './remote-store-client.ts';
import { SoapPeer, type Heard } from './soap-peer.ts';

/** Accounts of a peer instance that takes the messages of `remote-store.wsdl`. It compares attempts. */
export class SoapStore extends StoreDriver implements CanUnlock, CanReadLockState, CanChange, CanTest {
  readonly key = 'soap';
  private readonly remote = new RemoteStoreClient();

  /** `deadline`: milliseconds of one operation. */
  constructor(
    private readonly descriptions: StoreDescriptions,
    private readonly client: OutboundClient,
    private readonly deadline = usualDeadline,
    private readonly troubles: HttpTroubles = new UntoldTroubles(),
  ) {
    super();
  }

  async reset(
    account: StoreAccount,
    password: string,
    attempt: StoreAttempt,
    options: ResetOptions,
  ): Promise<StoreAnswer> {
    const unfit = unfitness(account.userName, password);
    if (unfit) return unfit;
    const peer = await this.peer(account.storeId);
    return ofChange(
      await peer.say('ResetPassword', [
        ...addressed(account, attempt),
        ['newPassword', password],
        ['mustChange', String(options.mustChange)],
        ['unlock', String(options.unlock)],
      ]),
    );
  }

  async change(
    account: StoreAccount,
    { current, next }: { readonly current: string; readonly next: string },
    attempt: StoreAttempt,
  ): Promise<StoreAnswer> {
    const unfit = unfitness(account.userName, next);
    if (unfit) return unfit;
    if (!isWritable(current)) return rejected('wrong-password');
    const peer = await this.peer(account.storeId);
    return ofChange(
      await peer.say('ChangePassword', [
        ...addressed(account, attempt),
        ['currentPassword', current],
        ['newPassword', next],
      ]),
    );
  }

  async unlock(account: StoreAccount, attempt: StoreAttempt): Promise<StoreAnswer> {
    const unfit = unfitness(account.userName);
    if (unfit) return unfit;
    const peer = await this.peer(account.storeId);
    return ofChange(await peer.say('UnlockAccount', addressed(account, attempt)));
  }

  async lockState({ storeId, userName }: StoreAccount): Promise<LockState> {
    if (unfitness(userName)) return 'unknown';
    const peer = await this.peer(storeId);
    const { reply } = await peer.say('GetLockState', [['userName', userName]]);
    return reply?.kind === 'result' ? lockStateOf(reply.word) : 'unknown';
  }

  async test(storeId: string, { userName }: StoreProbe): Promise<readonly StoreCheck[]> {
    const peer = await this.peer(storeId);
    return takeSteps([
      reaching(peer.conversation, peer.endpoint),
      {
        covers: ['authenticate'],
        async take() {
          const heard = await peer.say('TestConnection', []);
          const ready = heard.reply?.kind === 'result' && heard.reply.word === 'ready';
          return ready ? undefined : { at: 'authenticate', code: heard.code };
        },
      },
      ...(userName === null ? [] : [lookingAt(peer, userName)]),
    ]);
  }

  private async peer(storeId: string): Promise<SoapPeer> {
    const store = await this.descriptions.of(storeId);
    const conversation = new Conversation(this.client, this.deadline, hearing(this.troubles, storeId));
    return new SoapPeer(store, this.remote, conversation);
  }
}

function lookingAt(peer: SoapPeer, userName: string): TestStep {
  return {
    covers: ['look-up', 'lock-state'],
    async take() {
      if (unfitness(userName)) return { at: 'look-up', code: 'account-missing' };
      const { reply, code } = await peer.say('GetLockState', [['userName', userName]]);
      if (reply?.kind !== 'result') return { at: 'look-up', code };
      return lockStateOf(reply.word) === 'unknown' ? { at: 'lock-state', code: 'not-told' } : undefined;
    },
  };
}

function addressed({ userName }: StoreAccount, { changeId, fence }: StoreAttempt): [string, string][] {
  return [
    ['changeId', changeId],
    ['attempt', String(fence)],
    ['userName', userName],
  ];
}

/** Why nothing is sent: XML could not hold it, or nobody has such a name or password. */
function unfitness(userName: string, password?: string): StoreAnswer | undefined {
  if (!isUserName(userName) || !isWritable(userName)) return rejected('account-missing');
  if (password === undefined) return undefined;
  return isSettablePassword(password) && isWritable(password) ? undefined : rejected('policy');
}

function ofChange({ outcome, reply }: Heard): StoreAnswer {
  if (outcome.kind !== 'answered') return ofLostChange(outcome);
  if (!reply) return ofBareStatus(outcome.status);
  if (reply.kind === 'refusal') return ofRefusal(reply.word);
  return reply.word === 'applied' ? applied : unknown;
}
