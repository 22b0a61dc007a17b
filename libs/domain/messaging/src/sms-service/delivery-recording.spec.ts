import { beforeEach, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import {
  inMemoryWorld,
  unitWithin,
  within,
  type InMemoryWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { Message } from '../message/message.ts';
import { InMemoryMessages } from '../testing/in-memory-messages.ts';
import { DeliveryRecording, RecordingListeners } from './delivery-recording.ts';

describe('what comes over the connection of a message centre', () => {
  let world: InMemoryWorld;
  let messages: InMemoryMessages;
  let listeners: RecordingListeners;

  beforeEach(() => {
    world = inMemoryWorld();
    messages = new InMemoryMessages(world.database);
    listeners = new RecordingListeners(world.unitOfWork, new DeliveryRecording(messages, world.clock));
  });

  const sent = (premises: Premises, serviceId: string) =>
    unitWithin(world, premises, async () => {
      const { tenantId, environment, applicationId, userId } = premises;
      const now = world.clock.moment;
      const message = Message.queue({
        ...{
          tenantId,
          environment,
          id: 'message',
          kind: 'recovery-code',
          applicationId,
          userId,
          locale: 'en',
        },
        ...{ channel: 'sms', serviceId, numberKey: Buffer.alloc(32), country: 'DE', sealedParts: null },
        ...{ createdAt: now, expiresAt: later(now, minutes(5)) },
      });
      message.leaving(serviceId);
      message.handedOver(now, 'receipt-1');
      await messages.add(message);
    });
  const delivery = (premises: Premises) =>
    unitWithin(world, premises, async () => messages.table.peek(() => true)?.delivery);

  it('PR-N01 S-40 is written down in the tenant whose service it is, outside of any request', async () => {
    for (const premises of [world.ours, world.theirs]) await sent(premises, 'service');
    const listener = within(world.ours, () => listeners.of('service'));
    await listener.heard({ providerId: 'receipt-1', state: { kind: 'delivered' } });
    expect([await delivery(world.ours), await delivery(world.theirs)]).toEqual(['delivered', null]);
  });

  it('PR-N01 is passed over when no such message is known, or it went by another service', async () => {
    await sent(world.ours, 'service');
    const listener = within(world.ours, () => listeners.of('another'));
    await listener.heard({ providerId: 'receipt-1', state: { kind: 'delivered' } });
    await within(world.ours, () => listeners.of('service')).heard({
      ...{ providerId: 'never-heard-of', state: { kind: 'delivered' } },
    });
    expect(await delivery(world.ours)).toBeNull();
  });
});
