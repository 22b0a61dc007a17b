import { beforeEach, describe, expect, it } from '@jest/globals';
import { testPerson } from '../../testing/method.contract.ts';
import { PhoneNumber } from '@latchkey/identity';
import { later, minutes } from '@latchkey/kernel';
import {
  InMemoryHandOver,
  inMemoryWorld,
  ParcelShelf,
  unitWithin,
  type InMemoryWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { messageParcel, SmsPosting, SmsService } from '@latchkey/messaging';
import { InMemoryMessages, InMemorySmsBudgets, InMemorySmsServices } from '@latchkey/messaging/testing';
import { PostedSmsCodes } from './posted-sms-codes.ts';
import type { SmsCode } from './sms-codes.ts';

describe('codes that are posted', () => {
  let world: InMemoryWorld;
  let messages: InMemoryMessages;
  let services: InMemorySmsServices;
  let shelf: ParcelShelf;
  let codes: PostedSmsCodes;

  beforeEach(() => {
    world = inMemoryWorld();
    shelf = new ParcelShelf();
    messages = new InMemoryMessages(world.database);
    services = new InMemorySmsServices(world.database);
    const budgets = new InMemorySmsBudgets(world.database, world.clock);
    const posting = new SmsPosting(budgets, messages, new InMemoryHandOver(shelf));
    codes = new PostedSmsCodes(services, posting, budgets, world.secrets);
  });

  const open = (destinations: SmsService['destinations'], premises = world.ours) =>
    unitWithin(world, premises, async () => {
      const { tenantId, environment } = premises;
      const service = SmsService.create({
        ...{ tenantId, environment, id: world.secrets.id(), provider: 'twilio', name: 'SMS', sender: 'Acme' },
        ...{ settings: {}, destinations, dailyBudget: 100, createdAt: world.clock.moment },
      });
      service.activate();
      await services.add(service);
    });
  const phoneOf = (typed: string): PhoneNumber => {
    const phone = PhoneNumber.read(typed);
    if (typeof phone === 'string') throw new Error(phone);
    return phone;
  };
  const code = (
    phone = '+4915112345678',
    { tenantId, environment, ...ours }: Premises = world.ours,
  ): SmsCode => ({
    ...{ id: world.secrets.id(), occasion: 'recovery', phone: phoneOf(phone), code: '483920', locale: 'de' },
    person: { ...testPerson, tenantId, environment, ...ours },
    ...{ issuedAt: world.clock.moment, until: later(world.clock.moment, minutes(5)) },
    allowance: { pauseSeconds: 120, perDay: 5 },
  });
  const post = (sent: SmsCode, premises = world.ours) => unitWithin(world, premises, () => codes.post(sent));
  const queued = () => unitWithin(world, world.ours, async () => messages.table.all());

  it('PR-B26 PR-T22 are messages to the telephone, with its number and code sealed for the worker', async () => {
    await open({ countries: ['DE'] });
    const sent = code();
    expect(await post(sent)).toEqual({ kind: 'posted' });
    const [message] = await queued();
    expect(message).toMatchObject({
      ...{ id: sent.id, channel: 'sms', kind: 'recovery-code', userId: world.ours.userId, country: 'DE' },
      ...{ locale: 'de', expiresAt: sent.until },
    });
    const content = { to: '+4915112345678', code: '483920' };
    expect(shelf.fetch(message?.sealedParts ?? '')).toEqual({ purpose: messageParcel, content });
  });

  it('PR-B26 are not posted without an active service', async () => {
    expect(await post(code())).toEqual({ kind: 'not-offered' });
    await open({ countries: ['DE'] }, world.theirs);
    expect(await post(code())).toEqual({ kind: 'not-offered' });
  });

  it.each<[string, SmsService['destinations'], string]>([
    ['an empty list', {}, '+4915112345678'],
    ['another country', { countries: ['FR'] }, '+4915112345678'],
    ['a landline', { countries: ['DE'] }, '+493012345678'],
    ['a denied range', { countries: ['DE'], deniedPrefixes: ['+4915'] }, '+4915112345678'],
  ])('S-10 go nowhere where the tenant lets none go: %s', async (_, destinations, phone) => {
    await open(destinations);
    expect(await post(code(phone))).toEqual({ kind: 'destination-closed' });
    expect(await queued()).toEqual([]);
  });

  it('S-10 are held back for an account, and for a number over all tenants', async () => {
    await open({ countries: ['DE'] });
    await open({ countries: ['DE'] }, world.theirs);
    const others = (n: number) => ({ ...world.theirs, userId: `user-${n}` });
    for (let n = 0; n < 10; n += 1)
      expect(await post(code(undefined, others(n)), world.theirs)).toEqual({ kind: 'posted' });
    expect(await post(code())).toMatchObject({ kind: 'held-back', whose: 'number' });
    expect(await post(code('+4915112345699'))).toEqual({ kind: 'posted' });
    expect(await post(code('+4915112345688'))).toMatchObject({ kind: 'held-back', whose: 'account' });
    expect(await queued()).toHaveLength(1);
  });
});
