import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { UnusableDirectory } from '../directory.ts';
import { applied, rejected, reset, unavailable } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import { isChange } from './intermediary.ts';

const unsettable = ['', ' ', '   ', '\0', 'Abcdefg1\0', '\0Abcdefg1', 'Half a pair 1 \ud83c'];

/** A server without TLS that remembers what it is told and answers StartTLS by these bytes. */
async function plainServer(answer: Buffer) {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard.push(bytes);
      socket.write(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, heard: () => Buffer.concat(heard), close: () => void server.close() };
}

/** ExtendedResponse to message 1 with this result code. */
const startTlsAnswer = (code: number) =>
  Buffer.from(`300c02010178070a01${code.toString(16).padStart(2, '0')}04000400`, 'hex');

export const trustCases: Cases = (world) => {
  it('BY-19 S-62 a password that is empty, blank or broken never reaches the directory', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const driver = world().driver(world().by(between));
    for (const password of unsettable) {
      expect(await reset(driver, person, password)).toEqual(rejected('policy'));
    }
    expect(between.seen).toEqual([]);
    expect(await reset(driver, person, 'The counter counts 1')).toEqual(applied);
    expect(between.count('bind')).toBe(1);
  });

  it('BY-19 S-62 a service account without a password is not used', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    for (const bindPassword of ['', ' ', '\0', `x\0${world().directory.bindPassword}`]) {
      const driver = world().driver({ ...world().by(between), bindPassword });
      await expect(reset(driver, person, 'By nobody at all 1')).rejects.toThrow(UnusableDirectory);
    }
    expect(between.seen).toEqual([]);
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 StartTLS is as good as LDAPS', async () => {
    const person = await world().add();
    const driver = world().driver({
      servers: [{ url: world().fact('LDAP_URL'), tlsName: world().fact('TLS_NAME') }],
    });
    expect(await reset(driver, person, 'After StartTLS 1')).toEqual(applied);
    expect(await world().signIn(person, 'After StartTLS 1')).toBe('in');
  });

  it.each(['LDAPS_URL', 'LDAP_URL'])('BY-19 a server may be known by its address alone (%s)', async (url) => {
    const person = await world().add();
    const driver = world().driver({ servers: [{ url: world().fact(url) }] });
    expect(await reset(driver, person, 'By its address 1')).toEqual(applied);
  });

  it.each(['LDAPS_URL', 'LDAP_URL'])('BY-19 nobody is believed by another authority (%s)', async (url) => {
    const person = await world().add();
    const servers = [{ url: world().fact(url), tlsName: world().fact('TLS_NAME') }];
    const driver = world().driver({ servers, ca: foreignAuthority });
    expect(await reset(driver, person, 'To a stranger 1')).toEqual(unavailable);
    // Some servers send their authority along, some do not.
    expect(world().troubles.at(-1)).toMatchObject({
      step: 'tls',
      code: expect.stringMatching(/^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN)$/),
    });
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it.each(['LDAPS_URL', 'LDAP_URL'])('BY-19 nobody is believed by another name (%s)', async (url) => {
    const person = await world().add();
    const driver = world().driver({ servers: [{ url: world().fact(url), tlsName: 'other.example.test' }] });
    expect(await reset(driver, person, 'To a stranger 1')).toEqual(unavailable);
    expect(world().troubles.at(-1)).toMatchObject({ step: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it.each([
    ['refuses StartTLS', startTlsAnswer(2)],
    ['agrees and sends more before TLS', Buffer.concat([startTlsAnswer(0), startTlsAnswer(0)])],
    ['speaks something else', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('BY-19 nothing is said in the clear to a server that %s', async (_, answer) => {
    const server = await plainServer(answer);
    try {
      const driver = world().driver({ servers: [{ url: server.url }] });
      expect(await reset(driver, await world().add(), 'In the clear 1')).toEqual(unavailable);
      // The request for TLS, which names nobody, is all that was sent.
      expect(server.heard()).toHaveLength(31);
    } finally {
      server.close();
    }
  });

  it('BY-19 a service account that is refused is tried once, at one server', async () => {
    const person = await world().add();
    const [first, second] = [await world().intermediary(), await world().intermediary()];
    const driver = world().driver({ ...world().by(first, second), bindPassword: 'Not the password 1' });
    expect(await reset(driver, person, 'By the wrong account 1')).toEqual(unavailable);
    expect(world().troubles.at(-1)).toMatchObject({ step: 'bind', code: '49' });
    expect([first.count('bind'), second.seen.length]).toEqual([1, 0]);
    expect(first.seen.filter(isChange)).toEqual([]);
  });
};

/** Of an authority whose key nobody has kept. */
const foreignAuthority = `-----BEGIN CERTIFICATE-----
MIIBnzCCAUWgAwIBAgIUMhQVkTZ907fxt5Qn2JkK+GWBPSEwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRQW5vdGhlciBhdXRob3JpdHkwIBcNMjYxMTI4MDc0MzExWhgP
MjEyNjExMDQwNzQzMTFaMBwxGjAYBgNVBAMMEUFub3RoZXIgYXV0aG9yaXR5MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbFba5ZGLS5TgIW56aVfPA9ik+EzrNjRu
XdsJYqMq3lqeN2ufVjZ3+d+wRxWzQm7jEeImegwzNOImZ08SQ38FZ6NjMGEwHQYD
VR0OBBYEFNkvVCMG6J6Fkka4xZLcDhwlaIAuMB8GA1UdIwQYMBaAFNkvVCMG6J6F
kka4xZLcDhwlaIAuMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgEGMAoG
CCqGSM49BAMCA0gAMEUCIQC6a2Va4KONQ9AQXzlB9gYgxFV5RsK+1P74sNSjTiUG
hQIgcJcRTNZX2yH6S5XfPpGeuRhMjNB9Mj0bE+68qUaK+TI=
-----END CERTIFICATE-----
`;
