import { afterEach, describe, expect, it } from '@jest/globals';
import { ActiveDirectoryStore } from './active-directory/active-directory-store.ts';
import { refuseDebugOutput } from './debug-output.ts';
import { VettedSockets } from '@latchkey/outbound';
import { usualDeadlines } from './deadlines.ts';
import { DirectoryConversations } from './directory-conversations.ts';
import { OpenLdapStore } from './openldap/openldap-store.ts';

describe('NODE_DEBUG', () => {
  const before = process.env['NODE_DEBUG'];
  afterEach(() => {
    if (before === undefined) delete process.env['NODE_DEBUG'];
    else process.env['NODE_DEBUG'] = before;
  });

  it.each(['ldapts', 'LDAPTS', 'tls,ldapts', 'ldap*', '*'])('may not be %j', (value) => {
    expect(() => refuseDebugOutput(value)).toThrow('NODE_DEBUG names ldapts, which would print passwords');
  });

  it.each(['', 'tls', 'net,http'])('may be %j', (value) => {
    expect(() => refuseDebugOutput(value)).not.toThrow();
  });

  it.each([ActiveDirectoryStore, OpenLdapStore])('keeps %p from being made', (Store) => {
    const settings = { of: () => Promise.reject(new Error('nobody asks')) };
    const conversations = new DirectoryConversations(
      settings,
      { tell: () => undefined },
      { sockets: new VettedSockets(), deadlines: usualDeadlines },
    );
    expect(new Store(conversations).key).toMatch(/^[a-z_]+$/);
    process.env['NODE_DEBUG'] = 'http,ldapts';
    expect(() => new Store(conversations)).toThrow(/NODE_DEBUG/);
  });
});
