import { describe, expect, it } from '@jest/globals';
import { later, minutes, seconds } from '@latchkey/kernel';
import { Message, type NewMessage } from './message.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const end = later(noon, minutes(30));

const queued = (changes: Partial<NewMessage> = {}): Message =>
  Message.queue({
    tenantId: 'tenant',
    environment: 'live',
    id: 'message',
    kind: 'reset-link',
    applicationId: 'application',
    userId: 'ada',
    locale: 'en',
    sealedParts: 'sealed link and code',
    createdAt: noon,
    expiresAt: end,
    ...changes,
  });
const lastEvent = (message: Message) => message.pullEvents().at(-1);

describe('a message', () => {
  it('S-02 is queued for a person, never for an address', () => {
    const message = queued();
    expect(message).toMatchObject({ status: 'queued', userId: 'ada', sentAt: null, failure: null });
    expect(Object.keys(message).join(' ')).not.toMatch(/mail|address|to\b/i);
  });

  it('has events that tell its kind, and no secret', () => {
    const event = lastEvent(queued());
    expect(event).toMatchObject({ name: 'messaging.message.queued', subject: 'message' });
    expect(event?.facts()).toEqual({ messageId: 'message', kind: 'reset-link' });
  });

  it.each([
    ['five seconds before', -seconds(5), true],
    ['at', 0, false],
    ['a second after', seconds(1), false],
  ])('R-24 waits to be sent %s its end: %i ms, %p', (_, offset, waits) => {
    expect(queued().isWaiting(later(end, offset))).toBe(waits);
  });

  it.each<[string, (message: Message) => void, Partial<Message>, string | undefined]>([
    [
      'handed over',
      (message) => message.handedOver(noon),
      { status: 'sent', sentAt: noon },
      'messaging.message.sent',
    ],
    [
      'refused',
      (message) => message.refuse('smtp-550'),
      { status: 'failed', failure: 'smtp-550' },
      'messaging.message.not-sent',
    ],
    ['too old', (message) => message.expire(), { status: 'expired' }, 'messaging.message.not-sent'],
    ['of no use to anybody', (message) => message.discard(), { status: 'discarded' }, undefined],
  ])('when it was %s, holds no secret any more and waits for nobody', (_, happens, state, event) => {
    const message = queued();
    message.pullEvents();
    happens(message);
    expect(message).toMatchObject({ ...state, sealedParts: null });
    expect(message.isWaiting(noon)).toBe(false);
    expect(lastEvent(message)?.name).toBe(event);
  });

  it('S-05 looks the same when it is a decoy, and makes the same event', () => {
    const [real, decoy] = [queued(), queued({ userId: null })];
    expect({ ...decoy, userId: 'ada' }).toEqual({ ...real });
    expect(lastEvent(decoy)?.facts()).toEqual(lastEvent(real)?.facts());
  });
});

describe('an SMS that was handed over', () => {
  const sent = (): Message => {
    const message = queued({ kind: 'recovery-code', channel: 'sms' });
    message.leaving('service');
    message.handedOver(noon, 'provider-1');
    message.pullEvents();
    return message;
  };

  it('PR-N01 tells once that it has arrived, and no later word changes that', () => {
    const message = sent();
    message.report({ kind: 'unknown' }, noon);
    expect([message.delivery, message.pullEvents()]).toEqual([null, []]);
    for (let n = 0; n < 2; n += 1) message.report({ kind: 'delivered' }, later(noon, seconds(n)));
    message.report({ kind: 'failed', because: 'unreachable' }, later(noon, seconds(9)));
    expect(message).toMatchObject({ delivery: 'delivered', deliveryFailure: null, reportedAt: noon });
    expect(message.pullEvents().map(({ name }) => name)).toEqual(['messaging.message.delivered']);
  });

  it('PR-N01 tells why it has not arrived, and may arrive all the same', () => {
    const message = sent();
    message.report({ kind: 'failed', because: 'unreachable' }, noon);
    expect(message).toMatchObject({ delivery: 'failed', deliveryFailure: 'unreachable' });
    expect(lastEvent(message)).toMatchObject({
      name: 'messaging.message.not-delivered',
      reason: 'unreachable',
    });
    message.report({ kind: 'delivered' }, later(noon, seconds(5)));
    expect(message).toMatchObject({ delivery: 'delivered', deliveryFailure: null });
  });

  it('R-25 leaves twice at most', () => {
    const message = queued({ kind: 'recovery-code', channel: 'sms' });
    const left: boolean[] = [];
    for (let n = 0; n < 3; n += 1) {
      left.push(message.mayLeave);
      message.leaving('service');
    }
    expect(left).toEqual([true, true, false]);
  });
});
