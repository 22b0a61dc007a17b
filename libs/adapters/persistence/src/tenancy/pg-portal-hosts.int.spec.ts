import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '@latchkey/kernel';
import { fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { PortalHosts } from '@latchkey/tenancy';
import pg from 'pg';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('portal hosts in the directory', () => {
  let world: PgWorld;
  let hosts: PortalHosts;
  beforeAll(async () => {
    world = await pgWorld();
    hosts = world.parts.get(PortalHosts);
  });
  afterAll(() => world.close());

  const claim = (premises: Premises, host: string) =>
    unitWithin(world, premises, () => hosts.claim(premises.applicationId, host));
  const release = (premises: Premises, host: string, applicationId = premises.applicationId) =>
    unitWithin(world, premises, () => hosts.release(applicationId, host));
  const holder = async (host: string): Promise<unknown> =>
    (
      await world.admin.query(
        `select tenant_id as "tenantId", environment, application_id as "applicationId" from directory.tenant_host where host = $1`,
        [host],
      )
    ).rows[0];
  const placeOf = ({ tenantId, environment, applicationId }: Premises) => ({
    tenantId,
    environment,
    applicationId,
  });

  it('S-40 a host belongs to who claimed it, in the tenant and environment of the transaction', async () => {
    await claim(world.ours, 'one.example');
    await claim(world.ours, 'one.example');
    expect(await holder('one.example')).toEqual(placeOf(world.ours));
    for (const other of [world.theirs, world.oursInTest]) {
      await expect(claim(other, 'one.example')).rejects.toThrow(Conflict);
    }
    expect(await holder('one.example')).toEqual(placeOf(world.ours));
  });

  it('S-40 nobody releases a host of somebody else, not even by naming the application', async () => {
    await claim(world.ours, 'two.example');
    await release(world.theirs, 'two.example');
    await release(world.theirs, 'two.example', world.ours.applicationId);
    await release(world.oursInTest, 'two.example', world.ours.applicationId);
    await release(world.ours, 'two.example', world.oursInTest.applicationId);
    expect(await holder('two.example')).toEqual(placeOf(world.ours));
    await release(world.ours, 'two.example');
    expect(await holder('two.example')).toBeUndefined();
    await claim(world.theirs, 'two.example');
  });

  it('of a hundred claims of two tenants at once, one tenant has the host', async () => {
    const results = await inParallel(100, () =>
      claim(Math.random() < 0.5 ? world.ours : world.theirs, 'race.example'),
    );
    expect(await holder('race.example')).toBeDefined();
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
    expect(fulfilled(results).length).toBeGreaterThan(0);
  });

  it('S-40 a connection without a tenant claims nothing, and the role cannot write the directory itself', async () => {
    const url = new URL(String(process.env['LATCHKEY_TEST_DATABASE_URL']));
    const name = (await world.admin.query(`select current_database() as name`)).rows[0].name as string;
    Object.assign(url, { pathname: `/${name}`, username: 'latchkey_app', password: 'test-only' });
    const client = new pg.Client({ connectionString: url.toString() });
    await client.connect();
    try {
      const id = world.ours.applicationId;
      await expect(client.query(`select directory.claim_host('none.example', $1)`, [id])).rejects.toThrow(
        /null value/,
      );
      for (const text of [
        `insert into directory.tenant_host (host, tenant_id, environment, application_id) values ('x', $1, 'live', $1)`,
        `delete from directory.tenant_host where application_id = $1`,
      ]) {
        await expect(client.query(text, [id])).rejects.toThrow(/permission denied/);
      }
    } finally {
      await client.end();
    }
  });
});
