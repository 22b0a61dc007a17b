import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { accepts, accountOf, applied, attempt, change, rejected, reset, unavailable } from './asking.ts';
import { VettedSockets } from '@latchkey/outbound';
import { FixedResolver } from '@latchkey/outbound/testing';
import { usualDeadlines } from '../deadlines.ts';
import type { Cases } from './directory-conformance.ts';
import { isChange } from './intermediary.ts';

export const unsettable = ['', ' ', '   ', '\0', 'Abcdefg1\0', '\0Abcdefg1', 'Half a pair 1 \ud83c'];

/** A server without TLS that remembers what it is told and answers StartTLS by these bytes. */
export async function plainServer(answer: Buffer) {
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
      expect(await reset(driver, person, 'By nobody at all 1')).toEqual(unavailable);
      expect(await driver.unlock(accountOf(person.userName), attempt)).toEqual(unavailable);
      expect(await driver.lockState(accountOf(person.userName))).toBe('unknown');
      expect(await change(driver, person, 'By nobody at all 1')).toEqual(unavailable);
      expect(await accepts(driver, person, person.password)).toBe('unknown');
      expect(world().troubles.slice(-5)).toEqual(
        Array.from({ length: 5 }, () => ({
          ...{ storeId: 'store', server: null, step: 'settings', code: 'bindPassword' },
        })),
      );
    }
    expect(between.seen).toEqual([]);
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 S-60 a server that is inside and that no operator has listed is not called', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const port = Number(new URL(between.url).port);
    const resolver = new FixedResolver({ 'dc1.corp.example': [['127.0.0.1']] });
    for (const [url, ports, code] of [
      [`ldaps://127.0.0.1:${port}`, [], 'port-not-allowed'],
      [`ldaps://127.0.0.1:${port}`, [port], 'host-not-allowed'],
      [`ldap://localhost:${port}`, [port], 'host-not-allowed'],
      [`ldaps://dc1.corp.example:${port}`, [port], 'address-forbidden'],
    ] as const) {
      const sockets = new VettedSockets({ ports, resolver });
      const driver = world().driver({ servers: [{ url }] }, usualDeadlines, sockets);
      expect(await reset(driver, person, 'To the inside 1')).toEqual(unavailable);
      expect(world().troubles.at(-1)).toMatchObject({ step: 'connect', code });
      expect(await accepts(driver, person, person.password)).toBe('unknown');
      expect(await driver.test('store', { userName: null })).toMatchObject([
        { name: 'resolve', result: 'failed', code },
        ...['connect', 'tls', 'authenticate'].map((name) => ({ name, result: 'not-reached' })),
      ]);
    }
    expect([between.accepted(), between.seen.length]).toEqual([0, 0]);
    expect(await reset(world().driver(world().by(between)), person, 'Now it is listed 1')).toEqual(applied);
    expect(between.accepted()).toBe(1);
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
export const foreignAuthority = `-----BEGIN CERTIFICATE-----
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
