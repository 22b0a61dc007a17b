import { SmsChannel, type Sms, type SmsHandOverResult } from '@latchkey/messaging';
import type { Answer, OutboundClient } from '@latchkey/outbound';
import { z } from 'zod';
import { later, unfitness, unknown } from '../sms/fitness.ts';
import { ofLostCall } from '../sms/lost-call.ts';
import { ofRefusal } from './errors.ts';
import type { TwilioSecrets, TwilioSettings } from './settings.ts';

/** Octets. An answer describes one message. */
const longestAnswer = 64 * 1024;

const message = z.object({ sid: z.string().regex(/^[A-Z]{2}[0-9a-f]{32}$/) });
const fault = z.object({ code: z.int() });

/**
 * SMS by Twilio's Messages API. It has no way to drop a repeat, so a lost answer is `unknown`, and a message that is
 * handed over again may arrive twice.
 */
export class TwilioChannel extends SmsChannel {
  private closed = false;

  /** The client stays its owner's: closing the channel leaves it open. */
  constructor(
    private readonly client: OutboundClient,
    private readonly settings: TwilioSettings,
    private readonly secrets: TwilioSecrets,
  ) {
    super();
  }

  async handOver(sms: Sms): Promise<SmsHandOverResult> {
    const unfit = this.closed ? later('closed') : unfitness(sms);
    if (unfit) return unfit;
    const { origin, accountSid } = this.settings;
    const outcome = await this.client.call({
      method: 'POST',
      url: `${origin}/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(this.credentials()).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: this.form(sms),
      longestAnswer,
    });
    return outcome.kind === 'answered' ? ofAnswer(outcome) : ofLostCall(outcome);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  private credentials(): string {
    const { accountSid, apiKeySid } = this.settings;
    const { authToken, apiKeySecret = '' } = this.secrets;
    return apiKeySid === undefined ? `${accountSid}:${authToken}` : `${apiKeySid}:${apiKeySecret}`;
  }

  private form({ to, from, text }: Sms): string {
    const { messagingServiceSid, statusCallback } = this.settings;
    const form = new URLSearchParams({ To: to, Body: text });
    if (messagingServiceSid === undefined) form.set('From', from);
    else form.set('MessagingServiceSid', messagingServiceSid);
    if (statusCallback !== undefined) form.set('StatusCallback', statusCallback);
    return form.toString();
  }
}

function ofAnswer({ status, body }: Answer): SmsHandOverResult {
  const json = parsed(body);
  if (status !== 200 && status !== 201) return ofRefusal(status, fault.safeParse(json).data?.code);
  const taken = message.safeParse(json);
  return taken.success ? { kind: 'accepted', providerId: taken.data.sid } : unknown('answer-not-understood');
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
