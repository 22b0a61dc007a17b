import { describe, expect, it } from '@jest/globals';
import { scalarAt } from './attribute-path.ts';
import { scimAbilities, scimSecretNames, scimSettings } from './settings.ts';

const usable = { baseUrl: 'https://scim.example.com/v2', authentication: { kind: 'bearer' } };
const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('the description of a SCIM service provider', () => {
  it('is taken with its defaults, and tells what can be done', () => {
    const read = scimSettings.parse(usable);
    expect(read).toMatchObject({
      ...{ findBy: { attribute: 'userName', value: 'userName' }, lock: { kind: 'none' }, changeAtMe: false },
    });
    expect(scimSecretNames(read)).toEqual(['credential']);
    expect(scimAbilities(read)).toEqual({ canUnlock: false, canReadLockState: false, canChange: false });
    const most = scimSettings.parse({ ...usable, lock: { kind: 'active' }, changeAtMe: true });
    expect(scimAbilities(most)).toEqual({ canUnlock: true, canReadLockState: true, canChange: true });
  });

  it.each<[string, object]>([
    ['http', { baseUrl: 'http://scim.example.com' }],
    ['a user', { baseUrl: 'https://us:pw@scim.example.com' }],
    ['a query', { baseUrl: 'https://scim.example.com/v2?x=1' }],
    ['no authentication', { authentication: undefined }],
    ['an attribute that is a filter', { attempt: { path: 'emails[type eq "work"]' } }],
    ['an attribute with a quote', { attempt: { path: 'a"b' } }],
    ['a lock by nothing', { lock: { kind: 'attribute', path: 'locked' } }],
    ['another name to find by', { findBy: { attribute: 'emails', value: 'userName' } }],
    ['an unknown setting', { verifyCertificate: false }],
  ])('is refused with %s', (_, change) => {
    expect(scimSettings.safeParse({ ...usable, ...change }).success).toBe(false);
  });

  it.each<[string, unknown]>([
    ['active', true],
    ['name.familyName', 'Lovelace'],
    [`${urn}:department`, 'engines'],
    [`${urn}:manager.value`, 7],
    [`${urn}:manager`, undefined],
    ['constructor', undefined],
    ['emails', undefined],
    ['absent', undefined],
  ])('reads the attribute %s', (path, expected) => {
    const user = {
      ...{ active: true, name: { familyName: 'Lovelace' }, emails: [{ value: 'a' }] },
      [urn]: { department: 'engines', manager: { value: 7 } },
    };
    expect(scalarAt(user, path)).toBe(expected);
  });
});
