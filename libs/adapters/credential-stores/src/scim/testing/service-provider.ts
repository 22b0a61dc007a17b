import { basicHeader } from '../../over-http/authentication.ts';
import type { HeardCall, PeerAnswer, PeerProtocol } from '../../over-http/testing/http-peer.ts';
import type { KeptAccount, KeptAccounts } from '../../over-http/testing/kept-accounts.ts';
import { schemas } from '../schemas.ts';

export const token = 'of-the-service-provider.1234567890';
export const extension = 'urn:example:params:scim:schemas:extension:recovery:2.0:User';

export const scimJson = (status: number, body: unknown): PeerAnswer => ({
  status,
  headers: { 'content-type': 'application/scim+json;charset=utf-8' },
  body: JSON.stringify(body),
});

export function scimError(status: number, scimType?: string): PeerAnswer {
  return scimJson(status, { schemas: [schemas.error], status: String(status), scimType, detail: 'no' });
}

export function resourceOf(account: KeptAccount) {
  const { id, userName, active, locked, fence, version } = account;
  return {
    schemas: [schemas.user, extension],
    ...{ id, userName, active, meta: { resourceType: 'User', version: `W/"${version}"` } },
    [extension]: { locked, attempt: fence },
  };
}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value: unknown;
}

/** Finds by one filter, changes by PATCH, has versions, and compares no attempts by itself. */
export class ServiceProvider implements PeerProtocol {
  constructor(private readonly accounts: KeptAccounts) {
    accounts.comparesAttempts = false;
  }

  changes({ method }: HeardCall): boolean {
    return method === 'PATCH';
  }

  serve(call: HeardCall): PeerAnswer {
    const { pathname, searchParams } = new URL(call.path, 'https://scim.example.com');
    if (pathname === '/scim/ServiceProviderConfig') return scimJson(200, config);
    if (pathname === '/scim/Me') return this.me(call);
    if (call.headers.authorization !== `Bearer ${token}`) return scimError(401);
    if (pathname === '/scim/Users') return this.list(searchParams.get('filter'));
    const [, id] = /^\/scim\/Users\/([^/]+)$/.exec(pathname) ?? [];
    const found = id !== undefined && this.accounts.all().find((each) => each.id === decodeURIComponent(id));
    return found ? this.patch(call, found) : scimError(404);
  }

  wrongResult(): PeerAnswer {
    return scimJson(200, resourceOf(this.accounts.add('somebody else')));
  }

  private list(filter: string | null): PeerAnswer {
    const [, value] = /^userName eq (".*")$/s.exec(filter ?? '') ?? [];
    if (filter !== null && value === undefined) return scimError(400, 'invalidFilter');
    const wanted = value === undefined ? undefined : (JSON.parse(value) as string);
    const found = this.accounts.all().filter(({ userName }) => userName === wanted);
    const Resources = filter === null ? [] : found.map(resourceOf);
    return scimJson(200, { schemas: [schemas.list], totalResults: found.length, Resources });
  }

  private me(call: HeardCall): PeerAnswer {
    const isCalling = ({ userName, password }: KeptAccount): boolean =>
      basicHeader(userName, password) === call.headers.authorization;
    const found = this.accounts.all().find(isCalling);
    if (!found) return scimError(401);
    const next = operationsOf(call).find(({ path }) => path === 'password')?.value;
    const passwords = { current: found.password, next: String(next) };
    const kept = this.accounts.change(found.userName, passwords, found.fence + 1);
    return kept === 'applied' ? scimJson(200, resourceOf(found)) : scimError(400, 'invalidValue');
  }

  private patch(call: HeardCall, account: KeptAccount): PeerAnswer {
    if (call.headers['if-match'] !== `W/"${account.version}"`) return scimError(412);
    const operations = operationsOf(call);
    const valueAt = (path: string): unknown => operations.find((each) => each.path === path)?.value;
    const password = valueAt('password');
    const fence = Number(valueAt(`${extension}:attempt`) ?? account.fence + 1);
    const unlock = valueAt(`${extension}:locked`) === false;
    const mustChange = valueAt(`${extension}:mustChange`) === true;
    const kept =
      typeof password === 'string'
        ? this.accounts.reset(account.userName, password, fence, { mustChange, unlock })
        : this.accounts.unlock(account.userName, fence);
    return kept === 'applied' ? scimJson(200, resourceOf(account)) : scimError(400, 'invalidValue');
  }
}

function operationsOf({ body }: HeardCall): readonly Operation[] {
  return (JSON.parse(body) as { Operations: readonly Operation[] }).Operations;
}

const config = {
  schemas: [schemas.serviceProviderConfig],
  patch: { supported: true },
  changePassword: { supported: true },
  etag: { supported: true },
};
