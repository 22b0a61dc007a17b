import { storeCheckNames } from '@latchkey/credentials';
import type { HeardCall, PeerAnswer } from '../../over-http/testing/http-peer.ts';
import type { HttpStoreKind } from '../../over-http/testing/http-store-world.ts';
import { RestStore } from '../driver.ts';
import { restSettings } from '../settings.ts';
import { done, json, RestInterface, token } from './rest-interface.ts';

const success = { statuses: [200], at: '/change', values: ['{{changeId}}'] };
const refused = [
  { statuses: [404], at: '/error', values: ['no-such-user'], because: 'account-missing' },
  { statuses: [422], at: '/error', values: ['reused'], because: 'history' },
  { statuses: [422], at: '/error', values: ['wrong-password'], because: 'wrong-password' },
];
const path = '/users/{{userName}}/password';
const lockPath = '/users/{{userName}}/lock';

export const restDescription = {
  authentication: { kind: 'bearer' },
  fenceHeader: 'X-Attempt',
  operations: {
    reset: {
      ...{ method: 'PUT', path, success, refused },
      body: { password: '{{newPassword}}', mustChange: '{{mustChange}}', unlock: '{{unlock}}' },
    },
    change: {
      ...{ method: 'POST', path, success, refused },
      body: { before: '{{currentPassword}}', password: '{{newPassword}}' },
    },
    unlock: { method: 'DELETE', path: lockPath, success, refused },
    lockState: {
      ...{ path: lockPath, refused },
      success: { statuses: [200], at: '/lock/held', locked: [1], notLocked: [0] },
    },
    test: { path: '/me', success: { statuses: [200], at: '/ready', values: [true] } },
  },
};

/** As a tenant would save it: read by the schema, with its defaults. */
export const described = (origin: string, change: object = {}): object =>
  restSettings.parse({ baseUrl: `${origin}/api`, ...restDescription, ...change });

const changed = (change: (id: string) => unknown) => (call: HeardCall) =>
  json(200, change(String(call.headers['idempotency-key'])));
const text =
  (make: (id: string) => string) =>
  (call: HeardCall): PeerAnswer => ({
    ...done(call),
    body: make(String(call.headers['idempotency-key'])),
  });

/** All come with 200 as JSON. */
const hostile: HttpStoreKind['hostile'] = {
  null: changed(() => null),
  true: changed(() => true),
  'a number': changed(() => 200),
  'the id alone': changed((id) => id),
  'a list': changed((id) => [{ status: 'done', change: id }]),
  nothing: changed(() => ({})),
  'an error': changed((id) => ({ error: 'reused', id })),
  'another id': changed(() => ({ status: 'done', change: '00000000-0000-4000-8000-000000000000' })),
  'the id as it was written in the description': changed(() => ({ change: '{{changeId}}' })),
  'the id in capitals': changed((id) => ({ change: id.toUpperCase() })),
  'the id and a blank': changed((id) => ({ change: `${id} ` })),
  'the id in a list': changed((id) => ({ change: [id] })),
  'the id in an object': changed((id) => ({ change: { id } })),
  'the id deeper': changed((id) => ({ result: { change: id } })),
  'the id of a prototype': text((id) => `{"__proto__":{"change":"${id}"}}`),
  'no id': changed(() => ({ status: 'done' })),
  'an empty id': changed(() => ({ status: 'done', change: '' })),
  'a refusal that has the id': changed((id) => ({ error: { change: id } })),
  'a name that is nearly right': changed((id) => ({ Change: id })),
  'single quotes': text((id) => `{'change':'${id}'}`),
  'a comma too many': text((id) => `{"change":"${id}",}`),
  'a comment': text((id) => `{"change":"${id}"/* */}`),
  'lines of JSON': text((id) => `{"change":"${id}"}\n{"change":"${id}"}`),
  XML: text((id) => `<change>${id}</change>`),
};

export const restKind: HttpStoreKind = {
  key: 'rest',
  secrets: { credential: token },
  protocol: (accounts) => new RestInterface(accounts),
  settings: (origin) => described(origin),
  driver: (descriptions, client, deadline) => new RestStore(descriptions, client, deadline),
  genuine: done,
  hostile,
  steps: storeCheckNames.slice(0, 6),
  historyReason: 'history',
};
