import { randomBytes } from 'node:crypto';
import type { Environment } from '@latchkey/kernel';
import type { AdminWorld, Call, Method, Reply } from './admin-world.ts';

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const media = { 'content-type': 'application/scim+json' };

/** A directory that brings people into one environment of a tenant of its own. */
export class ScimDirectory {
  private constructor(
    readonly world: AdminWorld,
    readonly place: {
      readonly tenantId: string;
      readonly administrator: string;
      readonly storeId: string;
      readonly environment: Environment;
      readonly tokenId: string;
    },
    readonly token: string,
  ) {}

  /** A tenant of this name, or the other environment of one that is there. */
  static async begin(world: AdminWorld, slug: string, other?: ScimDirectory): Promise<ScimDirectory> {
    const environment = other ? 'test' : 'live';
    const tenantId = other?.place.tenantId ?? (await world.newTenant(slug));
    const administrator =
      other?.place.administrator ?? (await world.firstAdministrator(slug, tenantId)).token;
    const typeId = await world.newStoreType(tenantId, environment);
    const base = `/v1/environments/${environment}`;
    const make = (url: string, body: unknown) =>
      world.done('POST', `${base}${url}`, { token: administrator, body });
    const store = await make('/credential-stores', { name: 'Local', typeId, multiFactorSignIn: false });
    const storeId = store['id'] as string;
    const { id, token } = await make('/provisioning-tokens', { label: 'Directory', storeId });
    const place = { tenantId, administrator, storeId, environment, tokenId: id as string } as const;
    return new ScimDirectory(world, place, token as string);
  }

  call(method: Method, path: string, body?: unknown, more: Call = {}): Promise<Reply> {
    const headers = { ...(body === undefined && more.raw === undefined ? {} : media), ...more.headers };
    const sent = { token: this.token, key: null, ...(body === undefined ? {} : { body }), ...more, headers };
    return this.world.call(method, `/scim/v2${path}`, sent);
  }

  async done(method: Method, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const reply = await this.call(method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.json;
  }

  /** A user nobody has met yet; answers their id. */
  async newUser(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const name = `p${randomBytes(6).toString('hex')}`;
    const emails = [{ value: `${name}@mail.example`, type: 'work', primary: true }];
    const user = { userName: name, displayName: `Person ${name}`, emails, ...more };
    return (await this.done('POST', '/Users', user))['id'] as string;
  }

  patch(path: string, ...operations: readonly object[]): Promise<Reply> {
    return this.call('PATCH', path, { schemas: [patchSchema], Operations: operations });
  }

  async found(resources: 'Users' | 'Groups', filter: string): Promise<string[]> {
    const { Resources } = await this.done(
      'GET',
      `/${resources}?filter=${encodeURIComponent(filter)}&count=200`,
    );
    return (Resources as { id: string }[]).map(({ id }) => id);
  }

  /** As staff of the tenant see it. */
  staff(method: Method, path: string, body?: unknown): Promise<Reply> {
    const { administrator, environment } = this.place;
    const sent = { token: administrator, ...(body === undefined ? {} : { body }) };
    return this.world.call(method, `/v1/environments/${environment}${path}`, sent);
  }
}
