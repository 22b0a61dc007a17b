import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Identification } from '@latchkey/identity';
import { minutes } from '@latchkey/kernel';
import { KnownDevices } from '../mail-budget/known-devices.ts';
import { PlantedDecoy } from '../planted-decoy/planted-decoy.ts';
import { RecoveryUnavailable, StoreOutOfReach } from '../reset-request/errors.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { StartReset, StartResetHandler } from './start-reset.ts';

describe('starting a reset', () => {
  let house: RecoveryHouse;
  beforeEach(() => {
    house = new RecoveryHouse();
  });

  it('opens a request for the account, and puts a link and a code on their way', async () => {
    const started = await house.start();
    const request = await house.request(started.id);
    expect(request).toMatchObject({ userId: house.world.ours.userId, status: 'in_progress', locale: 'en' });
    const [message, ...more] = await house.queued();
    expect(message).toMatchObject({ kind: 'reset-link', userId: house.world.ours.userId, status: 'queued' });
    expect(more).toEqual([]);
    expect(await house.mailed()).toMatchObject({
      token: expect.stringMatching(/^[\w-]{43}$/),
      code: expect.stringMatching(/^\d{6}$/),
    });
    expect(house.world.database.eventNames()).toEqual([
      'recovery.reset.requested',
      'messaging.message.queued',
    ]);
  });

  it('S-29 gives the starter a secret, and keeps only its digest', async () => {
    const { id, flowSecret } = await house.start();
    const request = await house.request(id);
    expect(flowSecret).toMatch(/^[\w-]{43}$/);
    expect(request.flowDigest).toEqual(house.world.secrets.tokenDigest(flowSecret));
    expect(Object.values(request).map(String).join(' ')).not.toContain(flowSecret);
  });

  it('S-21 tells when link and code end', async () => {
    const { expiresAt, codeExpiresAt, codeLength } = await house.start();
    const now = house.world.clock.moment.getTime();
    expect(new Date(expiresAt).getTime() - now).toBe(minutes(30));
    expect(new Date(codeExpiresAt).getTime() - now).toBe(minutes(5));
    expect(codeLength).toBe(6);
  });

  it.each([' ADA@Example.com ', 'ada', 'Ada'])('S-03 knows the account as %j', async (identifier) => {
    expect((await house.request((await house.start(identifier)).id)).userId).toBe(house.world.ours.userId);
  });

  it.each<[Identification, string, boolean]>([
    [{ kind: 'user_name', attribute: null }, 'ADA', true],
    [{ kind: 'user_name', attribute: null }, 'ada@example.com', false],
    [{ kind: 'email', attribute: null }, 'ada@example.com', true],
    [{ kind: 'email', attribute: null }, 'ada', false],
    [{ kind: 'attribute', attribute: 'employee_number' }, ' e-4711 ', true],
    [{ kind: 'attribute', attribute: 'employee_number' }, 'ada', false],
    [{ kind: 'attribute', attribute: 'badge' }, 'E-4711', false],
  ])('PR-T15 S-05 looks where the version in force says: %j, %j is the account: %j', async (...story) => {
    const [identification, identifier, known] = story;
    house.tenant.identification = identification;
    house.tenant.attributes = { employee_number: 'E-4711' };
    const request = await house.request((await house.start(identifier)).id);
    expect(request.userId).toBe(known ? house.world.ours.userId : null);
    expect(await house.queued()).toHaveLength(1);
  });

  it('S-02 mails to the account on file, never to what was typed', async () => {
    await house.start('ADA@EXAMPLE.COM');
    const [message] = await house.queued();
    expect(
      Object.values(message ?? {})
        .map(String)
        .join(' '),
    ).not.toMatch(/example/i);
  });

  const nobody: readonly [string, string, (house: RecoveryHouse) => void][] = [
    ['an unknown account', 'nobody@example.com', () => undefined],
    ['a disabled account', 'ada@example.com', ({ tenant }) => (tenant.changed = { accountActive: false })],
    [
      'an account outside the audience',
      'ada@example.com',
      ({ tenant }) => {
        tenant.groupIds = ['warehouse'];
        tenant.memberships = ['office'];
      },
    ],
    [
      'a value that two users have',
      'E-4711',
      ({ tenant }) => {
        tenant.identification = { kind: 'attribute', attribute: 'employee_number' };
        tenant.attributes = { employee_number: 'E-4711' };
        tenant.othersAttributes = { employee_number: 'e-4711' };
      },
    ],
    ['a look-alike of an account', '\u0430da@example.com', () => undefined],
    ['two addresses', 'ada@example.com,eve@evil.example', () => undefined],
    ['a text that cannot be an identifier', 'ada\u0000', () => undefined],
    ['nothing', '', () => undefined],
    ['300 octets', 'a'.repeat(300), () => undefined],
  ];

  it.each(nobody)('S-05 walks the same way for %s', async (_, identifier, given) => {
    const known = await house.start();
    const knownEvents = house.world.database.eventNames();
    const other = new RecoveryHouse();
    given(other);
    const decoy = await other.start(identifier);
    const shape = (answer: object) =>
      Object.entries(answer).map(([name, value]) => `${name}: ${String(value).replace(/[\w-]/g, 'x')}`);
    expect(shape(decoy)).toEqual(shape(known));
    expect(decoy.expiresAt).toBe(known.expiresAt);
    expect(other.world.database.eventNames()).toEqual(knownEvents);
    const [message] = await other.queued();
    expect(message).toMatchObject({ kind: 'reset-link', userId: null, status: 'queued' });
    expect((await other.request(decoy.id)).userId).toBeNull();
  });

  it('PR-T18 a member of one of the groups that a process is for is recovered', async () => {
    house.tenant.groupIds = ['office', 'warehouse'];
    house.tenant.memberships = ['warehouse'];
    expect((await house.request((await house.start()).id)).userId).toBe(house.world.ours.userId);
  });

  it('PR-T21 keeps the version of the policy that it began with', async () => {
    const { id } = await house.start();
    expect(await house.request(id)).toMatchObject({
      processId: house.world.ours.processId,
      processVersion: 1,
    });
  });

  it('S-05 counts unknown accounts by what was typed, so that they meet the same brakes', async () => {
    const [one, same, other] = [
      await house.start('nobody@example.com'),
      await house.start(' NOBODY@example.com'),
      await house.start('somebody@example.com'),
    ];
    const keys = await Promise.all(
      [one, same, other].map(async ({ id }) => (await house.request(id)).accountKey),
    );
    expect(keys[0]).toEqual(keys[1]);
    expect(keys[0]).not.toEqual(keys[2]);
  });

  it('S-22 counts a known account once, whichever of its names was typed', async () => {
    const { userId } = house.world.ours;
    const flows = [await house.start('ada'), await house.start('ada@example.com'), await house.start(userId)];
    const [byName, byMail, byId] = await Promise.all(
      flows.map(async ({ id }) => (await house.request(id)).accountKey),
    );
    expect(byName).toEqual(byMail);
    // Who types an id that leaked somewhere is nobody, and does not spend the owner's tries.
    expect(byId).not.toEqual(byName);
  });

  it('R-09 fetches what sealing needs before the transaction begins', async () => {
    const order: string[] = [];
    const { handOver, world } = house;
    handOver.ready = () => Promise.resolve(void order.push('ready'));
    const conclude = world.unitOfWork.conclude.bind(world.unitOfWork);
    world.unitOfWork.conclude = (work) => {
      order.push('begin');
      return conclude(work);
    };
    await house.start();
    expect(order).toEqual(['ready', 'begin']);
  });

  it('S-13 leaves an older flow of the account as it is', async () => {
    const first = await house.start();
    for (let n = 0; n < 20; n += 1) await house.start();
    const { status, endedAt } = await house.request(first.id);
    expect({ status, endedAt }).toEqual({ status: 'in_progress', endedAt: null });
  });

  it('S-25 leaves nothing behind when it fails in the middle', async () => {
    house.messages.add = () => Promise.reject(new Error('the disk is full'));
    await expect(house.start()).rejects.toThrow('full');
    expect(await house.queued()).toEqual([]);
    expect(await house.at(async () => house.requests.table.all())).toEqual([]);
    expect(house.world.database.eventNames()).toEqual([]);
  });

  it('PR-P01 BY-18 S-08 a process may ask every start for a proof, whoever is named, and then does nothing without one', async () => {
    house.tenant.proofOfWork = true;
    const origin = { network: '192.0.2.1', device: null };
    const send = (identifier: string, isProven: boolean) =>
      house.here(() =>
        house.parts.handler(StartResetHandler).execute(new StartReset(identifier, 'en', origin, isProven)),
      );
    for (const name of ['ada', 'nobody'])
      await expect(send(name, false)).rejects.toMatchObject({ proofOfWork: { waitSeconds: 30 } });
    expect(await house.queued()).toEqual([]);
    await send('ada', true);
    expect(await house.queued()).toHaveLength(1);
  });

  it('R-12 S-07 nobody is made to prove anything while the store does not answer, whoever is named', async () => {
    house.tenant.storeOutOfReach = true;
    for (const name of ['ada', 'nobody']) await expect(house.start(name)).rejects.toThrow(StoreOutOfReach);
    expect(await house.queued()).toEqual([]);
    expect(house.world.database.eventNames()).toEqual([]);
    house.tenant.storeOutOfReach = false;
    await house.start();
    expect(await house.queued()).toHaveLength(1);
  });

  it('says that recovery is not available where no process is active', async () => {
    house.tenant.planned = false;
    await expect(house.start()).rejects.toThrow(RecoveryUnavailable);
    expect(await house.queued()).toEqual([]);
  });

  it('S-40 knows nobody of this tenant in another one', async () => {
    const handler = house.parts.handler(StartResetHandler);
    const elsewhere = house.here(
      () => handler.execute(new StartReset('ada', 'en', { network: '192.0.2.1', device: null })),
      house.world.theirs,
    );
    await expect(elsewhere).rejects.toThrow(RecoveryUnavailable);
  });

  it.each(['ada@example.com', 'nobody@example.com'])(
    'S-09 a start of %s over the budget looks like any other, and its mail goes to nobody',
    async (identifier) => {
      const first = await house.start(identifier);
      const second = await house.start(identifier);
      expect(Object.keys(second)).toEqual(Object.keys(first));
      expect(await house.request(second.id)).toMatchObject({ status: 'in_progress', mails: 1 });
      const [mailed, heldBack] = await house.queued();
      expect(mailed?.userId).toBe(identifier.startsWith('ada') ? house.world.ours.userId : null);
      expect(heldBack).toMatchObject({ kind: 'reset-link', status: 'queued', userId: null });
      expect(house.world.database.eventNames().slice(2)).toEqual(
        house.world.database.eventNames().slice(0, 2),
      );
    },
  );

  it('S-09 one account has one budget, whichever of its names is typed', async () => {
    for (const name of ['ada', 'ada@example.com', 'ADA']) await house.start(name);
    expect((await house.queued()).filter(({ userId }) => userId !== null)).toHaveLength(1);
  });

  it('S-12 a device that completed a recovery gets its mail while strangers use up all others', async () => {
    const { userId, tenantId, environment } = house.world.ours;
    const key = house.world.secrets.keyedDigest('known-account', tenantId, environment, userId);
    const device = await house.here(async () => house.parts.get(KnownDevices).tokenFor(key));
    for (let n = 0; n < 20; n += 1) {
      await house.start();
      house.world.clock.advance(minutes(2));
    }
    const count = async () => (await house.queued()).filter((message) => message.userId === userId).length;
    expect(await count()).toBe(5);
    await house.start('ada', device);
    expect(await count()).toBe(6);
  });

  it('BY-22 a planted name behaves like an unknown one, and tells that it was tried, and from where', async () => {
    const { tenantId, environment } = house.world.ours;
    const id = house.world.secrets.id();
    await house.at(async () => {
      const plantedAt = await house.world.clock.now();
      const name = { identifier: 'Root', identifierKey: 'root' };
      await house.decoys.add(PlantedDecoy.plant({ tenantId, environment, id, plantedAt, ...name }));
    });
    const [unknown, planted] = [await house.start('nobody'), await house.start('ROOT')];
    expect(Object.keys(planted)).toEqual(Object.keys(unknown));
    const requests = [await house.request(unknown.id), await house.request(planted.id)];
    const [one, other] = requests.map(({ userId, status, mails }) => ({ userId, status, mails }));
    expect(other).toEqual(one);
    expect((await house.queued()).map(({ userId }) => userId)).toEqual([null, null]);
    const probed = house.world.database.happenings.filter(
      ({ event }) => event.name === 'recovery.decoy.probed',
    );
    expect(probed.map(({ event }) => event.facts())).toEqual([
      {
        requestId: planted.id,
        userId: null,
        decoyId: id,
        networkDigest: expect.stringMatching(/^[\da-f]{64}$/),
      },
    ]);
    expect(JSON.stringify(probed)).not.toContain('192.0.2');
    await house.at(async () => (await house.decoys.getForUpdate(id)).remove(house.world.clock.moment));
    await house.start('root');
    const names = house.world.database.eventNames().filter((name) => name === 'recovery.decoy.probed');
    expect(names).toHaveLength(1);
  });
});
