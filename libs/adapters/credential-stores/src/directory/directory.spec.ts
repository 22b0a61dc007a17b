import { describe, expect, it } from '@jest/globals';
import { unusablePart, type Directory } from './directory.ts';

const usable: Directory = {
  servers: [{ url: 'ldaps://dc1.example.test' }, { url: 'ldap://[::1]:10389', tlsName: 'dc2.example.test' }],
  ca: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
  bindDn: 'cn=service,dc=example,dc=test',
  bindPassword: 'of the service',
  peopleDn: 'ou=people,dc=example,dc=test',
  userNameAttributes: ['uid'],
  protectedGroups: [],
};

describe('the description of a directory', () => {
  it('is used as it is when nothing is wrong with it', () => {
    expect(unusablePart(usable)).toBeUndefined();
  });

  it.each<[string, Partial<Directory>, keyof Directory]>([
    ['no server', { servers: [] }, 'servers'],
    ['a page for a server', { servers: [{ url: 'https://dc1.example.test' }] }, 'servers'],
    ['a name for a URL', { servers: [{ url: 'dc1.example.test' }] }, 'servers'],
    ['a password in a URL', { servers: [{ url: 'ldaps://a:b@dc1.example.test' }] }, 'servers'],
    ['a URL without a host', { servers: [{ url: 'ldaps:///dc=example' }] }, 'servers'],
    ['no authority', { ca: '' }, 'ca'],
    ['no account', { bindDn: '' }, 'bindDn'],
    ['an empty password', { bindPassword: '' }, 'bindPassword'],
    ['a blank password', { bindPassword: '  ' }, 'bindPassword'],
    ['a password with NUL', { bindPassword: 'of\0the service' }, 'bindPassword'],
    ['no place', { peopleDn: '' }, 'peopleDn'],
    ['no attribute', { userNameAttributes: [] }, 'userNameAttributes'],
  ])('is not usable with %s', (_, change, part) => {
    expect(unusablePart({ ...usable, ...change })).toBe(part);
  });
});
