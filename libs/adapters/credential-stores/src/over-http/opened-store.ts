import type { DescribedStore, StoreDescriptions } from '@latchkey/credentials';
import type { OutboundClient, OutboundRequest, Outcome } from '@latchkey/outbound';
import { AccessTokens } from './access-tokens.ts';
import { basicHeader, credentialName, type HttpAuthentication } from './authentication.ts';
import { Conversation, usualDeadline } from './conversation.ts';
import { hearing, UntoldTroubles, type HttpTroubles } from './http-troubles.ts';

type Headers = Readonly<Record<string, string>>;

/** Opens stores over HTTP for one operation each. */
export class HttpStores {
  private readonly tokens = new AccessTokens();

  /** `deadline`: milliseconds of one operation with all its calls. */
  constructor(
    private readonly descriptions: StoreDescriptions,
    private readonly client: OutboundClient,
    private readonly deadline = usualDeadline,
    private readonly troubles: HttpTroubles = new UntoldTroubles(),
  ) {}

  /** `Settings` are those that the kind's schema let pass when they were saved. Throws NotFound. */
  async open<Settings extends { readonly authentication: HttpAuthentication }>(
    storeId: string,
  ): Promise<OpenedStore<Settings>> {
    const store = await this.descriptions.of(storeId);
    const conversation = new Conversation(this.client, this.deadline, hearing(this.troubles, storeId));
    return new OpenedStore<Settings>(store, conversation, this.tokens);
  }
}

/** One store, for as long as one operation takes. */
export class OpenedStore<Settings extends { readonly authentication: HttpAuthentication }> {
  readonly settings: Settings;
  private readonly credential: string;

  constructor(
    private readonly store: DescribedStore,
    readonly conversation: Conversation,
    private readonly tokens: AccessTokens,
  ) {
    this.settings = store.settings as unknown as Settings;
    this.credential = store.secrets[credentialName] ?? '';
  }

  /** One call to the store, with what proves who we are. */
  async call(request: OutboundRequest): Promise<Outcome> {
    const credentials = await this.credentials();
    // Nothing went to the store itself.
    if (!credentials) return { kind: 'unavailable', reason: 'not-connected' };
    const headers = { ...request.headers, ...credentials };
    const outcome = await this.conversation.call({ ...request, headers });
    if (outcome.kind === 'answered' && outcome.status === 401) this.forgetToken();
    return outcome;
  }

  /** By what the store knows us; undefined when nobody gives us a token. */
  async credentials(): Promise<Headers | undefined> {
    const { authentication } = this.settings;
    switch (authentication.kind) {
      case 'none':
        return {};
      case 'basic':
        return { authorization: basicHeader(authentication.userName, this.credential) };
      case 'bearer':
        return { authorization: `${authentication.scheme} ${this.credential}` };
      case 'header':
        return { [authentication.name.toLowerCase()]: this.credential };
      case 'oauth2': {
        const { id } = this.store;
        const token = await this.tokens.of(id, authentication, this.credential, this.conversation);
        return token === undefined ? undefined : { authorization: `Bearer ${token}` };
      }
    }
  }

  private forgetToken(): void {
    const { authentication } = this.settings;
    if (authentication.kind === 'oauth2') {
      this.tokens.forget(this.store.id, authentication, this.credential);
    }
  }
}
