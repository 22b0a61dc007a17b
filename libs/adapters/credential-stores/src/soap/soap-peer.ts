import { isWritable } from '@latchkey/strict-xml';
import type { DescribedStore } from '@latchkey/credentials';
import type { Outcome } from '@latchkey/outbound';
import { randomUUID } from 'node:crypto';
import { codeOf } from '../over-http/connection-test.ts';
import type { Conversation } from '../over-http/conversation.ts';
import { callerProof } from './caller-proof.ts';
import { GuardedWay } from './guarded-way.ts';
import type { SoapMessage, SoapOperation } from './message.ts';
import type { RemoteStoreClient } from './remote-store-client.ts';
import type { SoapReply } from './reply.ts';
import type { SoapSettings } from './settings.ts';
import { longestDocument } from './bounds.ts';

export interface Heard {
  readonly outcome: Outcome;
  /** Undefined when what came was no answer to this message. */
  readonly reply: SoapReply | undefined;
  /** A slug for what came where it is not what was hoped for. */
  readonly code: string;
}

const unsent: Outcome = { kind: 'refused', reason: 'header-not-allowed' };

/** One peer instance, for as long as one operation takes. */
export class SoapPeer {
  readonly endpoint: string;
  private readonly settings: SoapSettings;
  private readonly password: string;

  constructor(
    { settings, secrets }: DescribedStore,
    private readonly remote: RemoteStoreClient,
    readonly conversation: Conversation,
  ) {
    this.settings = settings as unknown as SoapSettings;
    this.password = secrets['password'] ?? '';
    this.endpoint = this.settings.endpoint;
  }

  async say(operation: SoapOperation, fields: SoapMessage['fields']): Promise<Heard> {
    const message = { operation, messageId: randomUUID(), fields };
    const { outcome, reply } = await this.exchange(message);
    const code =
      reply?.kind === 'refusal' && /^[a-z-]{1,32}$/.test(reply.word) ? reply.word : codeOf(outcome);
    return { outcome, reply, code };
  }

  private async exchange(message: SoapMessage): Promise<Pick<Heard, 'outcome' | 'reply'>> {
    const { endpoint, password } = this;
    const { authentication } = this.settings;
    // Sealed by somebody who could not know that XML will not hold it: as useless as a wrong one.
    if (!isWritable(authentication.userName + password)) return { outcome: unsent, reply: undefined };
    const way = new GuardedWay(message, (body, headers) => this.send(body, headers));
    const security = callerProof(authentication, password);
    const said = await this.remote.say(message, { endpoint, httpClient: way, security });
    const { outcome, reply } = way;
    if (!outcome) throw new Error('the message was not sent');
    // Two readers of one answer, who look at it differently: it says what both of them read.
    const agreed = reply?.kind === said?.kind && reply?.word === said?.word;
    return { outcome, reply: agreed ? reply : undefined };
  }

  private send(body: string, headers: Readonly<Record<string, string>>): Promise<Outcome> {
    return this.conversation.call({
      ...{ method: 'POST', url: this.endpoint, body, longestAnswer: longestDocument },
      headers: { ...headers, accept: 'text/xml' },
    });
  }
}
