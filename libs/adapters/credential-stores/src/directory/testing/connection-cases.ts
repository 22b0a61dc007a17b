import { expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { VettedSockets } from '@latchkey/outbound';
import { FixedResolver } from '@latchkey/outbound/testing';
import type { StoreCheck } from '@latchkey/credentials';
import { usualDeadlines } from '../deadlines.ts';
import type { Directory } from '../directory.ts';
import type { Cases } from './directory-conformance.ts';
import { shortDeadlines, type DirectoryDriver, type DirectoryWorld } from './directory-world.ts';
import { deadPort, patience, timed } from './network-cases.ts';
import { foreignAuthority, plainServer } from './trust-cases.ts';

const lineSteps = ['resolve', 'connect', 'tls', 'authenticate'];
const allSteps = [...lineSteps, 'look-up', 'lock-state', 'dry-run'];

const test = (driver: DirectoryDriver, userName: string | null = null) => driver.test('store', { userName });
const failed = (checks: readonly StoreCheck[]) =>
  checks.filter(({ result }) => result === 'failed').map(({ name, code }) => `${name} ${code}`);
const named = (checks: readonly StoreCheck[]) =>
  checks.map(({ name, result }) => (result === 'passed' ? name : `${name} ${result}`));

/** What is wrong, how it is described, and how the test says so. */
const faults: readonly [string, (world: DirectoryWorld) => Partial<Directory>, RegExp][] = [
  ['no secret', () => ({ bindPassword: '' }), /^resolve missing-secret$/],
  ['no server', () => ({ servers: [] }), /^resolve unusable-settings$/],
  ['another authority', () => ({ ca: foreignAuthority }), /^tls (UNABLE_TO_VERIFY|SELF_SIGNED)/],
  [
    'another name',
    (world) => ({ servers: [{ url: world.fact('LDAPS_URL'), tlsName: 'other.example.test' }] }),
    /^tls ERR_TLS_CERT_ALTNAME_INVALID$/,
  ],
  ['a wrong secret', () => ({ bindPassword: 'Not the password 1' }), /^authenticate 49$/],
  ['a base that is not there', ({ kind }) => ({ peopleDn: kind.dnOf('nowhere') }), /^look-up 32$/],
];

export const connectionCases: Cases = (world) => {
  it('BY-19 PR-W08 EX-A4 a test passes step by step, and leaves the account as it is', async () => {
    const person = await world().add();
    const before = await world().readAll(person.dn);
    const checks = await test(world().driver(), person.userName);
    expect(named(checks)).toEqual(allSteps);
    const { host, port } = new URL(world().fact('LDAPS_URL').replace('ldaps', 'https'));
    for (const { at, code, took } of checks) {
      expect([at, code]).toEqual([port === '' ? `${host}:636` : host, null]);
      expect(took).toBeGreaterThanOrEqual(0);
    }
    expect(await world().readAll(person.dn)).toEqual(before);
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 PR-W08 EX-A4 of a locked account too, which stays locked', async () => {
    const person = await world().add();
    await world().lock(person);
    const before = await world().readAll(person.dn);
    expect(named(await test(world().driver(), person.userName))).toEqual(allSteps);
    expect(await world().readAll(person.dn)).toEqual(before);
    expect(await world().signIn(person, person.password)).toBe('locked');
  });

  it('BY-19 PR-W08 without an account none is looked up, and one sign-in is made', async () => {
    const between = await world().intermediary();
    expect(named(await test(world().driver(world().by(between))))).toEqual(lineSteps);
    expect(between.seen.filter((operation) => operation !== 'unbind')).toEqual(['bind']);
  });

  it.each(faults)('BY-19 PR-W08 EX-A4 %s is told where it shows', async (_, describe, told) => {
    const person = await world().add();
    const checks = await test(world().driver(describe(world())), person.userName);
    expect(failed(checks)).toEqual([expect.stringMatching(told)]);
    expect(checks.map(({ name }) => name)).toEqual(allSteps);
    const place = checks.findIndex(({ result }) => result === 'failed');
    expect(checks.slice(0, place).every(({ result }) => result === 'passed')).toBe(true);
    expect(checks.slice(place + 1).every(({ result }) => result === 'not-reached')).toBe(true);
  });

  it('BY-19 PR-W08 a server that speaks no TLS, or hangs up instead, fails at it', async () => {
    const talks = await plainServer(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const leaves = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(leaves, 'listening');
    const testAt = (url: string) => test(world().driver({ servers: [{ url }] }));
    try {
      expect(failed(await testAt(talks.url.replace('ldap:', 'ldaps:')))).toEqual([
        expect.stringMatching(/^tls (ERR_SSL_\w+|EPROTO)$/),
      ]);
      expect(failed(await testAt(talks.url))).toEqual(['tls STARTTLS_REFUSED']);
      const url = `ldaps://127.0.0.1:${(leaves.address() as AddressInfo).port}`;
      expect(failed(await testAt(url))).toEqual([
        expect.stringMatching(/^tls (ECONNRESET|CONNECTION_LOST)$/),
      ]);
    } finally {
      talks.close();
      leaves.close();
    }
  });

  it('BY-19 PR-W08 a name that no name server knows fails to resolve', async () => {
    const url = 'ldaps://dc1.corp.example:636';
    const sockets = new VettedSockets({ ports: [636], resolver: new FixedResolver({}) });
    const checks = await test(world().driver({ servers: [{ url }] }, usualDeadlines, sockets));
    expect(failed(checks)).toEqual(['resolve name-not-found']);
    expect(checks.map(({ at }) => at)).toEqual(lineSteps.map(() => 'dc1.corp.example:636'));
  });

  it('BY-19 PR-W08 an account that is missing, protected or nobody that may be written is told', async () => {
    const member = await world().add();
    const group = await world().addGroup(member.dn);
    const driver = world().driver({ protectedGroups: [group] });
    expect(failed(await test(driver, member.userName))).toEqual(['look-up account-protected']);
    expect(failed(await test(driver, 'nobody-of-this-name'))).toEqual(['look-up account-missing']);
    const before = await world().readAll(member.dn);
    const onlooker = world().driver(await world().kind.onlooker(world()));
    expect(failed(await test(onlooker, member.userName))).toEqual(['dry-run not-writable']);
    expect(await world().readAll(member.dn)).toEqual(before);
  });

  it('BY-19 PR-W08 every server is tested, and the first that lets us in is asked for the account', async () => {
    const person = await world().add();
    const [dead, between] = [await deadPort(), await world().intermediary()];
    const last = await world().intermediary();
    const checks = await test(world().driver(world().by(dead, between, last)), person.userName);
    expect(named(checks)).toEqual([
      ...['resolve', 'connect failed', 'tls not-reached', 'authenticate not-reached'],
      ...[...lineSteps, ...allSteps],
    ]);
    const place = (url: string) => url.replace('ldaps://', '');
    const places = [dead, between, last].flatMap(({ url }) => lineSteps.map(() => place(url)));
    expect(checks.map(({ at }) => at)).toEqual([...places, ...[1, 2, 3].map(() => place(between.url))]);
    expect(failed(checks)).toEqual(['connect not-connected']);
    expect(last.seen.filter((operation) => operation !== 'unbind')).toEqual(['bind']);
  });

  it('BY-19 R-13 PR-W08 a test ends in time, whatever stands still', async () => {
    const person = await world().add();
    const driver = world().driver({}, shortDeadlines);
    const frozen = await world().whileFrozen(() => timed(test(driver, person.userName)));
    expect(failed(frozen.result)).toEqual([expect.stringMatching(/^tls ETIMEDOUT$/)]);
    expect(frozen.took).toBeLessThan(shortDeadlines.total + patience);

    const [still, healthy] = [await world().intermediary(), await world().intermediary()];
    still.decide = () => 'swallow';
    const enoughForTwo = { ...shortDeadlines, total: 12_000 };
    const either = world().driver(world().by(still, healthy), enoughForTwo);
    const result = await test(either, person.userName);
    expect(failed(result)).toEqual(['authenticate ETIMEDOUT']);
    expect(named(result).slice(-3)).toEqual(['look-up', 'lock-state', 'dry-run']);
    const waited = result.find(({ code }) => code === 'ETIMEDOUT')?.took ?? Infinity;
    expect(waited).toBeLessThan(shortDeadlines.answer + patience);

    healthy.decide = (operation) => (operation === 'search' ? 'drop' : 'forward');
    const lost = await test(world().driver(world().by(healthy), shortDeadlines), person.userName);
    expect(failed(lost)).toEqual(['look-up CONNECTION_LOST']);
  });
};
