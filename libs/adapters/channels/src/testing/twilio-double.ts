import type { ProviderBehaviour, SmsProviderWorld, TakenSms } from '@latchkey/messaging/testing';
import { createHmac, randomBytes } from 'node:crypto';
import { TwilioChannel } from '../sms-twilio/twilio-channel.ts';
import { twilioSettings } from '../sms-twilio/settings.ts';
import { HttpProvider, json, lostAnswer, type HeardCall, type HttpAnswer } from './http-provider.ts';

export const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
export const statusCallback = 'https://callback.example.com/sms/twilio?tenant=acme';

/** A server that behaves as Twilio's Messages API does. */
export class TwilioDouble implements SmsProviderWorld {
  readonly taken: TakenSms[] = [];
  readonly forms: URLSearchParams[] = [];
  readonly authToken = randomBytes(16).toString('hex');
  readonly secrets = [this.authToken, Buffer.from(`${accountSid}:${this.authToken}`).toString('base64')];
  readonly channel: TwilioChannel;
  /** Instead of what the behaviour says. */
  answer: HttpAnswer | undefined;
  private behaviour: ProviderBehaviour = 'accept';

  private constructor(readonly provider: HttpProvider) {
    provider.answer = (call) => this.answer ?? this.answerTo(call);
    this.channel = this.channelWith({});
  }

  static async start(): Promise<TwilioDouble> {
    return new TwilioDouble(await HttpProvider.start('api.twilio.example.com'));
  }

  channelWith(changes: object, authToken = this.authToken): TwilioChannel {
    const { origin, client } = this.provider;
    const settings = twilioSettings.parse({ accountSid, origin, statusCallback, ...changes });
    return new TwilioChannel(client, settings, { authToken, apiKeySecret: 'key-secret' });
  }

  behave(behaviour: ProviderBehaviour): void {
    this.behaviour = behaviour;
  }

  forget(): void {
    this.behaviour = 'accept';
    this.answer = undefined;
    for (const kept of [this.taken, this.forms, this.provider.heard]) kept.length = 0;
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

  private answerTo({ path, headers, body }: HeardCall) {
    const [, given = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
    const known = [`${accountSid}:${this.authToken}`, `SK${'0'.repeat(32)}:key-secret`];
    if (!known.includes(Buffer.from(given, 'base64').toString())) return refusal(401, 20003);
    if (path !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) return refusal(404, 20404);
    const form = new URLSearchParams(body);
    this.forms.push(form);
    if (this.behaviour === 'refuse') return refusal(400, 21211);
    if (this.behaviour === 'throttle') return refusal(429, 20429);
    const [from, to, text] = ['From', 'To', 'Body'].map((name) => form.get(name) ?? '');
    this.taken.push({ from: from ?? '', to: to ?? '', text: text ?? '' });
    if (this.behaviour !== 'accept') return lostAnswer(this.behaviour);
    const sid = `SM${randomBytes(16).toString('hex')}`;
    return json(201, { sid, status: 'queued', to, body: text, error_code: null });
  }
}

/** As Twilio says it, with the words of the request in it. */
export function refusal(status: number, code: number): HttpAnswer {
  const message = `The number +4915112345678 is not what we want, nor is "canary 483 920"`;
  return json(status, { code, message, more_info: 'https://www.twilio.com/docs/errors', status });
}

/** What Twilio writes into `X-Twilio-Signature`, by its documentation. */
export function twilioSignature(authToken: string, url: string, fields: Record<string, string>): string {
  const names = Object.keys(fields).sort();
  const text = names.reduce((all, name) => `${all}${name}${fields[name]}`, url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}
