import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from './world/world.ts';

describe('mails in words of a tenant’s own', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(() => world.stop());

  const write = (tenantId: string, key: string, text: string) =>
    world.sql(
      `insert into tenant.message_text (tenant_id, environment, id, key, locale, text, created_at, version)
        values ($1, 'live', $2, $3, 'en', $4, now(), 1)`,
      [tenantId, randomUUID(), key, text],
    );

  it('S-65 S-66 the worker says them to people of that tenant alone, fills in and computes nothing else, and the link works', async () => {
    const { acme, globex } = world;
    await write(acme.seeded.tenantId, 'mail.reset-intro', 'Lost your key to {application}? <%= 1931*5171 %>');
    await write(acme.seeded.tenantId, 'mail.reset-subject', '{application}: your way back in');
    // As if it had come past the rules: what does not fit its part is not said.
    await write(acme.seeded.tenantId, 'mail.footer', '{{1931*5171}} {code} https://evil.example');
    await acme.start('ada');
    await globex.start('ada');
    const [ours] = await world.mails.await(acme.user('ada').email, /your way back in$/);
    const application = ours?.subject.replace(': your way back in', '') ?? '';
    for (const part of [ours?.text, ours?.html.replaceAll('&lt;', '<').replaceAll('&gt;', '>')])
      expect(part).toContain(`Lost your key to ${application}? <%= 1931*5171 %>`);
    expect(ours?.text).not.toMatch(/Somebody asked|evil|\{\{1931|9985201/);
    const token = /\/reset\/link\/([\w-]{43})/.exec(ours?.text ?? '')?.[1] ?? '';
    expect((await acme.redeem(token)).status).toBe(200);
    const [theirs] = await world.mails.await(globex.user('ada').email, /reset your password$/);
    expect(theirs?.text).toContain('Somebody asked to reset the password');
  });
});
