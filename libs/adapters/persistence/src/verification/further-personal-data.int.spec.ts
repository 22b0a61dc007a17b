import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin } from '@latchkey/kernel/testing';
import { ResetRequests, type FurtherVerification } from '@latchkey/recovery';
import { openFlowOf } from '../testing/open-flow.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('personal data beside the mail', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  /** What a recovery of the one user is asked beside the mail, where it is this attribute. */
  const askedFor = async (attribute: string): Promise<readonly FurtherVerification[]> => {
    const { tenantId, environment } = world.ours;
    const verificationId = world.secrets.id();
    await world.admin.query(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, $4, $4, 'personal_data', 'active', $5, now(), 1)`,
      [tenantId, environment, verificationId, attribute, JSON.stringify({ attribute })],
    );
    const digest = world.secrets.tokenDigest(world.secrets.token());
    const { requestId } = await openFlowOf(world)(world.ours, digest);
    await world.admin.query(`update tenant.reset_request set owed = owed || $2::uuid where id = $1`, [
      requestId,
      verificationId,
    ]);
    return unitWithin(world, world.ours, async () => {
      const request = await world.parts.get(ResetRequests).getForUpdate(requestId);
      return request ? world.parts.get(ResetRequests).furtherVerifications(request) : [];
    });
  };

  it('PR-M12 can be given where it is on record, and nothing of it is told', async () => {
    await world.admin.query(`update tenant.app_user set attributes = '{"badge": "Canary-7"}' where id = $1`, [
      world.ours.userId,
    ]);
    const told = [];
    for (const attribute of ['badge', 'display_name', 'locker']) told.push(...(await askedFor(attribute)));
    expect(told.map(({ name, method, readiness }) => [name, method, readiness])).toEqual([
      ['badge', 'personal_data', 'ready'],
      ['display_name', 'personal_data', 'ready'],
      ['locker', 'personal_data', 'not_enrolled'],
    ]);
    expect(JSON.stringify(told)).not.toContain('Canary');
  });
});
