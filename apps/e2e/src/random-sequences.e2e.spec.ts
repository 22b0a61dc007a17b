import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HttpClient } from './world/http-client.ts';
import { figure, volume } from './world/volumes.ts';
import { World, type Started } from './world/world.ts';

const sequences = volume(300, 10_000);
const lanes = 8;
const mock = '01a20000-0000-7000-8000-0000000000aa';
const app = '01a20000-0000-7000-8000-0000000000ab';

/** What somebody can do who knows no code and no link. */
const steps = [
  'start',
  'start again',
  'wrong code',
  'no code',
  'resend',
  'wrong link',
  'look',
  'set password',
  'set password with a stale secret',
  'replay a key',
  'prove in another flow',
  'give a further proof',
  'give an enrolled proof',
  'generate a password',
  'unlock',
  'enrol',
  'sign in',
] as const;
type Step = (typeof steps)[number];

describe('somebody without any proof', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
    // A mock that always proves stands beside the mail: only the order keeps it from proving alone.
    await world.sql(`alter table tenant.verification drop constraint verification_mock_in_test`);
    for (const { seeded } of [world.acme, world.globex]) {
      await world.sql(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
          values ($1, 'live', $2, 'Mock', 'mock', 'mock_success', 'active', '{}', now(), 1),
            ($1, 'live', $3, 'App', 'app', 'authenticator', 'active', '{}', now(), 1)`,
        [seeded.tenantId, mock, app],
      );
      await world.sql(`update tenant.process_version set owed = owed || $1::uuid where tenant_id = $2`, [
        mock,
        seeded.tenantId,
      ]);
    }
    // One tenant lets people choose a password, the other makes one; both unlock.
    const made = { deliverBy: ['display'], mustChange: false, extensionId: null };
    for (const [tenant, generatedPassword] of [
      [world.acme, null],
      [world.globex, made],
    ] as const) {
      await world.sql(`update tenant.process_version set policy = policy || $2::jsonb where tenant_id = $1`, [
        tenant.seeded.tenantId,
        JSON.stringify({ actions: ['reset', 'unlock'], generatedPassword }),
      ]);
    }
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  it(
    'S-26 BY-15 no sequence of calls reaches a new password without a proof',
    async () => {
      const seed = Number(process.env['LATCHKEY_SEED'] ?? Date.now() % 2 ** 31);
      const drawn = fc.sample(fc.array(fc.constantFrom(...steps), { minLength: 3, maxLength: 12 }), {
        numRuns: sequences,
        seed,
      });
      let calls = 0;
      let reached = 0;
      const work = drawn.map((sequence, index) => ({ sequence, index }));
      await Promise.all(
        Array.from({ length: lanes }, async () => {
          for (let next = work.pop(); next; next = work.pop()) {
            const [tenant, name] = next.index % 2 === 0 ? [world.acme, 'grace'] : [world.globex, 'barbara'];
            const victim = next.index % 3 === 0 ? 'nobody' : name;
            const intruder = new Intruder(tenant.api, victim, next.index);
            for (const step of next.sequence) {
              calls += 1;
              if (await intruder.takes(step)) reached += 1;
            }
          }
        }),
      );
      const rows = await world.sql<{ proofs: number; changes: number }>(
        `select (select count(*)::int from tenant.reset_proof) proofs,
          (select count(*)::int from tenant.credential_change) changes`,
      );
      // So many wrong sign-ins are braked for an hour, the owner's too. After it the old password counts.
      await world.sql(`delete from platform.caller_brake`);
      const owners = [
        await world.acme.signIn('grace', world.acme.user('grace').password),
        await world.globex.signIn('barbara', world.globex.user('barbara').password),
      ];
      figure(
        'I4 S-26',
        `passwords reached without a proof, ${sequences} sequences, ${calls} calls, seed ${seed}`,
        reached,
        '0',
      );
      expect([reached, rows, owners.map(({ status }) => status)]).toEqual([
        0,
        [{ proofs: 0, changes: 0 }],
        [200, 200],
      ]);
    },
    volume(120_000, 1_800_000),
  );
});

class Intruder {
  private flow: Started = {
    id: '00000000-0000-7000-8000-000000000000',
    flowSecret: 'A'.repeat(43),
    state: '',
  };
  private stale = this.flow;

  constructor(
    private readonly api: HttpClient,
    private readonly victim: string,
    private readonly index: number,
  ) {}

  /** Whether the step gave what only a proof may give. */
  async takes(step: Step): Promise<boolean> {
    const { status, body } = await this.send(step);
    if (step.startsWith('start') && status === 202) {
      this.stale = this.flow;
      this.flow = body as unknown as Started;
    }
    if (status >= 500) throw new Error(`${step} answered ${status}`);
    return status === 200 && step !== 'look';
  }

  private send(step: Step) {
    const inFlow = this.api.with({ 'latchkey-flow': this.flow.flowSecret });
    const at = `/v1/reset-requests/${this.flow.id}`;
    const newPassword = 'the intruder chooses a password';
    switch (step) {
      case 'start':
      case 'start again':
        return this.api.post('/v1/reset-requests', { identifier: this.victim });
      case 'wrong code':
        // Not a guess that could be right by chance: codes here have six digits.
        return inFlow.post(`${at}/proofs`, { code: '1234567' });
      case 'no code':
        return inFlow.post(`${at}/proofs`, { code: '' });
      case 'resend':
        return inFlow.post(`${at}/challenges`);
      case 'wrong link':
        return this.api.post('/v1/reset-links/redeem', { token: this.flow.flowSecret });
      case 'look':
        return inFlow.get(at);
      case 'set password':
        return inFlow.post(`${at}/password`, { newPassword });
      case 'set password with a stale secret':
        return this.api
          .with({ 'latchkey-flow': this.stale.flowSecret })
          .post(`${at}/password`, { newPassword });
      case 'replay a key':
        return inFlow.post(`${at}/password`, { newPassword }, { idempotencyKey: `intruder-${this.index}` });
      case 'prove in another flow':
        return this.api
          .with({ 'latchkey-flow': this.stale.flowSecret })
          .post(`/v1/reset-requests/${this.flow.id}/proofs`, { code: '7654321' });
      case 'give a further proof':
        return inFlow.post(`${at}/proofs`, { verificationId: mock });
      case 'give an enrolled proof':
        return inFlow.post(`${at}/proofs`, { verificationId: app, code: '1234567' });
      case 'generate a password':
        return inFlow.post(`${at}/generated-password`);
      case 'unlock':
        return inFlow.post(`${at}/unlock`);
      case 'enrol':
        return this.api
          .with({ 'latchkey-session': this.flow.flowSecret })
          .post('/v1/enrolments', { verificationId: app, password: newPassword });
      case 'sign in':
        return this.api.post('/v1/sign-in', { identifier: this.victim, password: newPassword });
    }
  }
}
