import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure, inParallel, within } from '@latchkey/kernel/testing';
import { questionTries, ProofAttempts, type MethodKey, type ProofAttempt } from '@latchkey/verification';
import { openFlowOf } from '../testing/open-flow.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

describe('tries at what people know', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  }, 60_000);
  afterAll(() => world.close());

  /** A flow whose mail has proved, and which then asks for this. */
  const asking = async (method: MethodKey, accountKey: Buffer): Promise<ProofAttempt> => {
    const { tenantId, environment } = world.ours;
    const verificationId = world.secrets.id();
    await world.admin.query(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, $4, $4, $5, 'active', '{}', now(), 1)`,
      [tenantId, environment, verificationId, `${method} ${verificationId}`, method],
    );
    const { requestId, flowDigest } = await openFlowOf(world)(world.ours, accountKey);
    await world.admin.query(
      `update tenant.reset_request set owed = owed || $2::uuid, set_password_until = now() + interval '10 minutes'
        where id = $1`,
      [requestId, verificationId],
    );
    return { requestId, flowDigest, verificationId };
  };
  const count = (attempt: ProofAttempt) =>
    within(world.ours, () => world.parts.get(ProofAttempts).count(attempt));

  it.each(['questions', 'personal_data'] as const)(
    'S-22 PR-M12 of a hundred at once by %s three are compared, and no other recovery of the account has more',
    async (method) => {
      const accountKey = world.secrets.tokenDigest(world.secrets.token());
      const attempt = await asking(method, accountKey);
      const counted: string[] = [];
      await inParallel(100, async () => counted.push((await count(attempt)).kind));
      const compared = counted.filter((kind) => kind === 'counted').length;
      figure(`${method}: ${compared} of 100 parallel tries were compared (must be ${questionTries})`);
      expect([compared, counted.filter((kind) => kind === 'paused').length]).toEqual([questionTries, 97]);
      expect(await count(await asking(method, accountKey))).toEqual({ kind: 'paused' });
      const another = world.secrets.tokenDigest(world.secrets.token());
      expect((await count(await asking(method, another))).kind).toBe('counted');
    },
  );
});
