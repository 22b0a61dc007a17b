import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, HandOverOpener, later, minutes, Sealer, TenantContext, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  InMemoryHandOverOpener,
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
import { TestKeyRequired } from '../caught-message/errors.ts';
import { ContradictedTasks } from '../contradicted-tasks.ts';
import { DeactivatedProcesses } from '../deactivated-processes.ts';
import { MailChannel } from '../mail-channel.ts';
import { MessageRenderer, type MessageContent } from '../message-renderer.ts';
import { Message, messageParcel, type MessageKind } from '../message/message.ts';
import { Messages } from '../message/messages.ts';
import { messagingWorkerParts } from '../parts.ts';
import { HouseTexts } from '../message-text/house-texts.ts';
import { MessageText } from '../message-text/message-text.ts';
import { MessageTexts } from '../message-text/message-texts.ts';
import { FewHouseTexts } from '../testing/few-house-texts.ts';
import { InMemoryCaughtMessages } from '../testing/in-memory-caught-messages.ts';
import { InMemoryMessageTexts } from '../testing/in-memory-message-texts.ts';
import { Recipients } from '../recipients.ts';
import { SmsBudgets } from '../sms-budget/sms-budgets.ts';
import { SmsChannels } from '../sms-service/sms-provider-rules.ts';
import { SmsServices } from '../sms-service/sms-services.ts';
import { CollectingChannel } from '../testing/collecting-channel.ts';
import { CollectingSmsChannels } from '../testing/collecting-sms-channels.ts';
import { InMemoryMessages } from '../testing/in-memory-messages.ts';
import { InMemorySmsBudgets } from '../testing/in-memory-sms-budgets.ts';
import { InMemorySmsServices } from '../testing/in-memory-sms-services.ts';
import { OneAppearance, OneProcess, OneTask, OneRecipient, PlainRenderer } from '../testing/one-reader.ts';
import { ChannelUnavailable } from './channel-unavailable.ts';
import { DeliverMessage, DeliverMessageHandler } from './deliver-message.ts';
import { FindCaughtMessages, FindCaughtMessagesHandler } from './find-caught-messages.ts';

