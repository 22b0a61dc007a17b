import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './world/http-client.ts';
import { areaUnderCurve, shuffled } from './world/statistics.ts';
import { atProof, figure } from './world/volumes.ts';
import { World, type Started } from './world/world.ts';

/** Everything that a stranger sees, with what is random in any answer put out of sight. */
function visible({ status, headers, text }: Answer<unknown>): unknown {
  const hidden = text
    .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"(id)"')
    .replaceAll(/"[\w-]{43}"/g, '"(secret)"')
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"(time)"')
    .replaceAll(/"retry_after":\d+/g, '"retry_after":(seconds)');
  const names = Object.keys(headers).sort();
  return { status, names, length: headers['content-length'], hidden };
}

describe('nobody learns who has an account', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
    const { acme } = world;
    await world.sql(`update tenant.app_user set status = 'disabled' where id = $1`, [acme.user('edsger').id]);
    // Grace's password lies in a store that the process does not serve.
    await world.sql(
      `insert into tenant.credential_store select tenant_id, environment, gen_random_uuid(), 'Other', 'other', type_id,
        multi_factor_sign_in, status, created_at, version from tenant.credential_store where id = $1`,
      [acme.seeded.storeId],
    );
    await world.sql(
      `update tenant.app_user u set store_id = s.id from tenant.credential_store s
        where s.name_key = 'other' and s.tenant_id = u.tenant_id and u.id = $1`,
      [acme.user('grace').id],
    );
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  /** Seven states of an account, the known one first. */
  function states(): Record<string, string> {
    const { acme, globex } = world;
    return {
      known: acme.user('ada').email,
      unknown: 'nobody@mail.acme.example',
      disabled: acme.user('edsger').email,
      'not in the process': acme.user('grace').email,
      'of another tenant': globex.user('barbara').email,
      'no address at all': 'someone',
      'in other letters': 'ADA@mail.ACME.example',
    };
  }

  async function walk(identifier: string): Promise<unknown[]> {
    const { acme } = world;
    const seen: unknown[] = [];
    const started = await acme.start(identifier);
    seen.push(visible(started));
    const flow = started.body;
    const at = `/v1/reset-requests/${flow.id}`;
    seen.push(visible(await acme.inFlow(flow).get(at)));
    for (let attempt = 0; attempt < 7; attempt += 1) seen.push(visible(await acme.prove(flow, '000000')));
    seen.push(visible(await acme.inFlow(flow).post(`${at}/challenges`)));
    seen.push(visible(await acme.setPassword(flow, 'seven green kettles sing')));
    seen.push(visible(await acme.redeem('A'.repeat(43))));
    seen.push(visible(await acme.signIn(identifier, 'not the password of anybody')));
    seen.push(visible(await acme.inFlow(flow).get(at)));
    return seen;
  }

  it('S-05 BY-03 seven states of an account answer byte for byte alike at every public step', async () => {
    const all = Object.entries(states());
    const [first, ...others] = all;
    const reference = await walk(first?.[1] ?? '');
    let differences = 0;
    for (const [name, identifier] of others) {
      const seen = await walk(identifier);
      const different = seen.filter(
        (step, index) => JSON.stringify(step) !== JSON.stringify(reference[index]),
      );
      expect({ name, different }).toEqual({ name, different: [] });
      differences += different.length;
    }
    figure(
      'I6 S-05',
      `answers that differ, ${all.length} states at ${reference.length} steps`,
      differences,
      '0',
    );
    expect(reference.map((step) => (step as { status: number }).status)).toEqual([
      202, 200, 410, 410, 410, 410, 410, 410, 410, 429, 410, 410, 401, 200,
    ]);
  });

  it('S-05 S-02 only the known account gets a mail, at the address on file', async () => {
    await world.mails.clear();
    for (const identifier of Object.values(states())) await world.acme.start(identifier);
    const { email } = world.acme.user('ada');
    await world.mails.await(email, /reset your password/, 2);
    const sent = await world.sql<{ status: string; n: number }>(
      `select status, count(*)::int as n from tenant.message where status <> 'queued' group by status`,
    );
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set(['sent', 'discarded']));
    const strangers = Object.values(states()).filter((each) => each.toLowerCase() !== email);
    for (const address of strangers) expect(await world.mails.to(address)).toEqual([]);
  });

  it('S-07 a mail server that is away changes no answer', async () => {
    const before = [await world.acme.start(states()['known'] ?? ''), await world.acme.start('nobody')].map(
      visible,
    );
    await world.system.kill('mail-catcher', 'SIGKILL');
    const after = [await world.acme.start(states()['known'] ?? ''), await world.acme.start('nobody')].map(
      visible,
    );
    await world.system.restart('mail-catcher');
    expect(after).toEqual(before);
    figure('S-07', 'answers changed by a mail server that is away', 0, '0');
  });

  // Times need a thousand samples to say anything: they are measured in `npm run proof` only.
  const measured = atProof ? it : undefined;
  measured?.(
    'S-06 BY-03 times of known and unknown accounts cannot be told apart, at start and at proof',
    async () => {
      const samples = 1000;
      const { acme } = world;
      const known: Record<'start' | 'proof', number[]> = { start: [], proof: [] };
      const unknown: Record<'start' | 'proof', number[]> = { start: [], proof: [] };
      for (let warm = 0; warm < 20; warm += 1) await measure(`warm-${warm}@mail.acme.example`);
      // In a wholly random order: what a known account leaves to the worker must not always fall on an unknown one.
      const order = shuffled(Array.from({ length: 2 * samples }, (_, index) => index % 2 === 0));
      for (const [index, isKnown] of order.entries()) {
        // Both sides meet accounts of their own brake: who proves often is slowed down, known or not.
        await world.sql('delete from tenant.code_brake');
        const took = await measure(isKnown ? acme.user('ada').email : `nobody-${index}@mail.acme.example`);
        const side = isKnown ? known : unknown;
        side.start.push(took.start);
        side.proof.push(took.proof);
      }
      const start = areaUnderCurve(known.start, unknown.start);
      const proof = areaUnderCurve(known.proof, unknown.proof);
      figure('I6 S-06', `AUC of times at start, n = ${samples} each`, start.toFixed(3), '0.45 to 0.55');
      figure('I6 S-06', `AUC of times at proof, n = ${samples} each`, proof.toFixed(3), '0.45 to 0.55');
      for (const area of [start, proof]) expect(Math.abs(area - 0.5)).toBeLessThanOrEqual(0.05);
    },
    900_000,
  );

  async function measure(identifier: string): Promise<{ start: number; proof: number }> {
    const { acme } = world;
    const began = performance.now();
    const flow: Started = (await acme.start(identifier)).body;
    const started = performance.now();
    await acme.prove(flow, '000000');
    return { start: started - began, proof: performance.now() - started };
  }
});
