import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { processPolicy, ProcessSurroundings, type ProcessFacts } from '@latchkey/recovery';
import { setTimeout as pause } from 'node:timers/promises';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('surroundings of a process', () => {
  let world: PgWorld;
  let surroundings: ProcessSurroundings;
  beforeAll(async () => {
    world = await pgWorld();
    surroundings = world.parts.get(ProcessSurroundings);
    for (const { tenantId, environment, storeId } of [world.ours, world.theirs, world.oursInTest]) {
      types.set(storeId, world.secrets.id());
      await change(
        `insert into tenant.identification_type (tenant_id, environment, id, name, name_key, kind, status, created_at, version)
          values ($1, $2, $3, 'Address', 'address', 'email', 'active', now(), 1)`,
        [tenantId, environment, types.get(storeId)],
      );
    }
  });
  afterAll(() => world.close());

  /** Identification types, by the store that stands beside them. */
  const types = new Map<string, string>();
  const policyOf = ({ storeId, verificationId }: Premises, groupIds: readonly string[] = []) =>
    processPolicy.parse({
      identificationTypeId: types.get(storeId) ?? world.secrets.id(),
      publicAccess: { addressSuffix: 'mine' },
      ...{ storeId, verifications: [{ verificationId, order: 1 }] },
      audience: { everyone: groupIds.length === 0, groupIds },
    });
  const ask = (from: Premises, id = from.processId): Promise<ProcessFacts> =>
    unitWithin(world, world.ours, () =>
      surroundings.facts({ id, applicationId: from.applicationId }, policyOf(from)),
    );
  const change = (text: string, values: unknown[]) => world.admin.query(text, values);

  it('PR-B31 PR-T15 tells everything that a policy refers to', async () => {
    const { ours } = world;
    expect(await ask(ours)).toEqual({
      environment: 'live',
      application: { active: true, origins: ['https://login.example.com'] },
      store: {
        ...{ active: true, mock: false, acceptsPassword: true, answersLater: false, canUnlock: false },
        ...{ holdsMailboxes: false, multiFactorSignIn: false },
      },
      identificationType: { active: true, kind: 'email' },
      verifications: new Map([[ours.verificationId, { method: 'email', active: true, methodAllowed: true }]]),
      groupIds: new Set(),
      enrolmentChecks: new Map(),
      addressTaken: false,
      canSendSms: false,
      hasSmsService: false,
    });
  });

  it('PR-B41 tells which checks of who is enrolled there are, and which of them are active', async () => {
    const { tenantId, applicationId, processId } = world.ours;
    const made = async (type: string, status: string): Promise<string> => {
      const id = world.secrets.id();
      await change(
        `insert into tenant.extension (tenant_id, environment, id, type, name, name_key, definition, parameters,
            secret_names, status, created_at, version)
          values ($1, 'live', $2::uuid, $3, $2::uuid::text, $2::uuid::text, '{}', '[]', '{}', $4, now(), 1)`,
        [tenantId, id, type, status],
      );
      return id;
    };
    const active = await made('enrollment_check', 'active');
    const inactive = await made('enrollment_check', 'inactive');
    const another = await made('post_reset_script', 'active');
    const policy = processPolicy.parse({
      verifications: [active, inactive, another, world.secrets.id()].map((enrolmentCheckId, place) => ({
        ...{ verificationId: world.secrets.id(), order: place + 1, autoEnrol: true, enrolmentCheckId },
      })),
    });
    const site = { id: processId, applicationId };
    const found = await unitWithin(world, world.ours, () => surroundings.factsHeld(site, policy));
    expect(found.enrolmentChecks).toEqual(
      new Map([
        [active, { active: true }],
        [inactive, { active: false }],
      ]),
    );
  });

  it('PR-B10 S-35 tells what is switched off, mocked and declared', async () => {
    const { ours } = world;
    const { tenantId, storeId, verificationId, applicationId } = ours;
    const groupId = world.secrets.id();
    await change(
      `insert into tenant.disabled_method (tenant_id, environment, id, method, disabled_at) values ($1, 'live', $2, 'email', now())`,
      [tenantId, groupId],
    );
    await change(
      `insert into tenant.user_group (tenant_id, environment, id, name, name_key, created_at, version)
        values ($1, 'live', $2, 'G', 'g', now(), 1)`,
      [tenantId, groupId],
    );
    await change(
      `update tenant.credential_store set status = 'inactive', holds_mailboxes = true where id = $1`,
      [storeId],
    );
    await change(
      `update tenant.credential_store_type set driver = 'mock-success' where tenant_id = $1 and environment = 'live'`,
      [tenantId],
    );
    await change(`update tenant.verification set status = 'inactive' where id = $1`, [verificationId]);
    await change(
      `update tenant.application set status = 'disabled', sign_in_url = 'https://app.example.com/in' where id = $1`,
      [applicationId],
    );
    await change(`update tenant.process set draft_suffix = 'mine' where id = $1`, [ours.processId]);
    const site = { id: world.secrets.id(), applicationId };
    const found = await unitWithin(world, ours, () =>
      surroundings.facts(site, policyOf(ours, [groupId, world.secrets.id()])),
    );
    expect(found).toMatchObject({
      application: { active: false, origins: ['https://login.example.com', 'https://app.example.com'] },
      store: { active: false, mock: true, holdsMailboxes: true },
      verifications: new Map([[verificationId, { method: 'email', active: false, methodAllowed: false }]]),
      groupIds: new Set([groupId]),
      addressTaken: true,
    });
    await change(`update tenant.verification set status = 'active' where id = $1`, [verificationId]);
  });

  it('PR-B26 S-40 tells whether an SMS service is active, here and nowhere else', async () => {
    const { tenantId } = world.ours;
    await change(
      `insert into tenant.sms_service (tenant_id, environment, id, provider, name, name_key, sender, settings, destinations,
          daily_budget, secret_names, status, created_at, version)
        values ($1, 'live', $2, 'twilio', 'SMS', 'sms', 'Acme', '{}', '{}', 1, '{}', 'active', now(), 1)`,
      [tenantId, world.secrets.id()],
    );
    const told = async (premises: Premises) => {
      const site = { id: premises.processId, applicationId: premises.applicationId };
      return (await unitWithin(world, premises, () => surroundings.facts(site, policyOf(premises))))
        .hasSmsService;
    };
    expect([await told(world.ours), await told(world.theirs), await told(world.oursInTest)]).toEqual([
      true,
      false,
      false,
    ]);
    await change(`update tenant.sms_service set status = 'inactive' where tenant_id = $1`, [tenantId]);
    expect(await told(world.ours)).toBe(false);
  });

  it('S-40 what another tenant or environment has is missing like what nobody has', async () => {
    const id = (): string => world.secrets.id();
    const nobodys = await ask(
      { ...world.ours, applicationId: id(), storeId: id(), verificationId: id() },
      id(),
    );
    expect(nobodys).toMatchObject({ application: undefined, store: undefined, verifications: new Map() });
    expect(nobodys.identificationType).toBeUndefined();
    const self = id();
    expect(await ask(world.theirs, self)).toEqual(nobodys);
    expect(await ask(world.oursInTest, self)).toEqual(nobodys);
  });

  it('PR-T16 tells whether another process of the application is active', async () => {
    const { applicationId, processId } = world.ours;
    const other = (id: string, premises = world.ours) =>
      unitWithin(world, premises, () => surroundings.anotherIsActive({ applicationId, id }));
    expect(await other(processId)).toBe(false);
    expect(await other(world.secrets.id())).toBe(true);
    expect(await other(world.secrets.id(), world.theirs)).toBe(false);
  });

  it.each<[table: string, idOf: (ours: Premises) => string]>([
    ['verification', ({ verificationId }) => verificationId],
    ['identification_type', ({ storeId }) => types.get(storeId) ?? ''],
  ])(
    'PR-B19 PR-B31 a %s that an activation looked at does not change before its end',
    async (table, idOf) => {
      const { ours } = world;
      const order: string[] = [];
      let looked = (): void => undefined;
      const looking = new Promise<void>((resolve) => (looked = resolve));
      const activating = unitWithin(world, ours, async () => {
        await surroundings.factsHeld(
          { id: ours.processId, applicationId: ours.applicationId },
          policyOf(ours),
        );
        looked();
        await pause(300);
        order.push('activated');
      });
      await looking;
      await change(`update tenant.${table} set status = 'inactive' where id = $1`, [idOf(ours)]);
      order.push('deactivated');
      await activating;
      expect(order).toEqual(['activated', 'deactivated']);
    },
  );
});
