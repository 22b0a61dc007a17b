import type { ProviderBehaviour, SmsProviderWorld, TakenSms } from '@latchkey/messaging/testing';
import { randomBytes } from 'node:crypto';
import { gatewayDescription, type GatewayDescription } from '../sms-http/description.ts';
import { GatewayChannel } from '../sms-http/gateway-channel.ts';
import { HttpProvider, json, lostAnswer, type HeardCall, type HttpAnswer } from './http-provider.ts';

const jsonDescription = {
  authentication: { kind: 'bearer' },
  headers: { 'Idempotency-Key': '{{id}}' },
  body: {
    kind: 'json',
    template: {
      source: 'latchkey',
      messages: [{ sender: '{{from}}', destinations: [{ to: '{{to}}' }], content: { text: '{{text}}' } }],
    },
  },
  answers: {
    accepted: { statuses: [200], at: '/messages/0/status/name', values: ['PENDING'] },
    messageId: '/messages/0/id',
    refused: [
      { statuses: [200], at: '/messages/0/status/name', values: ['NO_SUCH_NUMBER'], because: 'recipient' },
    ],
  },
};

const formDescription = {
  authentication: { kind: 'field', name: 'api_key' },
  numbers: 'digits',
  body: {
    kind: 'form',
    fields: { recipient: '{{to}}', originator: '{{from}}', body: '{{text}}', reference: '{{id}}' },
  },
  answers: {
    accepted: { statuses: [200], at: '/status', values: [0] },
    messageId: '/id',
    refused: [{ statuses: [200], at: '/status', values: [12], because: 'recipient' }],
  },
};

/** A gateway that nobody sells: it takes JSON or a form, and refuses with 200 as many do. */
export class GatewayDouble implements SmsProviderWorld {
  readonly taken: TakenSms[] = [];
  readonly credential = randomBytes(16).toString('hex');
  readonly secrets = [this.credential];
  readonly channel: GatewayChannel;
  answer: HttpAnswer | undefined;
  private behaviour: ProviderBehaviour = 'accept';

  private constructor(
    readonly provider: HttpProvider,
    private readonly takes: 'json' | 'form',
  ) {
    provider.answer = (call) => this.answer ?? this.answerTo(call);
    this.channel = this.channelWith({});
  }

  static async start(takes: 'json' | 'form'): Promise<GatewayDouble> {
    return new GatewayDouble(await HttpProvider.start('gateway.example.com'), takes);
  }

  description(changes: object): GatewayDescription {
    const usual = this.takes === 'json' ? jsonDescription : formDescription;
    return gatewayDescription.parse({ url: `${this.provider.origin}/send?v=2`, ...usual, ...changes });
  }

  channelWith(changes: object, credential = this.credential): GatewayChannel {
    return new GatewayChannel(this.provider.client, this.description(changes), { credential });
  }

  behave(behaviour: ProviderBehaviour): void {
    this.behaviour = behaviour;
  }

  forget(): void {
    this.behaviour = 'accept';
    this.answer = undefined;
    for (const kept of [this.taken, this.provider.heard]) kept.length = 0;
  }

  goAway(): Promise<void> {
    return this.provider.goAway();
  }

  comeBack(): Promise<void> {
    return this.provider.comeBack();
  }

  close(): Promise<void> {
    return this.provider.stop();
  }

  private answerTo(call: HeardCall) {
    const { credential, ...sms } = this.takes === 'json' ? ofJson(call) : ofForm(call);
    if (credential !== this.credential) return json(401, { error: `who is ${credential}?` });
    if (this.behaviour === 'throttle') return json(429, { error: 'slower' });
    if (this.behaviour === 'refuse') return this.told('NO_SUCH_NUMBER', 12, sms);
    this.taken.push(sms);
    return this.behaviour === 'accept' ? this.told('PENDING', 0, sms) : lostAnswer(this.behaviour);
  }

  private told(name: string, status: number, { to, text }: TakenSms): HttpAnswer {
    const id = randomBytes(8).toString('hex');
    return this.takes === 'json'
      ? json(200, { messages: [{ id, to, text, status: { name } }] })
      : json(200, { status: String(status), id, to, text });
  }
}

function ofJson({ body, headers }: HeardCall) {
  const [message] = (JSON.parse(body) as { messages: Record<string, unknown>[] }).messages;
  const { sender, destinations, content } = message as {
    sender: string;
    destinations: [{ to: string }];
    content: { text: string };
  };
  const credential = headers.authorization?.replace('Bearer ', '');
  return { from: sender, to: destinations[0].to, text: content.text, credential };
}

function ofForm({ body }: HeardCall) {
  const form = new URLSearchParams(body);
  const field = (name: string): string => form.get(name) ?? '';
  const from = /^\d{9,}$/.test(field('originator')) ? `+${field('originator')}` : field('originator');
  return { from, to: `+${field('recipient')}`, text: field('body'), credential: field('api_key') };
}
