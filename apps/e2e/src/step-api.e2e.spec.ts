import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, HttpClient } from './world/http-client.ts';
import { maskedText } from './world/masked-text.ts';
import { figure } from './world/volumes.ts';
import { World, type Tenant } from './world/world.ts';

interface Message {
  readonly id: string;
  readonly text: string;
}

interface Step {
  readonly id: string;
  readonly flowSecret: string | null;
  readonly state: string;
  readonly messages: readonly Message[];
  readonly nodes: readonly { readonly type: string; readonly name?: string; readonly href?: string }[];
  readonly actions: readonly {
    readonly name: string;
    readonly path: string;
    readonly fields: readonly string[];
  }[];
}

interface BodySchema {
  readonly properties: Readonly<Record<string, unknown>>;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      { readonly post?: { requestBody: { content: { 'application/json': { schema: { $ref: string } } } } } }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, BodySchema>> };
}

const base = '/v1/pwd_reset';
const newPassword = 'seven green kettles sing';
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ar', 'ja', 'zh-Hans'];

/** A client that knows nothing but the document: it fills the fields that an action names and goes where it points. */
class ClientOfTheDocument {
  private secret: string | undefined;
  readonly states: string[] = [];

  constructor(
    private readonly api: HttpClient,
    private readonly document: OpenApi,
    private readonly answers: (field: string) => Promise<string>,
  ) {}

  async open(locale = 'en'): Promise<Step> {
    return this.take(await this.api.post<Step>(`${base}/init`, { locale }));
  }

  async goOn(step: Step): Promise<Step> {
    const action = step.actions[0];
    if (!action) throw new Error(`${step.state} has no action`);
    const described = this.document.paths[action.path]?.post?.requestBody.content['application/json'].schema;
    const schema = this.document.components.schemas[described?.$ref.split('/').at(-1) ?? ''];
    const body: Record<string, string> = { id: step.id };
    for (const field of action.fields) {
      expect(schema?.properties).toHaveProperty(field);
      expect(step.nodes.filter(({ name }) => name === field)).toHaveLength(1);
      body[field] = await this.answers(field);
    }
    return this.take(
      await this.api.with({ 'latchkey-flow': this.secret ?? '' }).post<Step>(action.path, body),
    );
  }

  private take(answer: Answer<Step>): Step {
    if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
    this.secret = answer.body.flowSecret ?? this.secret;
    this.states.push(answer.body.state);
    return answer.body;
  }
}

