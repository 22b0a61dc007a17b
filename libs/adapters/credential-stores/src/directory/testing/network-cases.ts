import { expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { accountOf, applied, attempt, reset, unavailable, unknown } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import { eventually, shortDeadlines } from './directory-world.ts';
import { isChange, type Fate } from './intermediary.ts';

/** What the timers of a busy machine may add to a deadline, in milliseconds. */
export const patience = 1_500;

/** A port on which nobody listens any more. */
export async function deadPort(): Promise<{ url: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { url: `ldaps://127.0.0.1:${port}` };
}

export async function timed<T>(work: Promise<T>): Promise<{ result: T; took: number }> {
  const began = performance.now();
  const result = await work;
  return { result, took: performance.now() - began };
}

/**
 * Answers that are no success of a request, whatever else they are: `id` is its number, and `tag` the tag of its answer,
 * which is that of a modify for all that is no bind.
 */
export const strangeAnswers: readonly [string, (id: number, tag?: number) => Buffer][] = [
  [
    'a success of another request',
    (id, tag = 0x67) => Buffer.from([0x30, 12, 2, 1, id + 7, tag, 7, 10, 1, 0, 4, 0, 4, 0]),
  ],
  [
    'an error that nobody knows',
    (id, tag = 0x67) => Buffer.from([0x30, 12, 2, 1, id, tag, 7, 10, 1, 99, 4, 0, 4, 0]),
  ],
  ['"other"', (id, tag = 0x67) => Buffer.from([0x30, 12, 2, 1, id, tag, 7, 10, 1, 80, 4, 0, 4, 0])],
  ['half of an answer', (id, tag = 0x67) => Buffer.from([0x30, 12, 2, 1, id, tag, 7, 10])],
  ['a page', () => Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK')],
  [
    'a notice of disconnection',
    () => Buffer.from('3024020100781f0a0134040004008a16312e332e362e312e342e312e313436362e3230303336', 'hex'),
  ],
];

export const networkCases: Cases = (world) => {
  it('BY-19 R-13 a server that stands still is left in time: nothing was sent', async () => {
    const person = await world().add();
    const driver = world().driver({}, shortDeadlines);
    const account = accountOf(person.userName);
    const { result, took } = await world().whileFrozen(() =>
      timed(reset(driver, person, 'To a frozen one 1')),
    );
    expect(result).toEqual(unavailable);
    expect(took).toBeLessThan(shortDeadlines.total + patience);
    const others = await world().whileFrozen(() =>
      timed(Promise.all([driver.unlock(account, attempt), driver.lockState(account)])),
    );
    expect(others.result).toEqual([unavailable, 'unknown']);
    expect(others.took).toBeLessThan(shortDeadlines.total + patience);
    figure(`${world().kind.name} standing still was left after ${took.toFixed(0)} ms`);
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 R-13 a server that stands still after StartTLS was agreed on, or before, is left in time', async () => {
    const person = await world().add();
    const servers = [{ url: world().fact('LDAP_URL'), tlsName: world().fact('TLS_NAME') }];
    const driver = world().driver({ servers }, shortDeadlines);
    const { result, took } = await world().whileFrozen(() =>
      timed(reset(driver, person, 'To a frozen one 1')),
    );
    expect(result).toEqual(unavailable);
    expect(took).toBeLessThan(shortDeadlines.total + patience);
  });

  it('BY-19 R-13 a server that stands still with the change in its hands leaves it unknown', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = async (operation): Promise<Fate> => {
      if (isChange(operation)) await world().server.stop();
      return 'forward';
    };
    const driver = world().driver(world().by(between), shortDeadlines);
    try {
      const { result, took } = await timed(reset(driver, person, 'In its hands 1'));
      expect(result).toEqual(unknown);
      expect(took).toBeLessThan(shortDeadlines.total + patience);
    } finally {
      world().server.wake();
    }
    // It may carry it out later, which is why nobody may say "unavailable": one of the two passwords is in force.
    const settled = await eventually(
      async () =>
        (await world().signIn(person, 'In its hands 1')) === 'in' ||
        (await world().signIn(person, person.password)) === 'in',
    );
    expect(settled).toBe(true);
  });

  it('BY-19 a server that refuses connections is unavailable, at once', async () => {
    const person = await world().add();
    const driver = world().driver(world().by(await deadPort()));
    const { result, took } = await timed(reset(driver, person, 'To nobody 1'));
    expect(result).toEqual(unavailable);
    expect(took).toBeLessThan(patience);
    expect(world().troubles.at(-1)).toMatchObject({ step: 'connect', code: 'not-connected' });
  });

  it.each([
    ['bind', 'drop', unavailable],
    ['bind', 'swallow', unavailable],
    ['bind', 'lose-answer', unavailable],
    ['search', 'drop', unavailable],
    ['search', 'swallow', unavailable],
    ['change', 'drop', unknown],
    ['change', 'swallow', unknown],
  ] as const)(
    'BY-19 a connection that fails at the %s (%s) changes nothing',
    async (step, fate, expected) => {
      const person = await world().add();
      const between = await world().intermediary();
      const fails = (operation: string) =>
        (step === 'change' ? /modify|extended/ : new RegExp(step)).test(operation);
      between.decide = (operation): Fate => (fails(operation) ? fate : 'forward');
      const driver = world().driver(world().by(between), shortDeadlines);
      const { result, took } = await timed(reset(driver, person, 'Lost on the way 1'));
      expect(result).toEqual(expected);
      expect(took).toBeLessThan(shortDeadlines.total + patience);
      // The client would connect again by itself, without its name: it must not.
      expect(between.count('bind')).toBe(1);
      expect(await world().signIn(person, person.password)).toBe('in');
    },
  );

  it('BY-19 a change whose answer is lost is unknown, though it was made', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = (operation) => (isChange(operation) ? 'lose-answer' : 'forward');
    expect(await reset(world().driver(world().by(between)), person, 'Made and not told 1')).toEqual(unknown);
    expect(await world().signIn(person, 'Made and not told 1')).toBe('in');
  });

  it.each(strangeAnswers)('BY-19 %s is no success', async (_, answer) => {
    const person = await world().add();
    const between = await world().intermediary();
    between.decide = (operation, message) => (isChange(operation) ? answer(numberOf(message)) : 'forward');
    const driver = world().driver(world().by(between), shortDeadlines);
    expect(await reset(driver, person, 'Strangely answered 1')).toEqual(unknown);
    expect(await world().signIn(person, person.password)).toBe('in');
  });

  it('BY-19 an answer without end is not listened to', async () => {
    const person = await world().add();
    const between = await world().intermediary();
    const endless = Buffer.concat([Buffer.from('3084ffffffff', 'hex'), Buffer.alloc(4 * 2 ** 20)]);
    between.decide = (operation) => (operation === 'search' ? endless : 'forward');
    expect(await reset(world().driver(world().by(between)), person, 'Without an end 1')).toEqual(unavailable);
    // Ended for its length: waiting for the end would have been ETIMEDOUT.
    expect(world().troubles.at(-1)).toMatchObject({ step: 'search', code: 'CONNECTION_LOST' });
  });

  it('BY-19 no connection is kept, whatever happened on it', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => world().add()));
    const between = await world().intermediary();
    const driver = world().driver(world().by(between), shortDeadlines);
    const answers = await Promise.all(people.map((person) => reset(driver, person, 'All at once 1')));
    expect(answers).toEqual(people.map(() => applied));
    expect(between.count('bind')).toBe(people.length);
    expect(await eventually(() => Promise.resolve(between.count('unbind') === people.length))).toBe(true);
    const person = await world().add();
    for (const fate of ['drop', 'swallow', 'lose-answer', Buffer.alloc(9)] as const) {
      between.decide = (operation) => (isChange(operation) ? fate : 'forward');
      expect(await reset(driver, person, 'One after the other 1')).toEqual(unknown);
    }
    const refused = world().driver(
      { ...world().by(between), bindPassword: 'Not the password 1' },
      shortDeadlines,
    );
    expect(await reset(refused, person, 'By the wrong one 1')).toEqual(unavailable);
    expect(await eventually(() => Promise.resolve(between.ends() === 0))).toBe(true);
  });

  it('BY-19 the next server is asked while nothing was sent', async () => {
    const person = await world().add();
    const [dropping, healthy] = [await world().intermediary(), await world().intermediary()];
    dropping.decide = (operation) => (operation === 'search' ? 'drop' : 'forward');
    const driver = world().driver(world().by(await deadPort(), dropping, healthy));
    expect(await reset(driver, person, 'By the third of them 1')).toEqual(applied);
    expect(healthy.seen.filter(isChange)).toHaveLength(1);
    expect(dropping.seen.filter(isChange)).toEqual([]);
    expect(await world().signIn(person, 'By the third of them 1')).toBe('in');
  });

  it('BY-19 R-17 the next server is not asked once a change was sent, nor while one answers', async () => {
    const person = await world().add();
    const [first, second] = [await world().intermediary(), await world().intermediary()];
    const driver = world().driver(world().by(first, second));
    expect(await reset(driver, person, 'By the first of them 1')).toEqual(applied);
    first.decide = (operation) => (isChange(operation) ? 'drop' : 'forward');
    expect(await reset(driver, person, 'Lost at the first 1')).toEqual(unknown);
    expect(second.seen).toEqual([]);
    expect(await world().signIn(person, 'By the first of them 1')).toBe('in');
  });
};

/** The number of a message, which has one octet in these conversations. */
export function numberOf(message: Buffer): number {
  const first = message[1] ?? 0;
  return message.at(2 + (first & 0x80 ? first & 0x7f : 0) + 2) ?? 0;
}
