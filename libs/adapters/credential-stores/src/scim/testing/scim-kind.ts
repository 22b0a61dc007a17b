import { storeCheckNames } from '@latchkey/credentials';
import type { HeardCall, PeerAnswer } from '../../over-http/testing/http-peer.ts';
import type { HttpStoreKind } from '../../over-http/testing/http-store-world.ts';
import { ScimStore } from '../driver.ts';
import { schemas } from '../schemas.ts';
import { scimSettings } from '../settings.ts';
import { extension, scimError, scimJson, ServiceProvider, token } from './service-provider.ts';

/** As a tenant would save it: read by the schema, with its defaults. */
export const described = (origin: string, change: object = {}): object =>
  scimSettings.parse({
    baseUrl: `${origin}/scim`,
    authentication: { kind: 'bearer' },
    lock: { kind: 'attribute', path: `${extension}:locked`, locked: true, unlocked: false },
    mustChange: { path: `${extension}:mustChange`, value: true },
    attempt: { path: `${extension}:attempt` },
    changeAtMe: true,
    ...change,
  });

function idOf({ path }: HeardCall): string {
  return decodeURIComponent(/\/Users\/([^/?]+)/.exec(path)?.[1] ?? '');
}

export function genuine(call: HeardCall): PeerAnswer {
  return scimJson(200, { schemas: [schemas.user], id: idOf(call) });
}

const saying = (make: (id: string) => unknown) => (call: HeardCall) => scimJson(200, make(idOf(call)));
const user = { schemas: [schemas.user] };

/** All come with 200 as SCIM, but for the last ones. */
const hostile: HttpStoreKind['hostile'] = {
  null: saying(() => null),
  true: saying(() => true),
  'the id alone': saying((id) => id),
  'a list of users': saying((id) => [{ ...user, id }]),
  'a list response': saying((id) => ({
    schemas: [schemas.list],
    totalResults: 1,
    Resources: [{ ...user, id }],
  })),
  nothing: saying(() => ({})),
  'an error': saying((id) => ({ schemas: [schemas.error], status: '400', id })),
  'another user': saying(() => ({ ...user, id: 'another' })),
  'a user without an id': saying(() => user),
  'a user with an empty id': saying(() => ({ ...user, id: '' })),
  'a user whose id has a blank': saying((id) => ({ ...user, id: `${id} ` })),
  'a user with a list of ids': saying((id) => ({ ...user, id: [id] })),
  'an id without a schema': saying((id) => ({ id })),
  'an id with an empty list of schemas': saying((id) => ({ schemas: [], id })),
  'a group': saying((id) => ({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], id })),
  'a user of SCIM 1': saying((id) => ({ schemas: ['urn:scim:schemas:core:1.0'], id })),
  'a schema as a text': saying((id) => ({ schemas: schemas.user, id })),
  'a user deeper': saying((id) => ({ result: { ...user, id } })),
  'a user of a prototype': (call) => ({
    ...genuine(call),
    body: `{"__proto__":${String(genuine(call).body)}}`,
  }),
  'no content, and a body': (call) => ({ ...genuine(call), status: 200, body: '' }),
  ...Object.fromEntries(
    [400, 403, 404, 409, 412, 413, 429, 500, 501, 503].map((status) => [
      `an error of SCIM with ${status}`,
      () => scimError(status),
    ]),
  ),
};

export const scimKind: HttpStoreKind = {
  key: 'scim',
  secrets: { credential: token },
  protocol: (accounts) => new ServiceProvider(accounts),
  settings: (origin) => described(origin),
  driver: (descriptions, client, deadline) => new ScimStore(descriptions, client, deadline),
  genuine,
  hostile,
  steps: storeCheckNames,
  // SCIM has no word for the history of passwords.
  historyReason: 'policy',
};
