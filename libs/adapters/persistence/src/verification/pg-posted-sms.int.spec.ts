import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PhoneNumber } from '@latchkey/identity';
import { later, minutes } from '@latchkey/kernel';
import {
  figure,
  fulfilled,
  InMemoryHandOver,
  inParallel,
  ParcelShelf,
  unitWithin,
} from '@latchkey/kernel/testing';
import { Messages, SmsBudgets, SmsPosting, SmsService, SmsServices } from '@latchkey/messaging';
import { PostedSmsCodes, type SmsCode } from '@latchkey/verification';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('codes by SMS in PostgreSQL', () => {
  let world: PgWorld;
  let codes: PostedSmsCodes;

  beforeAll(async () => {
    world = await pgWorld();
    const { parts, secrets } = world;
    const [services, budgets, messages] = [
      parts.get(SmsServices),
      parts.get(SmsBudgets),
      parts.get(Messages),
    ];
    const posting = new SmsPosting(budgets, messages, new InMemoryHandOver(new ParcelShelf()));
    codes = new PostedSmsCodes(services, posting, budgets, secrets);
    await unitWithin(world, world.ours, async () => {
      const { tenantId, environment } = world.ours;
      const service = SmsService.create({
        ...{ tenantId, environment, id: secrets.id(), provider: 'twilio', name: 'SMS', sender: 'Acme' },
        ...{ settings: {}, destinations: { countries: ['DE'] }, dailyBudget: 100 },
        createdAt: await world.clock.now(),
      });
      service.activate();
      await services.add(service);
    });
  });
  afterAll(() => world.close());

  const code = (userId = world.secrets.id(), typed = '+4915112345678'): SmsCode => {
    const phone = PhoneNumber.read(typed);
    if (typeof phone === 'string') throw new Error(phone);
    const { tenantId, environment, userName, applicationId } = world.ours;
    const issuedAt = new Date();
    return {
      person: {
        tenantId,
        environment,
        userName,
        applicationId,
        userId,
        tenantName: 'Acme',
        portalOrigin: 'https://login.acme.example',
      },
      ...{ id: world.secrets.id(), occasion: 'recovery', phone, code: '483920', locale: 'en', issuedAt },
      ...{ until: later(issuedAt, minutes(5)), allowance: { pauseSeconds: 120, perDay: 5 } },
    };
  };
  const post = (sent: SmsCode, then: () => void = () => undefined) =>
    unitWithin(world, world.ours, async () => {
      const posted = await codes.post(sent);
      then();
      return posted;
    });
  /** Messages to this account, and events that would send them. */
  const written = async (userId: string): Promise<unknown> =>
    (
      await world.admin.query(
        `select count(*)::int as messages, count(e.subject)::int as events from tenant.message m
          left join tenant.outbox_event e on e.subject = m.id::text and e.name = 'messaging.message.queued'
          where m.user_id = $1`,
        [userId],
      )
    ).rows[0];

  it('PR-B24 a process that dies before it commits has sent nothing and counted nothing', async () => {
    const sent = code();
    const dying = post(sent, () => {
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await written(sent.person.userId)).toEqual({ messages: 0, events: 0 });
    expect(await post(sent)).toEqual({ kind: 'posted' });
    expect(await written(sent.person.userId)).toEqual({ messages: 1, events: 1 });
  });

  it('S-10 S-23 of a hundred codes for one account at once, one message is written', async () => {
    const userId = world.secrets.id();
    const results = await inParallel(100, () => post(code(userId, '+4915112345699')));
    const posted = fulfilled(results).filter(({ kind }) => kind === 'posted');
    figure(`S-10 PostgreSQL: messages written of 100 codes at once for one account: ${posted.length}`);
    expect([posted.length, await written(userId)]).toEqual([1, { messages: 1, events: 1 }]);
  });

  it('PR-T22 a newer code discards the message of an older one that still waits', async () => {
    const userId = world.secrets.id();
    const [older, newer] = [code(userId, '+4915112345688'), code(userId, '+4915112345688')];
    await post(older);
    await world.admin.query(
      `update tenant.sms_account set sent_at = array[now() - interval '3 minutes'] where account_id = $1`,
      [userId],
    );
    expect(await post(newer)).toEqual({ kind: 'posted' });
    const { rows } = await world.admin.query(
      `select id, status, sealed_parts is null as forgotten from tenant.message where user_id = $1 order by created_at`,
      [userId],
    );
    expect(rows).toEqual([
      { id: older.id, status: 'discarded', forgotten: true },
      { id: newer.id, status: 'queued', forgotten: false },
    ]);
  });
});