describe('delivering a message', () => {
  let world: InMemoryWorld;
  let messages: InMemoryMessages;
  let texts: InMemoryMessageTexts;
  let channel: CollectingChannel;
  let appearances: OneAppearance;
  let recipients: OneRecipient;
  let processes: OneProcess;
  let tasks: OneTask;
  let shelf: ParcelShelf;
  let caught: InMemoryCaughtMessages;
  let composition: Composition;
  let handler: DeliverMessageHandler;

  beforeEach(() => {
    world = inMemoryWorld();
    messages = new InMemoryMessages(world.database);
    texts = new InMemoryMessageTexts(world.database);
    [channel, appearances, recipients] = [new CollectingChannel(), new OneAppearance(), new OneRecipient()];
    processes = new OneProcess();
    tasks = new OneTask();
    shelf = new ParcelShelf();
    caught = new InMemoryCaughtMessages(world.database);
    composition = composeParts(messagingWorkerParts, [
      [UnitOfWork, world.unitOfWork],
      [Clock, world.clock],
      [Messages, messages],
      [MailChannel, channel],
      [CaughtMessages, caught],
      [SmsChannels, new CollectingSmsChannels()],
      [SmsServices, new InMemorySmsServices(world.database)],
      [SmsBudgets, new InMemorySmsBudgets(world.database, world.clock)],
      [Sealer, new PlaceBoundSealer()],
      [Recipients, recipients],
      [Appearances, appearances],
      [DeactivatedProcesses, processes],
      [ContradictedTasks, tasks],
      [MessageRenderer, new PlainRenderer()],
      [MessageTexts, texts],
      [HouseTexts, new FewHouseTexts()],
      [HandOverOpener, new InMemoryHandOverOpener(shelf)],
    ]);
    handler = composition.handler(DeliverMessageHandler);
  });

  const parts = {
    token: 'the-token',
    code: '123456',
    linkUntil: '2026-03-01T12:30:00.000Z',
    codeUntil: '2026-03-01T12:05:00.000Z',
  };
  const queue = (
    userId: string | null = world.ours.userId,
    kind: Message['kind'] = 'reset-link',
    premises: Premises = world.ours,
  ) =>
    unitWithin(world, premises, async () => {
      const { tenantId, environment, applicationId } = premises;
      const now = world.clock.moment;
      await messages.add(
        Message.queue({
          ...{
            tenantId,
            environment,
            applicationId,
            userId,
            id: 'message',
            kind,
            locale: 'en',
          },
          sealedParts: shelf.leave({ purpose: messageParcel, content: parts }),
          createdAt: now,
          expiresAt: later(now, minutes(30)),
        }),
      );
    });
  const deliver = () => within(world.ours, () => handler.execute(new DeliverMessage('message')));
  const stored = () => unitWithin(world, world.ours, async () => messages.table.peek(() => true));

  it('BY-17 catches what is for a user of a test environment, for a key of that environment alone', async () => {
    await queue(world.ours.userId, 'reset-link', world.oursInTest);
    await within(world.oursInTest, () => handler.execute(new DeliverMessage('message')));
    expect(channel.mails).toEqual([]);
    const stored = await unitWithin(world, world.oursInTest, async () => messages.table.peek(() => true));
    expect(stored).toMatchObject({ status: 'sent', sealedParts: null });
    const find = new FindCaughtMessages({ after: null, limit: 9 });
    const asked = composition.handler(FindCaughtMessagesHandler);
    const look = ({ tenantId, environment, applicationId }: Premises) => {
      const actor = { kind: 'application', applicationId, keyId: 'k', permissions: [] } as const;
      return TenantContext.run({ tenantId, environment, actor, requestId: 'r' }, () => asked.execute(find));
    };
    const { items } = await look(world.oursInTest);
    expect(items).toMatchObject([
      { id: 'message', kind: 'reset-link', channel: 'mail', to: 'ada@example.com' },
    ]);
    expect(items[0]?.text).toContain('123456');
    for (const premises of [world.ours, world.theirs])
      await expect(look(premises)).rejects.toThrow(TestKeyRequired);
    await expect(within(world.oursInTest, () => asked.execute(find))).rejects.toThrow(TestKeyRequired);
  });

  it('S-01 S-02 sends link and code to the address on file, under the origin of the tenant', async () => {
    await queue();
    await deliver();
    expect(channel.mails).toHaveLength(1);
    expect(channel.mails[0]).toMatchObject({ id: 'message', to: 'ada@example.com', fromName: 'Acme' });
    const content = JSON.parse(channel.mails[0]?.text ?? '') as MessageContent;
    expect(content).toMatchObject({
      link: 'https://login.acme.example/reset/link/the-token',
      code: '123456',
    });
    expect(await stored()).toMatchObject({ status: 'sent', sealedParts: null });
  });

  it.each([
    ['reset-link', 'https://app.acme.example/choose?emailAuthCode=the-token'],
    ['staff-reset-link', 'https://app.acme.example/choose?passwordResetCode=the-token'],
    ['enrolment-link', 'https://login.acme.example/enrol/link/the-token'],
  ] as const)(
    "RA-03 RA-05 %s leads to the application's own page where it has one",
    async (kind, expected) => {
      const usual = appearances.present;
      if (usual) appearances.present = { ...usual, resetPageUrl: 'https://app.acme.example/choose' };
      await queue(world.ours.userId, kind);
      await deliver();
      const { link } = JSON.parse(channel.mails[0]?.text ?? '') as MessageContent;
      expect(link).toBe(expected);
    },
  );

  it('S-82 an enrolment link goes to the address on file, and leads to enrolling and not into a recovery', async () => {
    await queue(world.ours.userId, 'enrolment-link');
    await deliver();
    expect(channel.mails).toMatchObject([{ to: 'ada@example.com' }]);
    const { kind, link } = JSON.parse(channel.mails[0]?.text ?? '') as MessageContent;
    expect({ kind, link }).toEqual({
      kind: 'enrolment-link',
      link: 'https://login.acme.example/enrol/link/the-token',
    });
  });

  it('a reminder tells where people sign in', async () => {
    if (appearances.present)
      appearances.present = { ...appearances.present, signInUrl: 'https://acme.example/in' };
    await queue(world.ours.userId, 'enrolment-reminder');
    await deliver();
    expect(JSON.parse(channel.mails[0]?.text ?? '')).toMatchObject({ signInUrl: 'https://acme.example/in' });
  });

  const notice = (staffId: string, kind: MessageKind = 'process-deactivated') =>
    unitWithin(world, world.ours, async () => {
      const { tenantId, environment, applicationId } = world.ours;
      await messages.add(
        Message.queue({
          ...{ tenantId, environment, applicationId, staffId, userId: null, aboutId: 'process' },
          ...{ id: 'message', kind, locale: 'en', sealedParts: null },
          createdAt: world.clock.moment,
          expiresAt: later(world.clock.moment, minutes(30)),
        }),
      );
    });

  it('PR-B07 PR-B09 tells the administrators of a process, also when its application is disabled', async () => {
    appearances.present = undefined;
    await notice('grace');
    await deliver();
    expect(channel.mails[0]).toMatchObject({ to: 'grace@acme.example', fromName: 'Acme' });
    expect(JSON.parse(channel.mails[0]?.text ?? '')).toMatchObject({
      process: { name: 'Forgotten', reason: 'PR-B31 inactive /policy: Activate it.' },
    });
    expect(await stored()).toMatchObject({ status: 'sent' });
  });

  it.each<[string, () => void]>([
    ['nobody who administers any more', () => recipients.administrators.clear()],
    ['nothing when the process stands again', () => (processes.present = undefined)],
  ])('PR-B08 PR-B10 tells the administrators %s', async (_, happens) => {
    await notice('grace');
    happens();
    await deliver();
    expect([channel.mails, recipients.asked]).toEqual([[], 0]);
    expect(await stored()).toMatchObject({ status: 'discarded' });
  });

  it('S-92 tells the administrators of a task that was contradicted', async () => {
    await notice('grace', 'outcome-contradicted');
    await deliver();
    expect(channel.mails[0]).toMatchObject({ to: 'grace@acme.example', fromName: 'Acme' });
    expect(JSON.parse(channel.mails[0]?.text ?? '')).toMatchObject({
      task: { storeName: 'Host', ended: 'expired' },
    });
  });

  it('S-92 tells nothing of a task that is not there any more', async () => {
    tasks.present = undefined;
    await notice('grace', 'outcome-contradicted');
    await deliver();
    expect(channel.mails).toEqual([]);
    expect(await stored()).toMatchObject({ status: 'discarded' });
  });

  it('says what the tenant says in the language of who reads it, and leaves the rest to the house', async () => {
    const write = (locale: string, text: string) =>
      unitWithin(world, world.ours, async () => {
        const { tenantId, environment } = world.ours;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: world.clock.moment };
        await texts.add(MessageText.create({ ...place, key: 'mail.reset-intro', locale, text }));
      });
    await write('en', 'Our words.');
    await write('de', 'Unsere Worte.');
    await queue();
    await deliver();
    const told = JSON.parse(channel.mails[0]?.text ?? '') as { texts: unknown };
    expect(told.texts).toEqual({ 'mail.reset-intro': 'Our words.' });
  });

  it('S-65 does not say what does not fit its part any more', async () => {
    await unitWithin(world, world.ours, async () => {
      const { tenantId, environment } = world.ours;
      const place = { tenantId, environment, id: world.secrets.id(), createdAt: world.clock.moment };
      const row = { ...place, key: 'mail.reset-intro' as const, locale: 'en', version: 1 };
      await texts.add(Object.assign(new MessageText(), { ...row, text: 'Code: {code}' }));
    });
    await queue();
    await deliver();
    expect(JSON.parse(channel.mails[0]?.text ?? '')).toMatchObject({ texts: {} });
  });

  it('sends once, however often it is asked', async () => {
    await queue();
    for (let n = 0; n < 3; n += 1) await deliver();
    expect(channel.mails).toHaveLength(1);
  });

  it('S-05 sends nothing for a decoy', async () => {
    await queue(null);
    await deliver();
    expect(channel.mails).toEqual([]);
    expect(recipients.asked).toBe(0);
    expect(await stored()).toMatchObject({ status: 'discarded', sealedParts: null });
  });

  it.each<[string, () => void]>([
    ['account that may not receive anything any more', () => (recipients.present = undefined)],
    ['application that was disabled', () => (appearances.present = undefined)],
  ])('S-27 sends nothing for an %s', async (_, happens) => {
    await queue();
    happens();
    await deliver();
    expect(channel.mails).toEqual([]);
    expect(await stored()).toMatchObject({ status: 'discarded' });
  });

  it('S-02 sends to the address that is on file when it is sent, not when it was asked for', async () => {
    await queue();
    recipients.present = { email: 'ada.new@example.com', displayName: 'Ada' };
    await deliver();
    expect(channel.mails[0]?.to).toBe('ada.new@example.com');
  });

  it('R-24 sends no dead code', async () => {
    await queue();
    world.clock.advance(minutes(31));
    await deliver();
    expect(channel.mails).toEqual([]);
    expect(await stored()).toMatchObject({ status: 'expired' });
  });

  it('R-24 stays queued and asks for another try when the channel says "not now"', async () => {
    await queue();
    channel.answer = () => ({ kind: 'later', reason: 'smtp-451' });
    await expect(deliver()).rejects.toThrow(ChannelUnavailable);
    expect(await stored()).toMatchObject({ status: 'queued' });
    channel.answer = () => ({ kind: 'accepted' });
    await deliver();
    expect(await stored()).toMatchObject({ status: 'sent' });
  });

  it('R-24 is not tried again when the channel refused it for good', async () => {
    await queue();
    channel.answer = () => ({ kind: 'refused', reason: 'smtp-550' });
    for (let n = 0; n < 2; n += 1) await deliver();
    expect(await stored()).toMatchObject({ status: 'failed', failure: 'smtp-550', sealedParts: null });
    expect(world.database.eventNames()).toEqual(['messaging.message.queued', 'messaging.message.not-sent']);
  });
});
