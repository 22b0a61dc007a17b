import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Premises } from '@latchkey/kernel/testing';
import pg from 'pg';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { refuseLiveMocks } from './live-mocks.ts';

describe('mocks in live environments', () => {
  let world: PgWorld;
  const pools: Record<'app' | 'queue', pg.Pool | undefined> = { app: undefined, queue: undefined };
  beforeAll(async () => {
    world = await pgWorld();
    pools.app = new pg.Pool({ connectionString: world.database.appUrl, max: 1 });
    pools.queue = new pg.Pool({ connectionString: world.database.queueUrl, max: 1 });
    await world.admin.query('alter table tenant.verification drop constraint verification_mock_in_test');
  }, 60_000);
  beforeEach(async () => {
    await world.admin.query(`update tenant.verification set type = 'email'`);
    await world.admin.query(`update tenant.credential_store_type set driver = 'local'`);
  });
  afterAll(async () => {
    await pools.app?.end();
    await pools.queue?.end();
    await world.close();
  });

  const look = (role: 'app' | 'queue') => refuseLiveMocks(pools[role] as pg.Pool);
  const mockVerification = ({ verificationId }: Premises) =>
    world.admin.query(`update tenant.verification set type = 'mock_success' where id = $1`, [verificationId]);

  it.each(['app', 'queue'] as const)(
    'S-49 are named by tenant and process to the role %s, and nothing else is',
    async (role) => {
      await expect(look(role)).resolves.toBeUndefined();
      await mockVerification(world.ours);
      const { tenantId, processId } = world.ours;
      await expect(look(role)).rejects.toThrow(`process ${processId} of tenant ${tenantId}. Deactivate`);
      await expect(look(role)).rejects.not.toThrow(world.theirs.tenantId);
    },
  );

  it('S-49 a mock store counts as much as a mock verification', async () => {
    const { tenantId, processId, storeId } = world.theirs;
    await world.admin.query(
      `update tenant.credential_store_type set driver = 'mock_failure'
        where id = (select type_id from tenant.credential_store where id = $1)`,
      [storeId],
    );
    await expect(look('app')).rejects.toThrow(`process ${processId} of tenant ${tenantId}.`);
  });

  it('S-49 what is inactive, and what is in a test environment, keeps nobody from starting', async () => {
    await mockVerification(world.oursInTest);
    await mockVerification(world.ours);
    await world.admin.query(`update tenant.process set status = 'inactive' where id = $1`, [
      world.ours.processId,
    ]);
    await expect(look('queue')).resolves.toBeUndefined();
  });

  it('S-49 the roles that ask see no process, verification or store of anybody by themselves', async () => {
    for (const table of [
      'process',
      'process_verification',
      'verification',
      'credential_store',
      'credential_store_type',
    ]) {
      expect((await pools.app?.query(`select 1 from tenant.${table}`))?.rows).toEqual([]);
      await expect(pools.queue?.query(`select 1 from tenant.${table}`)).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
