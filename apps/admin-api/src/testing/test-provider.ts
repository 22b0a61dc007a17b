import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  decodeJwt,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type GenerateKeyPairResult,
  type JWTPayload,
} from 'jose';
import { Provider } from 'oidc-provider';

export const returnUrl = 'http://localhost:4300/signed-in';
export const clientSecret = 'a secret that only the provider and we know';

/** Whom the provider signs in next, and how well it has looked at them. */
export interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly name?: string;
  readonly groups?: readonly string[];
  readonly acr?: string;
  readonly amr?: readonly string[];
}

/** Puts another assertion in the place of the genuine one; undefined takes it away. */
export type Forgery = (
  genuine: JWTPayload,
  token: string,
) => Promise<string | undefined> | string | undefined;

interface ContextOfGrant {
  readonly oidc: { readonly session: { readonly accountId: string } };
}

/** A real OpenID provider. What leaves its token endpoint can be forged on the way, with its own key too. */
export class TestProvider {
  forge: Forgery | undefined;
  person: Person = { sub: 'nobody' };
  requests = 0;
  private provider!: Provider;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly keys: GenerateKeyPairResult,
  ) {}

  static async start(): Promise<TestProvider> {
    const server = createServer((request, response) => void started.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new TestProvider(server, issuer, await generateKeyPair('RS256', { extractable: true }));
    await started.open();
    return started;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** As its own key signs it, whatever it says. */
  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(this.keys.privateKey);
  }

  publicJwk() {
    return exportJWK(this.keys.publicKey);
  }

  /** What a browser does from the address that it was sent to until it is back; answers the query that it brings. */
  async visit(address: string): Promise<string> {
    const jar = new Map<string, string>();
    let url = address;
    while (url.startsWith(this.issuer)) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const told of reply.headers.getSetCookie()) {
        const [pair = ''] = told.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = reply.headers.get('location');
      if (location === null) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
      url = new URL(location, url).href;
    }
    return new URL(url).search.slice(1);
  }

  private async open(): Promise<void> {
    const key = { ...(await exportJWK(this.keys.privateKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    this.provider = new Provider(this.issuer, {
      clients: [{ client_id: 'latchkey', client_secret: clientSecret, redirect_uris: [returnUrl] }],
      jwks: { keys: [key] },
      claims: { openid: ['sub', 'groups', 'amr'], email: ['email'], profile: ['name'], acr: null },
      acrValues: ['strong', 'weak'],
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['not a secret: this is a test'] },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => this.person }),
      loadExistingGrant: async ({ oidc }: ContextOfGrant) => {
        const { accountId } = oidc.session;
        const grant = new this.provider.Grant({ clientId: 'latchkey', accountId });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    if (request.url?.startsWith('/interaction/')) {
      const { sub, acr, amr } = this.person;
      const login = { accountId: sub, acr, amr, remember: false };
      return this.provider.interactionFinished(request, response, { login });
    }
    if (request.url === '/token') this.forgeOnTheWay(response);
    this.provider.callback()(request, response);
  }

  private forgeOnTheWay(response: ServerResponse): void {
    const end = response.end.bind(response);
    const forged = async (body: string): Promise<void> => {
      const { id_token: token, ...rest } = JSON.parse(body) as { id_token?: string };
      const other = token && this.forge ? await this.forge(decodeJwt(token), token) : token;
      const text = JSON.stringify({ ...rest, ...(other === undefined ? {} : { id_token: other }) });
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    };
    response.end = ((body: unknown) => {
      void forged(String(body));
      return response;
    }) as typeof response.end;
  }
}
