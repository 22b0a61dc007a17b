import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  HandOver,
  HandOverOpener,
  later,
  minutes,
  Sealer,
  seconds,
  UnitOfWork,
} from '@latchkey/kernel';
import {
  composeParts,
  figure,
  InMemoryHandOver,
  InMemoryHandOverOpener,
  inMemoryWorld,
  ParcelShelf,
  PlaceBoundSealer,
  unitWithin,
  within,
  type Composition,
  type InMemoryWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { Appearances } from '@latchkey/tenancy';
import { CaughtMessages } from '../caught-message/caught-messages.ts';
import { LetterBox } from '../caught-message/test-inbox.ts';
import { ContradictedTasks } from '../contradicted-tasks.ts';
import { DeactivatedProcesses } from '../deactivated-processes.ts';
import { MailChannel } from '../mail-channel.ts';
import { MessageRenderer, type MessageContent } from '../message-renderer.ts';
import { HouseTexts } from '../message-text/house-texts.ts';
import { MessageTexts } from '../message-text/message-texts.ts';
import { Messages } from '../message/messages.ts';
import { messagingWorkerParts, smsPostingParts } from '../parts.ts';
import { Recipients } from '../recipients.ts';
import { widestAllowance } from '../sms-budget/sms-budget.ts';
import { SmsBudgets } from '../sms-budget/sms-budgets.ts';
import { SmsPosting, type NewSms } from '../sms-service/sms-posting.ts';
import { SmsChannels } from '../sms-service/sms-provider-rules.ts';
import { SmsSecretBox } from '../sms-service/sms-secret-box.ts';
import { SmsService } from '../sms-service/sms-service.ts';
import { SmsServices } from '../sms-service/sms-services.ts';
import { CollectingChannel } from '../testing/collecting-channel.ts';
import { CollectingSmsChannels } from '../testing/collecting-sms-channels.ts';
import { FewHouseTexts } from '../testing/few-house-texts.ts';
import { InMemoryCaughtMessages } from '../testing/in-memory-caught-messages.ts';
import { InMemoryMessageTexts } from '../testing/in-memory-message-texts.ts';
import { InMemoryMessages } from '../testing/in-memory-messages.ts';
import { InMemorySmsBudgets } from '../testing/in-memory-sms-budgets.ts';
import { InMemorySmsServices } from '../testing/in-memory-sms-services.ts';
import { OneAppearance, OneProcess, OneTask, OneRecipient, PlainRenderer } from '../testing/one-reader.ts';
import { ChannelUnavailable } from './channel-unavailable.ts';
import { DeliverMessage, DeliverMessageHandler } from './deliver-message.ts';

const mobile = '+4915112345678';

describe('delivering an SMS', () => {
  let world: InMemoryWorld;
  let messages: InMemoryMessages;
  let services: InMemorySmsServices;
  let channels: CollectingSmsChannels;
  let recipients: OneRecipient;
  let mails: CollectingChannel;
  let caught: InMemoryCaughtMessages;
  let place: Premises;
  let parts: Composition;

  beforeEach(async () => {
    world = inMemoryWorld();
    place = world.ours;
    const shelf = new ParcelShelf();
    messages = new InMemoryMessages(world.database);
    services = new InMemorySmsServices(world.database);
    [channels, recipients, mails] = [
      new CollectingSmsChannels(),
      new OneRecipient(),
      new CollectingChannel(),
    ];
    caught = new InMemoryCaughtMessages(world.database);
    parts = composeParts(
      [...messagingWorkerParts, ...smsPostingParts],
      [
        [UnitOfWork, world.unitOfWork],
        [Clock, world.clock],
        [Messages, messages],
        [MailChannel, mails],
        [CaughtMessages, caught],
        [SmsChannels, channels],
        [SmsServices, services],
        [SmsBudgets, new InMemorySmsBudgets(world.database, world.clock)],
        [Sealer, new PlaceBoundSealer()],
        [Recipients, recipients],
        [Appearances, new OneAppearance()],
        [DeactivatedProcesses, new OneProcess()],
        [ContradictedTasks, new OneTask()],
        [MessageRenderer, new PlainRenderer()],
        [MessageTexts, new InMemoryMessageTexts(world.database)],
        [HouseTexts, new FewHouseTexts()],
        [HandOver, new InMemoryHandOver(shelf)],
        [HandOverOpener, new InMemoryHandOverOpener(shelf)],
      ],
    );
    await at(() => newService('first', true));
  });

  const at = <T>(work: () => Promise<T>): Promise<T> => unitWithin(world, place, work);
  const newService = async (id: string, active: boolean): Promise<void> => {
    const { tenantId, environment } = place;
    const service = SmsService.create({
      ...{ tenantId, environment, id, provider: 'twilio', createdAt: world.clock.moment },
      ...{ name: id, sender: 'Acme', settings: {}, destinations: {}, dailyBudget: 100 },
    });
    await parts.get(SmsSecretBox).change(service, { auth_token: `token of ${id}` });
    if (active) service.activate();
    await services.add(service);
  };
  const post = (changes: Partial<NewSms> = {}) =>
    at(async () => {
      const { userId, applicationId } = place;
      const [id, now] = [world.secrets.id(), world.clock.moment];
      const key = world.secrets.keyedDigest('sms-number', mobile);
      const grant = await parts.get(SmsPosting).post(await services.getForUpdate('first'), {
        ...{ id, kind: 'recovery-code', applicationId, account: { userId }, locale: 'de', code: '483920' },
        ...{ number: { e164: mobile, key, country: 'DE' }, allowance: widestAllowance },
        ...{ createdAt: now, expiresAt: later(now, minutes(5)), ...changes },
      });
      return grant.kind === 'granted' ? id : '';
    });
  const deliver = (id: string) =>
    within(place, () => parts.handler(DeliverMessageHandler).execute(new DeliverMessage(id)));
  const stored = (id: string) => at(async () => messages.table.peek((row) => row.id === id));
  const lost = () => ({ kind: 'unknown', reason: 'timeout' }) as const;

  it('PR-N01 PR-B26 goes to its number by the active service, with its secrets, and no mail goes', async () => {
    await at(() => newService('second', false));
    const id = await post();
    await deliver(id);
    expect(channels.sent).toEqual([
      expect.objectContaining({
        ...{ id, to: mobile, from: 'Acme' },
        by: expect.objectContaining({ secrets: { auth_token: 'token of first' } }),
      }),
    ]);
    expect(JSON.parse(channels.sent[0]?.text ?? '') as MessageContent).toMatchObject({
      ...{ kind: 'recovery-code', locale: 'de', code: '483920', applicationName: 'Acme Orders' },
      portalOrigin: 'https://login.acme.example',
    });
    expect(mails.mails).toEqual([]);
    expect(await stored(id)).toMatchObject({
      ...{
        status: 'sent',
        sealedParts: null,
        providerId: `provider-${id}`,
        serviceId: 'first',
        channel: 'sms',
      },
    });
  });

  it('BY-17 is caught in a test environment: its service is never called', async () => {
    place = world.oursInTest;
    await at(() => newService('first', true));
    const id = await post();
    await deliver(id);
    expect([channels.sent, (await stored(id))?.status]).toEqual([[], 'sent']);
    const { items } = await at(() => caught.page(place.applicationId, { after: null, limit: 9 }));
    expect(items).toMatchObject([{ id, channel: 'sms', kind: 'recovery-code' }]);
    const open = () => Promise.all(items.map((item) => parts.get(LetterBox).open(item)));
    expect(await within(place, open)).toMatchObject([{ to: mobile, subject: null }]);
  });

  it('S-48 its row holds neither number nor code', async () => {
    const row = JSON.stringify(await stored(await post()));
    expect([row.includes(mobile.slice(3)), row.includes('483920')]).toEqual([false, false]);
  });

  it('R-24 a dead code is not sent', async () => {
    const id = await post();
    world.clock.advance(minutes(5));
    await deliver(id);
    expect([channels.sent, (await stored(id))?.status]).toEqual([[], 'expired']);
  });

  it('R-24 waits while the provider is away, without having left', async () => {
    const id = await post();
    channels.answer = () => ({ kind: 'later', reason: 'unreachable' });
    for (let n = 0; n < 5; n += 1) await expect(deliver(id)).rejects.toThrow(ChannelUnavailable);
    expect(await stored(id)).toMatchObject({ status: 'queued', handOvers: 0 });
    channels.answer = () => ({ kind: 'accepted' });
    await deliver(id);
    expect(await stored(id)).toMatchObject({ status: 'sent', handOvers: 1 });
  });

  it('R-25 one whose answer was lost goes once more with the same code, within the budget, and never again', async () => {
    const id = await post({ expiresAt: later(world.clock.moment, minutes(10)) });
    channels.answer = lost;
    await expect(deliver(id)).rejects.toThrow(ChannelUnavailable);
    // Who asks again before the pause of the account is over is held back, and nothing is sent.
    for (let n = 0; n < 3; n += 1) await expect(deliver(id)).rejects.toThrow('no repeat within the budget');
    expect(channels.sent).toHaveLength(1);
    world.clock.advance(seconds(120));
    await expect(deliver(id)).rejects.toThrow(ChannelUnavailable);
    expect(await stored(id)).toMatchObject({ status: 'failed', failure: 'answer-lost', sealedParts: null });
    world.clock.advance(seconds(120));
    for (let n = 0; n < 3; n += 1) await deliver(id);
    figure(`R-25: times that an SMS left whose answer was always lost: ${channels.sent.length}`);
    expect(channels.sent.map(({ text }) => (JSON.parse(text) as MessageContent).code)).toEqual([
      '483920',
      '483920',
    ]);
  });

  it('R-25 a process that died while it sent counts as an answer that was lost', async () => {
    const id = await post();
    channels.answer = () => {
      throw new Error('killed');
    };
    await expect(deliver(id)).rejects.toThrow('killed');
    channels.answer = () => ({ kind: 'accepted' });
    await expect(deliver(id)).rejects.toThrow('no repeat within the budget');
    expect([channels.sent, (await stored(id))?.handOvers]).toEqual([[], 1]);
    world.clock.advance(seconds(120));
    await deliver(id);
    expect([channels.sent.length, (await stored(id))?.status]).toEqual([1, 'sent']);
  });

  it('R-25 the repeat of a code is not sent once a newer one is on its way', async () => {
    const id = await post();
    channels.answer = lost;
    await expect(deliver(id)).rejects.toThrow(ChannelUnavailable);
    world.clock.advance(seconds(120));
    const newer = await post({ code: '111111' });
    await deliver(id);
    expect([channels.sent.length, (await stored(id))?.status]).toEqual([1, 'discarded']);
    channels.answer = () => ({ kind: 'accepted' });
    await deliver(newer);
    expect(await stored(newer)).toMatchObject({ status: 'sent' });
  });

  it('S-10 nothing is written when a budget holds it back', async () => {
    await post();
    expect(await post()).toBe('');
    expect(await at(async () => messages.table.all())).toHaveLength(1);
  });

  it.each<[string, () => Promise<void> | void, object]>([
    [
      'no service is active',
      () => at(async () => (await services.getForUpdate('first')).deactivate()),
      { status: 'failed', failure: 'no-service' },
    ],
    [
      'its user may not receive anything any more',
      () => void (recipients.present = undefined),
      { status: 'discarded' },
    ],
    [
      'the provider refuses it',
      () => void (channels.answer = () => ({ kind: 'refused', because: 'recipient', reason: '21211' })),
      { status: 'failed', failure: '21211' },
    ],
  ])('PR-N01 ends when %s', async (_, happens, expected) => {
    const id = await post();
    await happens();
    for (let n = 0; n < 2; n += 1) await deliver(id);
    expect([channels.sent, await stored(id)]).toEqual([[], expect.objectContaining(expected)]);
  });

  it('PR-N01 a trial goes by its own service, active or not, to somebody who administers', async () => {
    await at(() => newService('second', false));
    const id = world.secrets.id();
    await at(async () =>
      parts.get(SmsPosting).post(await services.getForUpdate('second'), {
        ...{ id, kind: 'sms-trial', applicationId: world.ours.applicationId, account: { staffId: 'grace' } },
        ...{ number: { e164: mobile, key: Buffer.alloc(32), country: 'DE' }, allowance: widestAllowance },
        ...{ locale: 'en', createdAt: world.clock.moment, expiresAt: later(world.clock.moment, minutes(5)) },
      }),
    );
    await deliver(id);
    expect(channels.sent[0]?.by).toMatchObject({
      service: { id: 'second' },
      secrets: { auth_token: 'token of second' },
    });
    expect(await stored(id)).toMatchObject({ status: 'sent', serviceId: 'second' });
  });
});
