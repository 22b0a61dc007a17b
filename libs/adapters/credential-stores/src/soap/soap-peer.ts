import type { DescribedStore } from '@latchkey/credentials';
import type { OutboundClient, Outcome } from '@latchkey/outbound';
import { randomUUID } from 'node:crypto';
import { basicHeader } from '../over-http/authentication.ts';
import { codeOf } from '../over-http/connection-test.ts';
import { Conversation } from '../over-http/conversation.ts';
import { envelope, storeNamespace, type SoapMessage, type SoapOperation } from './envelope.ts';
import { readReply, type SoapReply } from './reply.ts';
import type { SoapSettings } from './settings.ts';
import { longestDocument } from './xml-reader.ts';
import { isWritable } from './xml-text.ts';

export interface Heard {
  readonly outcome: Outcome;
  /** Undefined when what came was no answer to this message. */
  readonly reply: SoapReply | undefined;
  /** A slug for what came where it is not what was hoped for. */
  readonly code: string;
}

/** One peer instance, for as long as one operation takes. */
export class SoapPeer {
  readonly endpoint: string;
  readonly conversation: Conversation;
  private readonly settings: SoapSettings;
  private readonly password: string;

  constructor(
    { settings, secrets }: DescribedStore,
    client: OutboundClient,
    deadline: number,
    hear?: (outcome: Outcome) => void,
  ) {
    this.settings = settings as unknown as SoapSettings;
    this.password = secrets['password'] ?? '';
    this.endpoint = this.settings.endpoint;
    this.conversation = new Conversation(client, deadline, hear);
  }

  async say(operation: SoapOperation, fields: SoapMessage['fields']): Promise<Heard> {
    const message = { operation, messageId: randomUUID(), fields };
    const outcome = await this.send(message);
    const reply = outcome.kind === 'answered' ? readReply(message, outcome) : undefined;
    const code =
      reply?.kind === 'refusal' && /^[a-z-]{1,32}$/.test(reply.word) ? reply.word : codeOf(outcome);
    return { outcome, reply, code };
  }

  private async send(message: SoapMessage): Promise<Outcome> {
    const { kind, userName } = this.settings.authentication;
    const { password, endpoint: url } = this;
    // Sealed by somebody who could not know that XML will not hold it: as useless as a wrong one.
    if (!isWritable(userName + password)) return { kind: 'refused', reason: 'header-not-allowed' };
    return this.conversation.call({
      method: 'POST',
      url,
      headers: {
        accept: 'text/xml',
        'content-type': 'text/xml; charset=utf-8',
        soapaction: `"${storeNamespace}:${message.operation}"`,
        ...(kind === 'basic' ? { authorization: basicHeader(userName, password) } : {}),
      },
      body: envelope(message, kind === 'basic' ? undefined : { userName, password }),
      longestAnswer: longestDocument,
    });
  }
}
