import { describe, expect, it } from '@jest/globals';
import { restAbilities, restSecretNames, restSettings } from './settings.ts';
import { restDescription } from './testing/rest-kind.ts';

const usable = { baseUrl: 'https://idm.example.com/api', ...restDescription };
const { reset } = restDescription.operations;
const operations = (change: object) => ({ operations: { reset: { ...reset, ...change } } });
const faults = (change: object) =>
  (restSettings.safeParse({ ...usable, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('/')}: ${message}`,
  );

describe('the description of a REST interface', () => {
  it('is taken with its defaults, and tells what can be done', () => {
    const read = restSettings.parse(usable);
    expect(read).toMatchObject({
      idempotencyHeader: 'Idempotency-Key',
      authentication: { scheme: 'Bearer' },
    });
    expect(restAbilities(read)).toEqual({ canUnlock: true, canReadLockState: true, canChange: true });
    const least = restSettings.parse({ ...usable, operations: { reset } });
    expect(restAbilities(least)).toEqual({ canUnlock: false, canReadLockState: false, canChange: false });
    expect(restSecretNames(least)).toEqual(['credential']);
    expect(restSecretNames(restSettings.parse({ ...usable, authentication: { kind: 'none' } }))).toEqual([]);
  });

  it.each([
    ...['http://idm.example.com', 'https://us@idm.example.com', 'https://us:pw@idm.example.com'],
    ...['https://idm.example.com/api/', 'https://idm.example.com/api?x=1', 'https://idm.example.com#x'],
    ...[
      '//idm.example.com',
      'idm.example.com',
      'https://',
      'file:///etc/passwd',
      'https://idm.example.com/{{userName}}',
    ],
  ])('S-60 the address may not be %s', (baseUrl) => {
    expect(faults({ baseUrl }).join()).toMatch(/^baseUrl: /);
  });

  it.each<[string, object, RegExp]>([
    ['no reset', { operations: {} }, /operations\/reset/],
    ['no new password', operations({ body: {} }), /put \{\{newPassword\}\} into the body/],
    ['no account', operations({ path: '/password' }), /say whose account it is/],
    [
      'a password in the path',
      operations({ path: '/users/{{userName}}/{{newPassword}}' }),
      /addresses are logged/,
    ],
    ['a password in a header', operations({ headers: { 'X-A': '{{newPassword}}' } }), /only \{\{attempt\}\}/],
    ['a name in a header', operations({ headers: { 'X-A': '{{userName}}' } }), /only \{\{attempt\}\}/],
    ['a line break in a header', operations({ headers: { 'X-A': 'a\r\nb' } }), /printable ASCII/],
    ['a header of ours', operations({ headers: { Authorization: 'x' } }), /choose another header/],
    [
      'a slip of the pen',
      operations({ body: { a: '{{newPasword}}', b: '{{newPassword}}' } }),
      /use only the placeholders/,
    ],
    ['a placeholder for a name', operations({ body: { '{{userName}}': '{{newPassword}}' } }), /not a name/],
    [
      'an old password in a reset',
      operations({ body: { a: '{{currentPassword}}', b: '{{newPassword}}' } }),
      /no \{\{currentPassword\}\}/,
    ],
    ['a reset by GET', operations({ method: 'GET' }), /method/],
    ['an error as a success', operations({ success: { statuses: [500] } }), /200 to 299/],
    ['a redirect as a success', operations({ success: { statuses: [200, 302] } }), /200 to 299/],
    ['no status', operations({ success: { statuses: [] } }), /at least one/],
    [
      'a place without a value',
      operations({ success: { statuses: [200], at: '/a' } }),
      /both "at" and "values"/,
    ],
    [
      'a place that is none',
      operations({ success: { statuses: [200], at: 'a', values: [1] } }),
      /JSON pointer/,
    ],
    ['a reason that is none', operations({ refused: [{ statuses: [400], because: 'mood' }] }), /because/],
    [
      'a password to compare with',
      operations({ success: { statuses: [200], at: '/a', values: ['{{newPassword}}'] } }),
      /in a value/,
    ],
    [
      'an answer that is compared with what other operations do not send',
      operations({ success: { statuses: [200], at: '/a', values: ['{{externalId}}'] } }),
      /in a value/,
    ],
    ['an unknown setting', { timeout: 60 }, /timeout|Unrecognized/],
    [
      'a token from the inside',
      { authentication: { kind: 'oauth2', tokenUrl: 'http://x', clientId: 'a' } },
      /tokenUrl/,
    ],
    ['a path that leaves', operations({ path: '/a\\..\\b{{userName}}' }), /write the path/],
    [
      'an address for a path',
      operations({ path: 'https://other.example.com/{{userName}}' }),
      /write the path/,
    ],
  ])('is refused with %s', (_, change, expected) => {
    expect(faults(change).join('\n')).toMatch(expected);
  });
});
