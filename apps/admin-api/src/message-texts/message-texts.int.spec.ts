import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { injections, misleading } from '@latchkey/messaging/testing';
import { AdminWorld, type Call, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';

describe('message texts', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, more: Call = {}): Promise<Reply> =>
    world.call(method, `${live}${url}`, { token: acme.administrator.token, ...more });
  const write = (key: string, text: string, locale = 'en'): Promise<Reply> =>
    call('POST', '/message-texts', { body: { key, locale, text } });
  const change = (id: string, match: string | undefined, text: string): Promise<Reply> =>
    call('PUT', `/message-texts/${id}`, { body: { text }, headers: match ? { 'if-match': match } : {} });
  const preview = (body: object): Promise<Reply> =>
    call('POST', '/message-texts/preview', { body: { kind: 'reset-link', locale: 'en', ...body } });
  const faults = ({ json }: Reply): string[] =>
    ((json['errors'] ?? []) as { code: string; pointer: string }[]).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );

  it('is written, changed by whoever has seen the newest version, and taken back', async () => {
    const text = 'Your way back into {application}';
    const first = await write('mail.reset-subject', ` ${text} `);
    expect([first.status, first.headers['etag']]).toEqual([201, '"1"']);
    expect(first.json).toEqual({
      ...{ id: expect.any(String), key: 'mail.reset-subject', locale: 'en', text },
      ...{ createdAt: expect.any(String), version: 1 },
    });
    const id = first.json['id'] as string;
    expect((await write('mail.reset-subject', text)).status).toBe(409);
    expect((await write('mail.reset-subject', text, 'de')).status).toBe(201);
    expect((await change(id, undefined, text)).status).toBe(428);
    const second = await change(id, '"1"', '{application}: come back');
    expect([second.status, second.headers['etag']]).toEqual([200, '"2"']);
    expect((await change(id, '"1"', text)).status).toBe(412);
    expect((await call('GET', `/message-texts/${id}`)).headers['etag']).toBe('"2"');
    expect((await preview({})).json['subject']).toBe('Example Portal: come back');
    expect((await call('DELETE', `/message-texts/${id}`)).json).toEqual({ id, deleted: true });
    expect((await call('GET', `/message-texts/${id}`)).status).toBe(404);
    expect((await preview({})).json['subject']).toBe('Example Portal: reset your password');
  });

  it('says which placeholder is unknown or missing, and in which languages mails are written', async () => {
    expect(faults(await write('mail.reset-link-expiry', 'Until {moment}.'))).toEqual([
      'unknown-placeholder /text',
      'missing-placeholder /text',
    ]);
    expect(faults(await write('mail.hello', 'Hi,', 'tlh'))).toEqual(['unknown-language /locale']);
    expect(faults(await write('mail.deactivated-intro', 'x'))).toEqual(['not-a-choice /key']);
    const texts = [
      { key: 'mail.hello', text: 'Hi,' },
      { key: 'mail.help', text: 'Ask.' },
    ];
    expect(faults(await preview({ texts }))).toEqual(['missing-placeholder /texts/1/text']);
  });

  it('is previewed with what is kept and what is proposed, and nothing is kept of it', async () => {
    await write('mail.changed-intro', 'We have changed it.');
    const texts = [{ key: 'mail.changed-not-you', text: 'Not you? Ask {tenant}.' }];
    const seen = (await preview({ kind: 'password-changed', texts })).json;
    expect(seen['text']).toContain('We have changed it.');
    expect(seen['text']).toContain('Not you? Ask Example.');
    expect(seen['html']).toContain('Not you? Ask Example.');
    const page = (await call('GET', '/message-texts?limit=100')).json['items'] as { key: string }[];
    expect(page.map(({ key }) => key)).not.toContain('mail.changed-not-you');
    const german = (await preview({ locale: 'de', kind: 'password-changed' })).json['text'];
    expect(german).not.toContain('We have changed it.');
  });

  it('of an SMS is its text, with a code and the line that binds it to its page', async () => {
    const texts = [{ key: 'sms.recovery-code', text: '{code} for {application}' }];
    expect((await preview({ kind: 'recovery-code', texts })).json).toEqual({
      ...{ subject: null, html: null },
      text: '123456 for Example Portal\n\n@login.example.com #123456',
    });
    const without = [{ key: 'sms.telephone-code', text: 'Good day to {tenant}' }];
    expect(faults(await preview({ kind: 'telephone-code', texts: without }))).toEqual([
      'unknown-placeholder /texts/0/text',
      'missing-placeholder /texts/0/text',
    ]);
  });

  it('S-65 nothing in a text is computed, whatever engine it was written for', async () => {
    const kept: string[] = [];
    for (const text of injections) {
      for (const reply of [
        await write('mail.new-password-keep', text),
        await preview({ texts: [{ key: 'mail.reset-intro', text }] }),
      ])
        if (reply.status !== 422) kept.push(text);
    }
    for (const text of [{ type: 'Program', body: [] }, ['{{7*7}}'], 49, null])
      if ((await write('mail.new-password-keep', text as never)).status !== 422) kept.push(String(text));
    figure(`S-65: ${kept.length} of ${injections.length} payloads became texts, 0 were computed (must be 0)`);
    expect(kept).toEqual([]);
    const plain = await preview({ texts: [{ key: 'mail.reset-intro', text: '<%= 7*7 %> <b>x</b>' }] });
    expect(plain.json['text']).toContain('<%= 7*7 %> <b>x</b>');
    expect(plain.json['html']).toContain('&lt;%= 7*7 %&gt; &lt;b&gt;x&lt;/b&gt;');
  });

  it('S-66 no text leads elsewhere or breaks a line', async () => {
    const kept: string[] = [];
    for (const text of misleading) if ((await write('mail.footer', text)).status !== 422) kept.push(text);
    expect(kept).toEqual([]);
  });
});
