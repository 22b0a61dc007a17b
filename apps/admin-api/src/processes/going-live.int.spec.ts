import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { AdminWorld, type Method } from '../testing/admin-world.ts';
import { live } from '../testing/furnished-tenant.ts';

interface Option {
  readonly pointer: string;
  readonly value: unknown;
  readonly default: unknown;
  readonly differs: boolean;
}
type Json = Readonly<Record<string, unknown>>;

/** The values that a body gives. An id that only repeats what was just made, the one thing there, is no decision. */
function decisionsOf(body: unknown, known: ReadonlySet<unknown>): unknown[] {
  if (typeof body !== 'object' || body === null) return known.has(body) ? [] : [body];
  return Object.values(body).flatMap((value) => decisionsOf(value, known));
}

describe('going live', () => {
  let world: AdminWorld;
  let administrator: string;
  let credentialManager: string;
  let storeTypeId: string;
  beforeAll(async () => {
    world = await AdminWorld.start();
    const tenantId = await world.newTenant('acme');
    administrator = (await world.firstAdministrator('acme', tenantId)).token;
    const roles = ['password_reset_credential_manager'] as const;
    credentialManager = (await world.colleague('acme', administrator, roles)).token;
    // A new environment has the types of stores that ship, and nothing else.
    storeTypeId = await world.newStoreType(tenantId, 'live');
  }, 60_000);
  afterAll(() => world.stop());

  const decided: unknown[] = [];
  const made = new Set<unknown>();
  const step = async (method: Method, url: string, body?: Json, token = administrator): Promise<Json> => {
    decided.push(...decisionsOf(body ?? {}, made));
    const answer = await world.done(method, `${live}${url}`, { token, ...(body ? { body } : {}) });
    made.add(answer['id']);
    return answer;
  };

  it('EX-A7 from an empty environment to an active process in at most twelve decisions', async () => {
    made.add(storeTypeId);
    const application = await step('POST', '/applications', {
      ...{ name: 'Orders', portalOrigin: 'https://recover.acme.example', supportContact: 'the service desk' },
      signInUrl: 'https://acme.example/sign-in',
    });
    const store = { name: 'Accounts', typeId: storeTypeId, multiFactorSignIn: false };
    const { id: storeId } = await step('POST', '/credential-stores', store);
    await step(
      'PUT',
      `/credential-stores/${storeId as string}/status`,
      { status: 'active' },
      credentialManager,
    );
    const verification = await step('POST', '/verifications', { name: 'Mail', type: 'email' });
    const verifications = [{ verificationId: verification['id'], order: 1 }];
    const drafted = await step('POST', '/processes', {
      ...{ applicationId: application['id'], name: 'Forgotten password' },
      policy: { publicAccess: { addressSuffix: 'forgotten' }, storeId, verifications },
    });
    const active = await step('POST', `/processes/${drafted['id'] as string}/activate`);
    expect(active).toMatchObject({ status: 'active', activeVersion: 1 });
    figure(`EX-A7: decisions from nothing to an active process = ${decided.length} (at most 12)`);
    expect(decided.length).toBeLessThanOrEqual(12);
  });

  it('EX-A7 BY-10 a draft tells what was decided, is set back one by one, and is tried before it is in force', async () => {
    const { items } = await step('GET', '/processes');
    const [{ id, applicationId, policy }] = items as [{ id: string; applicationId: string; policy: Json }];
    const url = `/processes/${id}`;
    const differing = async (): Promise<string[]> =>
      ((await step('GET', `${url}/options`))['items'] as Option[])
        .filter(({ differs }) => differs)
        .map(({ pointer }) => pointer);
    const necessary = ['/policy/publicAccess', '/policy/storeId', '/policy/verifications'];
    expect(await differing()).toEqual(necessary);
    const save = async (changes: Json): Promise<void> => {
      const { headers } = await world.call('GET', `${live}${url}`, { token: administrator });
      const { publicAccess, storeId, verifications } = policy;
      const saved = await world.call('PUT', `${live}${url}`, {
        token: administrator,
        headers: { 'if-match': String(headers['etag']) },
        body: { name: 'Forgotten password', policy: { publicAccess, storeId, verifications, ...changes } },
      });
      expect(saved.status).toBe(200);
    };
    await save({ windows: { maxAttempts: 4, requestExpiry: 10 }, enrolmentReminder: 'off' });
    expect(await differing()).toEqual([
      ...['/policy/publicAccess', '/policy/storeId', '/policy/verifications'],
      ...['/policy/windows/requestExpiry', '/policy/windows/maxAttempts', '/policy/enrolmentReminder'],
    ]);
    await save({ windows: { maxAttempts: 4 }, enrolmentReminder: 'off' });
    expect(await differing()).toEqual([
      ...necessary,
      '/policy/windows/maxAttempts',
      '/policy/enrolmentReminder',
    ]);
    await save({});
    expect(await differing()).toEqual(necessary);

    const group = (await step('POST', '/groups', { name: 'Warehouse' }))['id'];
    for (const userName of ['ada', 'eve']) {
      const person = { userName, email: `${userName}@acme.example`, displayName: userName };
      const { id: userId } = await step('POST', '/users', { ...person, storeId: policy['storeId'] });
      if (userName === 'ada') await step('POST', `/groups/${group as string}/members`, { userId });
    }
    await save({ audience: { everyone: false, groupIds: [group] } });
    const before = await step('GET', url);
    const told = await step('GET', `${url}/simulation`);
    expect(told).toMatchObject({
      days: 30,
      selfService: { now: true, draft: true },
      audience: { now: 2, draft: 1, losing: 1, losers: [{ userName: 'eve' }] },
      requests: { recorded: 0, refused: 0 },
      rules: { stopping: [], deactivating: [] },
    });
    expect(await step('GET', url)).toEqual(before);
    expect(before).toMatchObject({ applicationId, activeVersion: 1 });
    for (const days of ['0', '91', '-1', '1e1', '30.5', 'all', '']) {
      const { status } = await world.call('GET', `${live}${url}/simulation?days=${days}`, {
        token: administrator,
      });
      expect([days, status]).toEqual([days, 422]);
    }
    expect((await step('GET', `${url}/simulation?days=90`))['days']).toBe(90);
  });
});
