import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { AdminWorld, goodPassword, type Colleague, type Reply } from '../testing/admin-world.ts';
import { certificateOf } from '@latchkey/outbound/testing';
import { live } from '../testing/furnished-tenant.ts';
import { enrolledApp } from '../testing/second-factors.ts';
import {
  clientSecret,
  returnUrl,
  TestProvider,
  type Forgery,
  type Person,
} from '../testing/test-provider.ts';
import { samlForgeries } from '../testing/saml-forgeries.ts';
import {
  audience,
  samlUrl,
  strongClass,
  TestSamlProvider,
  type Said,
  type SamlRequest,
} from '../testing/test-saml-provider.ts';

interface Round {
  readonly answer: string;
  readonly cookie: string;
}

const strong = { acr: 'strong', amr: ['pwd', 'mfa'] };
const grace: Person = {
  sub: 'grace',
  email: 'grace@acme.example',
  name: 'Grace',
  groups: ['desk'],
  ...strong,
};
const base64 = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);

describe('sign-in by an identity provider', () => {
  let world: AdminWorld;
  let provider: TestProvider;
  let another: TestProvider;
  let ada: Colleague;
  let globexAda: Colleague;
  beforeAll(async () => {
    // The provider says of itself that it is for tests.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    [provider, another] = [await TestProvider.start(), await TestProvider.start()];
    world = await AdminWorld.start({
      LATCHKEY_OUTBOUND_ORIGINS: `${provider.issuer},${another.issuer}`,
      LATCHKEY_STAFF_RETURN_URL: returnUrl,
    });
    ada = await world.firstAdministrator('acme', await world.newTenant('acme'));
    globexAda = await world.firstAdministrator('globex', await world.newTenant('globex'));
    await makeProvider(ada, {});
    await makeProvider(ada, { name: 'Another', issuer: another.issuer });
    await makeProvider(globexAda, { justInTime: false });
  }, 60_000);
  afterEach(() => {
    provider.forge = undefined;
    provider.person = grace;
  });
  afterAll(async () => {
    await Promise.all([provider.stop(), another.stop()]);
    await world.stop();
  });

  const providerBody = (changed: object) => ({
    ...{ name: 'Company', issuer: provider.issuer, clientId: 'latchkey', clientSecret },
    ...{ requiredAcr: ['strong'], requiredAmr: ['mfa'], groupsClaim: 'groups', justInTime: true },
    groupRoles: [
      { group: 'desk', role: 'password_reset_service_desk' },
      { group: 'stores', role: 'password_reset_credential_manager' },
    ],
    ...changed,
  });
  const makeProvider = (by: Colleague, changed: object) =>
    world.done('POST', '/v1/identity-providers', { token: by.token, body: providerBody(changed) });
  const start = (body: object = {}): Promise<Reply> =>
    world.call('POST', '/v1/provider-sign-ins', { body: { tenant: 'acme', provider: 'Company', ...body } });
  const begin = async (body: object = {}): Promise<{ address: string; cookie: string }> => {
    const { status, text, json, headers } = await start(body);
    if (status !== 201) throw new Error(`${status} ${text}`);
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    return { address: json['authorizationUrl'] as string, cookie };
  };
  const visit = async (person: Person = grace, body: object = {}, at = provider): Promise<Round> => {
    const { address, cookie } = await begin(body);
    at.person = person;
    return { answer: await at.visit(address), cookie };
  };
  const complete = ({ answer, cookie }: Round): Promise<Reply> =>
    world.call('POST', '/v1/provider-sign-ins/complete', { body: { answer }, headers: { cookie } });
  const signIn = async (person: Person, body: object = {}): Promise<Reply> =>
    complete(await visit(person, body));
  const me = (reply: Reply) => world.call('GET', '/v1/me', { token: reply.json['sessionToken'] as string });
  const changed = ({ answer, cookie }: Round, change: (query: URLSearchParams) => void): Round => {
    const query = new URLSearchParams(answer);
    change(query);
    return { answer: query.toString(), cookie };
  };

  const forgeries = (): Record<string, Forgery> => {
    const signed =
      (change: (claims: JWTPayload) => JWTPayload): Forgery =>
      (claims) =>
        provider.sign(change(claims));
    const without =
      (name: string) =>
      (claims: JWTPayload): JWTPayload => ({ ...claims, [name]: undefined });
    const header = { alg: 'RS256', kid: 'k1' };
    return {
      'not signed (alg none)': (claims) => `${base64({ alg: 'none' })}.${base64(claims)}.`,
      'signed with the public key as a shared secret': async (claims) => {
        const body = `${base64({ alg: 'HS256', kid: 'k1' })}.${base64(claims)}`;
        const key = JSON.stringify(await provider.publicJwk());
        return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
      },
      'signed with the client secret': async (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(clientSecret)),
      'signed with another key': async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader(header)
          .sign(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
      'signed with a key that it brings along': async (claims) => {
        const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
        const jwk = await exportJWK(publicKey);
        return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', jwk }).sign(privateKey);
      },
      'changed under its signature': (claims, token) => {
        const [head, , signature] = token.split('.');
        return `${head}.${base64({ ...claims, groups: ['desk', 'stores'] })}.${signature}`;
      },
      'of another issuer': signed((claims) => ({ ...claims, iss: another.issuer })),
      'for another audience': signed((claims) => ({ ...claims, aud: 'somebody-else' })),
      'without a nonce': signed(without('nonce')),
      'with another nonce': signed((claims) => ({ ...claims, nonce: 'x'.repeat(43) })),
      expired: signed((claims) => ({ ...claims, iat: now() - 700, exp: now() - 60 })),
      'of somebody who signed in ten minutes ago': signed((claims) => ({
        ...claims,
        auth_time: now() - 600,
      })),
      'of nobody knows when': signed(without('auth_time')),
      'from the future': signed((claims) => ({ ...claims, auth_time: now() + 3600 })),
      'of nobody (no sub)': signed(without('sub')),
      'of a weaker class': signed((claims) => ({ ...claims, acr: 'weak' })),
      'of no class': signed(without('acr')),
      'by weaker methods': signed((claims) => ({ ...claims, amr: ['pwd'] })),
      'by no methods': signed(without('amr')),
      'not there': () => undefined,
    };
  };
  const misuses = (): Record<string, () => Promise<Reply>> => ({
    'a state that was used': async () => {
      const round = await visit();
      await complete(round);
      return complete(round);
    },
    'no state': async () => complete(changed(await visit(), (query) => query.delete('state'))),
    'two states': async () =>
      complete(changed(await visit(), (query) => query.append('state', query.get('state') ?? ''))),
    'the state of another round': async () => {
      const [one, two] = [await visit(), await visit()];
      const state = new URLSearchParams(two.answer).get('state') ?? '';
      return complete(changed(one, (query) => query.set('state', state)));
    },
    'a state with another tenant’s name on it': async () => {
      const theirs =
        new URLSearchParams((await visit(grace, { tenant: 'globex' })).answer).get('state') ?? '';
      const tenant = theirs.slice(0, 32);
      return complete(
        changed(await visit(), (query) => query.set('state', tenant + (query.get('state') ?? '').slice(32))),
      );
    },
    'another browser': async () => complete({ ...(await visit()), cookie: (await visit()).cookie }),
    'no browser': async () => complete({ ...(await visit()), cookie: '' }),
    'the code of another round': async () => {
      const [one, two] = [await visit(), await visit()];
      const code = new URLSearchParams(two.answer).get('code') ?? '';
      return complete(changed(one, (query) => query.set('code', code)));
    },
    'the answer of another provider': async () =>
      complete(changed(await visit(), (query) => query.set('iss', another.issuer))),
    'an answer that does not say whose it is': async () =>
      complete(changed(await visit(), (query) => query.delete('iss'))),
    'a member of another tenant': async () => signIn(grace, { tenant: 'globex' }),
    'a refusal of the provider': async () =>
      complete(
        changed(await visit(), (query) => {
          query.delete('code');
          query.set('error', 'access_denied');
        }),
      ),
  });

  it('S-37 of all assertions that are forged, stale, foreign or weak none is accepted; the genuine one is', async () => {
    const genuine = await signIn(grace);
    expect([genuine.status, genuine.text]).toEqual([200, expect.stringContaining('sessionToken')]);
    const told: Record<string, string> = {};
    const judge = (name: string, { status, json }: Reply) => {
      told[name] = `${status} ${String(json['code'])}`;
    };
    const forged = Object.entries(forgeries());
    for (const [name, forge] of forged) {
      const round = await visit();
      provider.forge = forge;
      judge(name, await complete(round));
      provider.forge = undefined;
    }
    const misused = Object.entries(misuses());
    for (const [name, misuse] of misused) judge(name, await misuse());
    // The same way of changing things goes through when nothing is changed: it is the change that was refused.
    provider.forge = (claims) => provider.sign(claims);
    expect((await signIn(grace)).status).toBe(200);
    const names = Object.keys(told);
    const accepted = names.filter((name) => told[name]?.startsWith('2'));
    figure(`S-37: forged or stale assertions accepted = ${accepted.length} of ${names.length}`);
    expect(told).toEqual(Object.fromEntries(names.map((name) => [name, '401 sign-in-refused'])));
    expect(names.length).toBe(forged.length + misused.length);
    expect(names.length).toBeGreaterThanOrEqual(15);
  }, 60_000);

  it('S-37 an account is its issuer and subject: the same subject elsewhere and a member’s mail address open nothing', async () => {
    const first = (await me(await signIn(grace))).json['id'];
    expect((await me(await signIn({ ...grace, email: 'renamed@acme.example' }))).json['id']).toBe(first);
    const elsewhere = { ...grace, email: 'grace@another.example' };
    const theirs = await complete(await visit(elsewhere, { provider: 'Another' }, another));
    expect((await me(theirs)).json['id']).not.toBe(first);
    for (const email of [ada.email, ada.email.toUpperCase()]) {
      expect((await signIn({ ...grace, sub: 'mallory', email })).status).toBe(401);
    }
    const wrongly = await signIn({ ...grace, sub: 'GRACE', email: 'other@acme.example' });
    expect((await me(wrongly)).json['id']).not.toBe(first);
  });

  it('S-46 S-45 groups say at each sign-in what a member may do, and who has left them is out at once', async () => {
    const bob: Person = { ...grace, sub: 'bob', email: 'bob@acme.example', groups: ['desk'] };
    const first = await signIn(bob);
    expect((await me(first)).json['roles']).toEqual(['password_reset_service_desk']);
    await signIn({ ...bob, groups: ['stores', 'password_reset_admin', 'unknown'] });
    expect((await me(first)).json['roles']).toEqual(['password_reset_credential_manager']);
    expect((await signIn({ ...bob, groups: [] })).status).toBe(401);
    expect((await me(first)).json['roles']).toEqual([]);
    const unknown = { ...bob, sub: 'eve', email: 'eve@acme.example', groups: ['others'] };
    expect((await signIn(unknown)).status).toBe(401);
    const staffId = (await me(first)).json['id'] as string;
    await world.done('POST', `/v1/staff/${staffId}/disable`, { token: ada.token });
    expect((await signIn(bob)).status).toBe(401);
    await world.done('POST', `/v1/staff/${staffId}/enable`, { token: ada.token });
    expect((await signIn(bob)).status).toBe(200);
  });

  it('who was invited joins by the provider with the link, once, and keeps the roles that staff gave', async () => {
    const email = 'lin@acme.example';
    const roles = ['password_reset_credential_manager'];
    const body = { email, displayName: 'Lin', roles };
    const invited = await world.done('POST', '/v1/staff', { token: ada.token, body });
    const { token: invitation } = invited['invitation'] as { token: string };
    const lin: Person = { sub: 'lin', groups: ['desk'], ...strong };
    const kim: Person = { ...lin, sub: 'kim' };
    const spare = await visit(kim, { invitation });
    const joined = await signIn(lin, { invitation });
    expect((await me(joined)).json).toMatchObject({ id: invited['id'], roles });
    expect((await me(await signIn(lin))).json).toMatchObject({ id: invited['id'], roles });
    provider.person = kim;
    expect((await complete(spare)).json['code']).toBe('setup-link-rejected');
    expect((await start({ invitation })).json['code']).toBe('setup-link-rejected');
    const setup = { tenant: 'acme', token: invitation, email, displayName: 'Lin', password: goodPassword };
    expect((await world.call('POST', '/v1/setup', { body: setup })).status).toBe(410);
  });

  it('S-37 a provider that must name a second factor vouches for one, and no other provider does', async () => {
    const weak = { name: 'Weak', issuer: another.issuer, requiredAcr: ['strong'], requiredAmr: ['pwd'] };
    const bookstore = await world.firstAdministrator('bookstore', await world.newTenant('bookstore'));
    await makeProvider(bookstore, weak);
    await makeProvider(bookstore, {});
    const kit: Person = { ...grace, sub: 'kit', email: 'kit@bookstore.example' };
    const byWeak = { tenant: 'bookstore', provider: 'Weak' };
    const kay = await complete(await visit(kit, byWeak, another));
    const max = await signIn({ ...kit, sub: 'max', email: 'max@bookstore.example' }, { tenant: 'bookstore' });
    for (const { json } of [kay, max]) await enrolledApp(world, json['sessionToken'] as string);
    const again = await complete(await visit(kit, byWeak, another));
    expect(again.json['standing']).toBe('factor-due');
    expect((await me(again)).json['code']).toBe('second-factor-required');
    const vouched = await signIn(
      { ...kit, sub: 'max', email: 'max@bookstore.example' },
      { tenant: 'bookstore' },
    );
    expect(vouched.json['standing']).toBe('whole');
    expect((await me(vouched)).status).toBe(200);
    await world.sql.query(
      `insert into tenant.staff_policy (tenant_id, require_second_factor, version)
        select tenant_id, true, 1 from tenant.tenant where slug = 'bookstore'`,
    );
    const newcomer = { ...kit, sub: 'new', email: 'new@bookstore.example' };
    const asked = await complete(await visit(newcomer, byWeak, another));
    expect((await me(asked)).json['code']).toBe('second-factor-enrolment-required');
    const letIn = await signIn(
      { ...newcomer, sub: 'newer', email: 'newer@bookstore.example' },
      { tenant: 'bookstore' },
    );
    expect((await me(letIn)).status).toBe(200);
  });

  it('S-37 a state that was made up is refused like one that is used up, whatever tenant it names', async () => {
    const round = await visit();
    const used = changed(round, () => undefined);
    await complete(used);
    const again = await complete(used);
    for (const tenant of [randomUUID(), '0'.repeat(8) + randomUUID().slice(8)]) {
      const made = changed(round, (query) => {
        const state = query.get('state') ?? '';
        query.set('state', `${tenant.replaceAll('-', '')}${state.slice(32)}`);
      });
      const reply = await complete(made);
      expect([reply.status, reply.json['code']]).toEqual([again.status, again.json['code']]);
      expect(again.status).toBe(401);
    }
  });

  it('S-37 of fifty who bring one answer at once, one comes in', async () => {
    const round = await visit();
    const replies = await Promise.all(Array.from({ length: 50 }, () => complete(round)));
    const statuses = replies.map(({ status }) => status);
    figure(
      `S-37: sessions of 50 uses of one answer at once = ${statuses.filter((one) => one === 200).length}`,
    );
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 49 }, () => 401)]);
  });

  it('S-46 the last administrator with a password stays, whoever a provider makes one', async () => {
    const admins = { groupRoles: [{ group: 'desk', role: 'password_reset_admin' }] };
    await makeProvider(globexAda, { name: 'Another', issuer: another.issuer, ...admins });
    const person = { ...grace, email: 'boss@globex.example' };
    const boss = await complete(await visit(person, { tenant: 'globex', provider: 'Another' }, another));
    const token = boss.json['sessionToken'] as string;
    const change = { token, body: { roles: [] } };
    const demoted = await world.call('PUT', `/v1/staff/${globexAda.staffId}/roles`, change);
    const disabled = await world.call('POST', `/v1/staff/${globexAda.staffId}/disable`, { token });
    expect([demoted.json['code'], disabled.json['code']]).toEqual([
      'last-administrator',
      'last-administrator',
    ]);
  });

  it('the browser is sent with PKCE, state, nonce and max_age, and holds a cookie of this host alone', async () => {
    const { json, headers } = await start();
    const url = new URL(json['authorizationUrl'] as string);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', max_age: '300', redirect_uri: returnUrl },
      ...{ state: expect.stringMatching(/^[\da-f]{32}_[\w-]{43}$/), nonce: expect.stringMatching(/^.{43}$/) },
    });
    expect(headers['set-cookie']).toMatch(
      /^__Host-latchkey-sign-in=[\w-]{43}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    const { rows } = await world.sql.query(`select row_to_json(r)::text as row from tenant.sign_in_round r`);
    const kept = JSON.stringify(rows) + world.lines.text;
    for (const name of ['state', 'nonce']) expect(kept).not.toContain(url.searchParams.get(name));
    expect(kept).not.toContain(clientSecret);
  });

  it('S-60 without an answer of the provider, or at an address of the inside, nobody comes in by it, and passwords still open', async () => {
    const gone = await TestProvider.start();
    await gone.stop();
    await makeProvider(ada, { name: 'Gone', issuer: gone.issuer });
    const reply = await start({ provider: 'Gone' });
    expect([reply.status, reply.json['code']]).toEqual([503, 'identity-provider-unavailable']);
    // The same port by a name that no operator has opened: it is of the inside, and nothing is sent there.
    await makeProvider(ada, { name: 'Inside', issuer: provider.issuer.replace('127.0.0.1', 'localhost') });
    const asked = provider.requests;
    expect((await start({ provider: 'Inside' })).json['code']).toBe('identity-provider-unavailable');
    expect(provider.requests).toBe(asked);
    expect(await world.signIn('acme', ada.email)).toMatch(/^lks_/);
    for (const body of [{ provider: 'None' }, { tenant: 'nobody' }])
      expect((await start(body)).json['code']).toBe('not-found');
  });

  it('S-23 one network begins a hundred sign-ins in a quarter of an hour', async () => {
    const replies = await Promise.all(
      Array.from({ length: 120 }, () => start({ tenant: 'globex', provider: 'None' })),
    );
    const before = 100 - replies.filter(({ status }) => status === 404).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(10);
    expect((await start({ tenant: 'globex' })).json['code']).toBe('too-many-provider-sign-ins');
  });

  it('a change ends what is on its way, needs the version, and tells nobody the secret', async () => {
    const { items } = await world.done('GET', '/v1/identity-providers', { token: ada.token });
    const { id } = (items as { id: string; name: string }[]).find(({ name }) => name === 'Company') ?? {
      id: '',
    };
    const url = `/v1/identity-providers/${id}`;
    const shown = await world.call('GET', url, { token: ada.token });
    expect([shown.headers['etag'], shown.json['hasClientSecret']]).toEqual(['"1"', true]);
    expect(shown.text).not.toContain(clientSecret);
    const put = (headers: Record<string, string>) => {
      const body = providerBody({ clientSecret: undefined });
      return world.call('PUT', url, { token: ada.token, body, headers });
    };
    expect([(await put({})).status, (await put({ 'if-match': '"9"' })).status]).toEqual([428, 412]);
    const round = await visit();
    expect((await put({ 'if-match': '"1"' })).json).toMatchObject({ version: 2, hasClientSecret: true });
    expect((await complete(round)).status).toBe(401);
    expect((await signIn(grace)).status).toBe(200);
    const audit = await world.done('GET', `${live}/audit?subject=${id}`, { token: ada.token });
    expect((audit['items'] as { action: string }[]).map(({ action }) => action).sort()).toEqual([
      'access.identity-provider.created',
      'access.identity-provider.updated',
    ]);
  });

  describe('by SAML', () => {
    const saml = new TestSamlProvider('https://idp.initech.example');
    const next = new TestSamlProvider('https://idp.initech.example');
    const over = new TestSamlProvider('https://idp.initech.example', Date.now() - 60_000);
    let admin: Colleague;
    let providerId: string;
    beforeAll(async () => {
      admin = await world.firstAdministrator('initech', await world.newTenant('initech'));
      const made = await world.done('POST', '/v1/identity-providers', {
        token: admin.token,
        body: samlBody({}),
      });
      providerId = made['id'] as string;
    });

    const samlBody = (changed: object, settings: object = {}) => ({
      ...{ kind: 'saml', name: 'Company', issuer: saml.issuer, requiredAcr: [strongClass] },
      ...{ groupsClaim: 'groups', justInTime: true },
      groupRoles: [
        { group: 'desk', role: 'password_reset_service_desk' },
        { group: 'stores', role: 'password_reset_credential_manager' },
      ],
      saml: {
        ...{ signInUrl: 'https://idp.initech.example/sso?tenant=1', audience },
        ...{ certificates: [saml.certificate, next.certificate, over.certificate], emailAttribute: 'mail' },
        ...settings,
      },
      ...changed,
    });
    const ask = async (body: object = {}): Promise<{ request: SamlRequest; cookie: string }> => {
      const { address, cookie } = await begin({ tenant: 'initech', ...body });
      return { request: saml.read(address), cookie };
    };
    const deliver = (message: string, state: string): Promise<Reply> =>
      world.call('POST', '/v1/provider-sign-ins/saml', {
        raw: new URLSearchParams({ SAMLResponse: message, RelayState: state }).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'https://idp.initech.example',
        },
        key: null,
      });
    const queryOf = ({ status, headers }: Reply): string =>
      status === 303 ? new URL(headers['location'] as string).search.slice(1) : '';
    const packed = (xml: string): string =>
      xml.startsWith('raw:') ? xml.slice(4) : Buffer.from(xml).toString('base64');
    /** What a browser does with a response until it is signed in, or not. */
    const bring = async (xml: string, { request, cookie }: Awaited<ReturnType<typeof ask>>) => {
      const delivered = await deliver(packed(xml), request.state);
      // What is too long is refused at the door; whatever the browser then asks for is not there.
      const answer = queryOf(delivered) || new URLSearchParams({ state: request.state }).toString();
      return complete({ answer, cookie });
    };
    const enter = async (person: Partial<Said> = {}, by = saml, body: object = {}): Promise<Reply> => {
      const asked = await ask(body);
      return bring(by.signed(by.genuine(asked.request, person)), asked);
    };

    it('S-37 of all SAML responses that are forged, stale, wrapped or foreign none is accepted; genuine ones are', async () => {
      expect((await enter()).status).toBe(200);
      const told: Record<string, string> = {};
      const reasons: Record<string, string> = {};
      for (const [name, forge] of Object.entries(samlForgeries)) {
        const asked = await ask();
        const { status, json } = await bring(forge(saml.genuine(asked.request), saml), asked);
        told[name] = `${status} ${String(json['code'])}`;
        const text = `select reason from tenant.audit_entry order by at desc, id desc limit 1`;
        reasons[name] = await world.sql.query(text).then(({ rows }) => String(rows[0]?.reason), String);
      }
      const names = Object.keys(samlForgeries);
      const accepted = names.filter((name) => told[name]?.startsWith('2'));
      figure(`S-37: forged or stale SAML responses accepted = ${accepted.length} of ${names.length}`);
      expect(told).toEqual(Object.fromEntries(names.map((name) => [name, '401 sign-in-refused'])));
      expect(names.length).toBeGreaterThanOrEqual(20);
      // Each for what is wrong with it, and not all for one thing that is wrong with the test.
      expect(new Set(Object.values(reasons)).size).toBeGreaterThanOrEqual(20);
      // With both parts signed, and by the certificate that comes next; not by one that is over.
      const asked = await ask();
      const whole = saml.sign(saml.signed(saml.genuine(asked.request)), { element: 'Response' });
      expect((await bring(whole, asked)).status).toBe(200);
      expect([(await enter({}, next)).status, (await enter({}, over)).status]).toEqual([200, 401]);
    }, 60_000);

    it('S-37 a response is good once, in its own round, for the browser that began it and that has posted it', async () => {
      const asked = await ask();
      const xml = packed(saml.signed(saml.genuine(asked.request)));
      const [first, second] = [
        await deliver(xml, asked.request.state),
        await deliver(xml, asked.request.state),
      ];
      expect([first.status, first.headers['set-cookie'], second.status]).toEqual([303, undefined, 303]);
      expect(first.headers['location']).toMatch(
        new RegExp(`^${returnUrl}\\?state=${asked.request.state}&reference=[\\w-]{43}$`),
      );
      const other = await ask();
      const otherQuery = queryOf(await deliver(xml, other.request.state));
      const plain = new URLSearchParams({ state: asked.request.state }).toString();
      const told: Record<string, number> = {};
      const tryIt = async (name: string, answer: string, cookie: string) => {
        told[name] = (await complete({ answer, cookie })).status;
      };
      await tryIt('no browser', queryOf(first), '');
      await tryIt('another browser', queryOf(first), other.cookie);
      await tryIt('the one that began', queryOf(first), asked.cookie);
      await tryIt('again', queryOf(first), asked.cookie);
      await tryIt('in another round', otherQuery, other.cookie);
      const third = await ask();
      const answered = await deliver(packed(saml.signed(saml.genuine(third.request))), third.request.state);
      expect(answered.status).toBe(303);
      const late = await deliver(packed(saml.signed(saml.genuine(third.request))), third.request.state);
      await tryIt('the second answer to a round', queryOf(late), third.cookie);
      const fourth = await ask();
      await deliver(packed(saml.signed(saml.genuine(fourth.request))), fourth.request.state);
      await tryIt('without what the post has told', plain, fourth.cookie);
      expect(told).toEqual({
        ...{ 'no browser': 401, 'another browser': 401, 'the one that began': 200, again: 401 },
        ...{ 'in another round': 401, 'the second answer to a round': 401 },
        'without what the post has told': 401,
      });
      const nobody = `${'0'.repeat(32)}_${'x'.repeat(43)}`;
      expect([(await deliver(xml, nobody)).status, (await deliver(xml, 'x')).status]).toEqual([303, 401]);
    });

    it('S-37 an assertion that a provider hands out twice is good once', async () => {
      const id = { assertionId: '_once' };
      expect([(await enter(id)).status, (await enter(id)).status]).toEqual([200, 401]);
    });

    it('S-37 a hundred posts of one response at once, and a hundred who come for it, are one session', async () => {
      const asked = await ask();
      const xml = packed(saml.signed(saml.genuine(asked.request)));
      const many = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 100 }, work));
      const queries = (await many(() => deliver(xml, asked.request.state))).map(queryOf);
      const replies = await Promise.all(queries.map((answer) => complete({ answer, cookie: asked.cookie })));
      const sessions = replies.filter(({ status }) => status === 200).length;
      figure(`S-37: sessions of 100 posts of one SAML response at once = ${sessions}`);
      expect(replies.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array.from({ length: 99 }, () => 401),
      ]);
      const again = await ask();
      const once = packed(saml.signed(saml.genuine(again.request)));
      const answer = queryOf(await deliver(once, again.request.state));
      const statuses = (await many(() => complete({ answer, cookie: again.cookie }))).map(
        ({ status }) => status,
      );
      expect(statuses.filter((status) => status === 200).length).toBe(1);
    });

    it('of first sign-ins of one person at once each comes in, as one member', async () => {
      const person = { subject: 'lin-1', email: 'lin@initech.example' };
      const posted = async (): Promise<Round> => {
        const asked = await ask();
        const xml = packed(saml.signed(saml.genuine(asked.request, person)));
        return { answer: queryOf(await deliver(xml, asked.request.state)), cookie: asked.cookie };
      };
      const rounds = await Promise.all(Array.from({ length: 10 }, posted));
      // Who is told to come back, since too many came at once, begins anew: the round is used up.
      const comeIn = async (round: Round): Promise<Reply> => {
        const reply = await complete(round);
        return reply.status === 503 ? comeIn(await posted()) : reply;
      };
      const replies = await Promise.all(rounds.map(comeIn));
      expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
      const ids = await Promise.all(replies.map(async (reply) => (await me(reply)).json['id']));
      expect(new Set(ids).size).toBe(1);
      const text = `select count(*)::int as n from tenant.staff_member where email_key = $1`;
      expect((await world.sql.query(text, [person.email])).rows).toEqual([{ n: 1 }]);
    });

    it('S-46 groups of a SAML provider say at each sign-in what a member may do; the last administrator stays', async () => {
      const bob = { subject: 'bob-1', email: 'bob@initech.example' };
      const first = await enter(bob);
      expect((await me(first)).json['roles']).toEqual(['password_reset_service_desk']);
      await enter({ ...bob, groups: ['stores', 'unknown'] });
      expect((await me(first)).json['roles']).toEqual(['password_reset_credential_manager']);
      expect((await enter({ ...bob, groups: [] })).status).toBe(401);
      expect((await me(first)).json['roles']).toEqual([]);
      expect((await enter({ subject: 'eve-1', email: 'eve@initech.example', groups: [] })).status).toBe(401);
      const bosses = samlBody(
        { name: 'Bosses', issuer: next.issuer.replace('idp', 'bosses') },
        { certificates: [next.certificate] },
      );
      const groupRoles = [{ group: 'desk', role: 'password_reset_admin' }];
      await world.done('POST', '/v1/identity-providers', {
        token: admin.token,
        body: { ...bosses, groupRoles },
      });
      const issuer = next.issuer.replace('idp', 'bosses');
      const person = { issuer, responseIssuer: issuer, subject: 'boss-1', email: 'boss@initech.example' };
      const boss = await enter(person, next, { provider: 'Bosses' });
      const token = boss.json['sessionToken'] as string;
      const demoted = await world.call('PUT', `/v1/staff/${admin.staffId}/roles`, {
        ...{ token, body: { roles: [] } },
      });
      expect(demoted.json['code']).toBe('last-administrator');
    });

    it('S-40 another tenant’s provider of the same name and issuer opens nothing here', async () => {
      const theirs = new TestSamlProvider(saml.issuer);
      const gavin = await world.firstAdministrator('hooli', await world.newTenant('hooli'));
      await world.done('POST', '/v1/identity-providers', {
        token: gavin.token,
        body: samlBody({ name: 'By SAML' }, { certificates: [theirs.certificate] }),
      });
      expect((await enter({}, theirs)).status).toBe(401);
      const asked = await ask();
      const { request, cookie } = await ask({ tenant: 'hooli', provider: 'By SAML' });
      const xml = theirs.signed(theirs.genuine(request, { subject: 'lin-1' }));
      expect((await bring(xml, asked)).status).toBe(401);
      const answer = queryOf(await deliver(packed(xml), request.state));
      expect((await complete({ answer, cookie: asked.cookie })).status).toBe(401);
      // And there it opens their own house alone.
      const own = await complete({ answer, cookie });
      expect((await me(own)).json).toMatchObject({ email: 'grace@initech.example' });
      const found = await world.call('GET', `/v1/identity-providers/${providerId}/metadata`, {
        token: gavin.token,
      });
      expect(found.status).toBe(404);
    });

    it('a page learns what it can offer, and of an organisation that there is not as of one without providers', async () => {
      await world.newTenant('umbrella');
      const choices = (tenant: string) => world.call('GET', `/v1/provider-sign-ins?tenant=${tenant}`);
      await world.done('POST', '/v1/identity-providers', {
        token: admin.token,
        body: samlBody({ name: 'Not yet', issuer: 'https://later.example.com', active: false }),
      });
      const { status, json } = await choices('initech');
      const item = (name: string) => ({ name, startUrl: '/v1/provider-sign-ins' });
      expect([status, json]).toEqual([200, { items: [item('Bosses'), item('Company')] }]);
      const [without, absent] = [await choices('umbrella'), await choices('nobody')];
      expect([without.status, without.text]).toEqual([200, '{"items":[]}']);
      expect([absent.status, absent.text]).toEqual([without.status, without.text]);
    });

    it('tells the provider of us, asks it for a lasting name and a fresh sign-in, and keeps nothing readable', async () => {
      const { request } = await ask();
      expect(request.xml).toContain('ForceAuthn="true"');
      expect(request.xml).toContain('nameid-format:persistent');
      expect(request.xml).toContain(`AssertionConsumerServiceURL="${samlUrl}"`);
      expect(request.xml).toContain(`>${strongClass}</saml:AuthnContextClassRef>`);
      expect(request.state).toMatch(/^[\da-f]{32}_[\w-]{43}$/);
      await deliver(packed(saml.signed(saml.genuine(request))), request.state);
      const { rows } = await world.sql.query(
        `select row_to_json(r)::text as row from tenant.sign_in_round r`,
      );
      const kept = JSON.stringify(rows) + world.lines.text;
      for (const secret of [request.id, request.state, 'grace-1', packed('grace-1').slice(0, -2)])
        expect(kept).not.toContain(secret);
      const url = `/v1/identity-providers/${providerId}`;
      const told = await world.done('GET', `${url}/metadata`, { token: admin.token });
      expect(told).toMatchObject({ entityId: audience, responseUrl: samlUrl });
      expect(told['document']).toContain(`entityID="${audience}"`);
      expect(told['document']).toContain(`Location="${samlUrl}"`);
      const shown = await world.done('GET', url, { token: admin.token });
      const { certificates } = shown['saml'] as {
        certificates: { fingerprint: string; validUntil: string }[];
      };
      expect(certificates).toHaveLength(3);
      expect(certificates.map(({ validUntil }) => Date.parse(validUntil) > Date.now())).toEqual([
        ...[true, true, false],
      ]);
      expect(certificates[0]?.fingerprint).toMatch(/^[\da-f]{64}$/);
    });

    it('a provider is written down with what belongs to its protocol, and with certificates that can sign', async () => {
      const make = async (body: object) => {
        const { status, json } = await world.call('POST', '/v1/identity-providers', {
          token: admin.token,
          body,
        });
        const faults = (json['errors'] ?? []) as { pointer: string; code: string }[];
        return [status, ...faults.map(({ pointer, code }) => `${pointer} ${code}`)];
      };
      const other = { name: 'Other', issuer: 'https://other.example.com' };
      const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
      const signer = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      const certificates = [
        saml.certificate,
        'nothing',
        saml.certificate + next.certificate,
        certificateOf(short, signer.privateKey, []),
        certificateOf(signer.publicKey, signer.privateKey, []),
      ];
      expect(await make(samlBody(other, { certificates }))).toEqual([
        422,
        ...[1, 2, 3, 4].map((n) => `/saml/certificates/${n} invalid-certificate`),
      ]);
      expect(await make(samlBody({ ...other, clientId: 'x', requiredAmr: ['mfa'] }))).toEqual([
        ...[422, '/clientId not-of-this-kind', '/requiredAmr not-of-this-kind'],
      ]);
      expect(await make(samlBody({ ...other, saml: null }))).toEqual([422, '/saml missing']);
      expect(await make(samlBody({ ...other, kind: 'oidc' }))).toEqual([
        ...[422, '/clientId missing', '/saml not-of-this-kind'],
      ]);
      expect(await make(samlBody(other, { emailAttribute: null }))).toEqual([
        ...[422, '/saml/emailAttribute missing'],
      ]);
    });
  });
});