describe('a recovery as pages that somebody else draws', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  const open = async (tenant: Tenant = world.acme): Promise<Step & { flowSecret: string }> =>
    (await tenant.api.post<Step & { flowSecret: string }>(`${base}/init`, {})).body;
  const call = (secret: string | null, step: string, body: object, tenant: Tenant = world.acme) =>
    tenant.api.with({ 'latchkey-flow': secret ?? '' }).post<Step>(`${base}/${step}`, body);
  const identified = async (identifier: string) => {
    const { id, flowSecret } = await open();
    return (await call(flowSecret, 'identify', { id, identifier })).body;
  };

  it('PR-A00 PR-A01 PR-A02 PR-A03 PR-A04 PR-A05 EX-X6 who knows only the document finishes a reset', async () => {
    const { acme } = world;
    const ada = acme.user('ada');
    const document = (await acme.api.get<OpenApi>('/openapi.json')).body;
    await world.mails.clear();
    const client = new ClientOfTheDocument(acme.api, document, async (field) => {
      if (field === 'code') return (await world.mails.secrets(ada.email)).code;
      return field === 'identifier' ? 'ada' : newPassword;
    });
    let step = await client.open();
    while (step.actions.length > 0) step = await client.goOn(step);
    expect(client.states).toEqual(['identify', 'verify', 'reset', 'success']);
    expect((await acme.signIn('ada', newPassword)).status).toBe(200);
    expect((await acme.signIn('ada', ada.password)).status).toBe(401);
  });

  it('PR-A00 the address that ServiceNow gives it answers alike', async () => {
    const paths = [base, '/api/now/v1/pwd_reset'];
    const pages = await Promise.all(
      paths.map(async (path) => {
        const { status, body } = await world.acme.api.post<Step>(`${path}/init`, { locale: 'de' });
        return { status, ...body, id: '', flowSecret: '', expiresAt: '' };
      }),
    );
    expect(pages[0]).toMatchObject({ status: 200, state: 'identify' });
    expect(pages[1]).toEqual(pages[0]);
  });

  it('PR-A01 PR-T03 opening a conversation is written down, and so is who is named in it', async () => {
    const { id } = await open();
    const lines = await world.sql<{ stage: string; message: string }>(
      'select stage, message from tenant.reset_activity where request_id = $1',
      [id],
    );
    expect(lines).toEqual([{ stage: 'identification', message: 'recovery.session.opened' }]);
    const audited = await world.sql('select 1 from tenant.audit_entry where subject = $1', [id]);
    expect(audited).toHaveLength(1);
  });

  it('PR-A02 PR-A03 PR-A04 each step answers its page again when it is told nothing', async () => {
    const opened = await open();
    const again = await call(opened.flowSecret, 'identify', { id: opened.id });
    expect(again.body.nodes).toEqual(opened.nodes);
    const verify = await identified('grace');
    const looked = await call(verify.flowSecret, 'verify', { id: verify.id });
    expect(looked.body).toMatchObject({ state: 'verify', flowSecret: null });
    const tooSoon = await call(verify.flowSecret, 'reset', { id: verify.id });
    expect(tooSoon.body.state).toBe('verify');
  });

  it('PR-A05 PR-A06 a page of an ending is there when that ending is, and not before', async () => {
    const { id, flowSecret } = await identified('grace');
    for (const step of ['success', 'failure']) {
      const early = await call(flowSecret, step, { id });
      expect([early.status, early.body]).toMatchObject([409, { code: 'step-not-reached' }]);
    }
    await world.sql(
      `update tenant.reset_request set link_until = now() - interval '1 second' where id = $1`,
      [id],
    );
    const ended = await call(flowSecret, 'failure', { id });
    expect([ended.status, ended.body.state, ended.body.messages[0]?.id]).toEqual([
      200,
      'expired',
      'ended.title',
    ]);
    expect((await call(flowSecret, 'success', { id })).status).toBe(409);
  });

  it('BY-15 S-29 what was begun on a laptop is finished on a phone, and the laptop holds nothing any more', async () => {
    const { acme } = world;
    await world.mails.clear();
    const laptop = await identified('edsger');
    const { token } = await world.mails.secrets(acme.user('edsger').email);
    const phone = (await acme.api.post<Step>(`${base}/verify`, { token })).body;
    expect([phone.state, phone.id]).toEqual(['reset', laptop.id]);
    expect((await call(laptop.flowSecret, 'verify', { id: laptop.id })).status).toBe(404);
    const done = await call(phone.flowSecret, 'reset', { id: phone.id, newPassword });
    expect([done.status, done.body.state]).toEqual([200, 'success']);
    expect((await call(phone.flowSecret, 'success', { id: phone.id })).body.state).toBe('success');
    expect((await acme.signIn('edsger', newPassword)).status).toBe(200);
  });

  it('PR-A01 EX-P15 texts come in the language of the reader, their ids are the same in each', async () => {
    const ids = new Set<string>();
    const texts = new Set<string>();
    for (const locale of languages) {
      const { body } = await world.acme.api.post<Step>(`${base}/init`, { locale });
      ids.add(JSON.stringify(body.messages.map(({ id }) => id)));
      texts.add(body.messages[0]?.text ?? '');
    }
    expect([ids.size, texts.size]).toEqual([1, languages.length]);
    const { body } = await world.acme.api
      .with({ 'accept-language': 'nl;q=0.9, xx' })
      .post<Step>(`${base}/init`, {});
    const dutch = await world.acme.api.post<Step>(`${base}/init`, { locale: 'nl' });
    expect(body.messages).toEqual(dutch.body.messages);
  });

  it('S-05 S-08 BY-03 a name that nobody has is led through the same pages', async () => {
    const walk = async (identifier: string) => {
      const verify = await identified(identifier);
      const { id, flowSecret } = verify;
      const seen: Answer<unknown>[] = [];
      for (let n = 0; n < 6; n += 1) seen.push(await call(flowSecret, 'verify', { id, code: '000000' }));
      seen.push(await call(flowSecret, 'verify', { id, resend: true }));
      seen.push(await call(flowSecret, 'verify', { id }));
      seen.push(await call(flowSecret, 'reset', { id, newPassword }));
      seen.push(await call(flowSecret, 'success', { id }));
      const hide = (text: string) => maskedText(text).replaceAll(identifier, '(name)');
      return [hide(JSON.stringify(verify)), ...seen.map(({ status, text }) => `${status} ${hide(text)}`)];
    };
    const [known, unknown] = [await walk('grace'), await walk('nobody')];
    const differences = known.filter((step, at) => step !== unknown[at]).length;
    figure(
      'I6 S-05',
      `pages of the step API that differ for an unknown name, of ${known.length}`,
      differences,
      '0',
    );
    expect(unknown).toEqual(known);
  });

  it('S-26 S-28 S-40 without a proof no password is set, and nobody else’s secret opens a page', async () => {
    const { globex } = world;
    const mine = await identified('grace');
    const set = await call(mine.flowSecret, 'reset', { id: mine.id, newPassword });
    expect([set.status, set.body]).toMatchObject([410, { code: 'flow-ended' }]);
    const other = await open();
    const strangers = [
      call(other.flowSecret, 'verify', { id: mine.id }),
      call(mine.flowSecret, 'identify', { id: other.id, identifier: 'grace' }),
      call(mine.flowSecret, 'verify', { id: mine.id }, globex),
      call(other.flowSecret, 'identify', { id: other.id }, globex),
      call('A'.repeat(43), 'identify', { id: other.id }),
      call(null, 'verify', { id: mine.id }),
    ];
    expect((await Promise.all(strangers)).map(({ status }) => status)).toEqual([
      404, 404, 404, 404, 404, 404,
    ]);
    await world.sql(`update tenant.step_session set expires_at = now() - interval '1 second' where id = $1`, [
      other.id,
    ]);
    expect((await call(other.flowSecret, 'identify', { id: other.id })).status).toBe(404);
  });

  it('S-42 S-47 a body that says two things, or something else, is refused and says what to send', async () => {
    const { id, flowSecret } = await identified('grace');
    const refused: readonly (readonly [string, object])[] = [
      ['verify', { id, code: '000000', resend: true }],
      ['verify', { id, token: 'A'.repeat(43) }],
      ['verify', { token: 'A'.repeat(43), code: '000000' }],
      ['verify', {}],
      ['verify', { id, state: 'reset' }],
      ['identify', { id, identifier: ['grace'] }],
      ['identify', { id: 'not an id' }],
      ['reset', { id, newPassword: 12 }],
      ['reset', { id, newPassword, proven: true }],
      ['init', { locale: 'x'.repeat(99) }],
    ];
    for (const [step, body] of refused) {
      const { status, headers } = await call(flowSecret, step, body);
      expect({ step, body, status }).toEqual({ step, body, status: 422 });
      expect(headers['content-type']).toMatch('application/problem+json');
    }
    const attempts = await world.sql<{ n: number }>(
      'select code_attempts as n from tenant.challenge where request_id = $1',
      [id],
    );
    expect(attempts).toEqual([{ n: 0 }]);
  });
});
