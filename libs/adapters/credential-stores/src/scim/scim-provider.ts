import type { StoreAccount } from '@latchkey/credentials';
import type { Outcome } from '@latchkey/outbound';
import { basicHeader } from '../over-http/authentication.ts';
import { codeOf } from '../over-http/connection-test.ts';
import { jsonOf } from '../over-http/json-answer.ts';
import type { OpenedStore } from '../over-http/opened-store.ts';
import { isSegment, percentEncoded } from '../over-http/percent-encoded.ts';
import { isUserName } from '../over-http/settable-text.ts';
import type { Scalar } from './attribute-path.ts';
import { listResponse, schemas, userResource, type UserResource } from './schemas.ts';
import type { ScimSettings } from './settings.ts';

/** Octets: a user may bring along all the groups that it is in. */
const longestAnswer = 256 * 1024;

export interface PatchOperation {
  readonly op: 'replace';
  readonly path: string;
  readonly value: Scalar;
}

export type Search =
  | { readonly kind: 'found'; readonly user: UserResource }
  | { readonly kind: 'missing' }
  /** A slug for why nobody knows. */
  | { readonly kind: 'failed'; readonly code: string };

/** One service provider, for as long as one operation takes. */
export class ScimProvider {
  constructor(private readonly store: OpenedStore<ScimSettings>) {}

  get settings(): ScimSettings {
    return this.store.settings;
  }

  get opened(): OpenedStore<ScimSettings> {
    return this.store;
  }

  ask(path: string): Promise<Outcome> {
    const url = `${this.settings.baseUrl}${path}`;
    return this.store.call({
      method: 'GET',
      url,
      headers: { accept: 'application/scim+json' },
      longestAnswer,
    });
  }

  /**
   * The one account that is called so. What comes back is compared once more: a provider that does not understand the
   * filter answers with everybody.
   */
  async find(account: Pick<StoreAccount, 'userName' | 'userId'>): Promise<Search> {
    const { attribute, value } = this.settings.findBy;
    const wanted = account[value];
    if (!isUserName(wanted)) return { kind: 'missing' };
    const filter = percentEncoded(`${attribute} eq ${JSON.stringify(wanted)}`);
    const outcome = await this.ask(`/Users?filter=${filter}&count=2`);
    const list =
      outcome.kind === 'answered' && outcome.status === 200 && listResponse.safeParse(jsonOf(outcome));
    if (!list || !list.success) return { kind: 'failed', code: codeOf(outcome) };
    const [only, ...others] = list.data.Resources;
    if (list.data.totalResults !== 1 || others.length > 0) return { kind: 'missing' };
    const user = userResource.safeParse(only);
    if (!user.success || !isSegment(user.data.id)) return { kind: 'failed', code: 'answer-not-understood' };
    return isCalled(user.data, attribute, wanted) ? { kind: 'found', user: user.data } : { kind: 'missing' };
  }

  patch({ id, meta }: UserResource, operations: readonly PatchOperation[]): Promise<Outcome> {
    return this.store.call({
      ...this.patching(`/Users/${percentEncoded(id)}`, operations),
      headers: { ...patchHeaders, ...(meta?.version === undefined ? {} : { 'if-match': meta.version }) },
    });
  }

  /** As the person whose password it is (RFC 7644, 3.11). */
  patchMe(userName: string, password: string, operations: readonly PatchOperation[]): Promise<Outcome> {
    return this.store.conversation.call({
      ...this.patching('/Me', operations),
      headers: { ...patchHeaders, authorization: basicHeader(userName, password) },
    });
  }

  private patching(path: string, operations: readonly PatchOperation[]) {
    const body = JSON.stringify({ schemas: [schemas.patch], Operations: operations });
    return { method: 'PATCH', url: `${this.settings.baseUrl}${path}`, body, longestAnswer } as const;
  }
}

const patchHeaders = { accept: 'application/scim+json', 'content-type': 'application/scim+json' };

/** A `userName` is compared without letter case (RFC 7643, 4.1.1), an `externalId` with it. */
export function isCalled(user: UserResource, attribute: 'userName' | 'externalId', wanted: string): boolean {
  const called = user[attribute];
  if (called === undefined) return false;
  return called === wanted || (attribute === 'userName' && called.toLowerCase() === wanted.toLowerCase());
}
