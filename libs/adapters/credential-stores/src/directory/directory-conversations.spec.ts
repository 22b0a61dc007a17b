import { describe, expect, it } from '@jest/globals';
import { hardLimits, VettedSockets } from '@latchkey/outbound';
import { setTimeout as sleep } from 'node:timers/promises';
import { usualDeadlines } from './deadlines.ts';
import { DirectoryConversations } from './directory-conversations.ts';
import type { Line } from './directory-line.ts';
import type { DirectoryTrouble } from './directory-troubles.ts';
import type { Directory } from './directory.ts';

const directory: Directory = {
  servers: [{ url: 'ldaps://dc1.example.test' }, { url: 'ldaps://dc2.example.test' }],
  ca: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
  ...{ bindDn: 'cn=service', bindPassword: 'of the service', peopleDn: 'ou=people' },
  ...{ userNameAttributes: ['uid'], protectedGroups: [] },
};

function conversing(described: Directory) {
  const troubles: DirectoryTrouble[] = [];
  const conversations = new DirectoryConversations(
    { of: () => Promise.resolve(described) },
    { tell: (trouble) => void troubles.push(trouble) },
    { sockets: new VettedSockets(), deadlines: usualDeadlines },
  );
  return { conversations, troubles };
}

describe('conversations with a directory', () => {
  it('S-62 are not held by a description that cannot be used, which is told as a trouble', async () => {
    const { conversations, troubles } = conversing({ ...directory, bindPassword: '' });
    const outcome = await conversations.hold('store', () => Promise.reject(new Error('nobody is there')));
    expect(outcome).toEqual({ kind: 'unavailable' });
    expect(troubles).toEqual([{ storeId: 'store', server: null, step: 'settings', code: 'bindPassword' }]);
    expect(await conversations.lines('store')).toBe('bindPassword');
  });

  it('R-13 S-69 wait for a turn at a server until their deadline, and not at another server', async () => {
    const { conversations } = conversing(directory);
    const lines = (await conversations.lines('store')) as readonly Line[];
    const [first, second] = lines.map((line) => ({ ...line, until: performance.now() + 100 }));
    if (!first || !second) throw new Error('there are two servers');
    let end: () => void = () => undefined;
    const still = new Promise<string>((resolve) => (end = () => resolve('at last')));
    const begun = Array.from({ length: hardLimits.parallel }, () => conversations.inTurn(first, () => still));
    let late = 0;
    const work = () => Promise.resolve((late += 1));
    const began = performance.now();
    expect(await conversations.inTurn(first, work)).toBe('too-slow');
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(await conversations.inTurn(second, () => Promise.resolve('there'))).toBe('there');
    end();
    // What has begun is not given up by the wait for a turn, and what was given up does not begin any more.
    expect(await Promise.all(begun)).toEqual(begun.map(() => 'at last'));
    await sleep(10);
    expect(late).toBe(0);
    expect(await conversations.inTurn({ ...first, until: performance.now() + 100 }, work)).toBe(1);
  });

  it('S-69 turn away whom too many are waiting before', async () => {
    const { conversations } = conversing(directory);
    const [line] = (await conversations.lines('store')) as readonly Line[];
    if (!line) throw new Error('there is a server');
    let end: () => void = () => undefined;
    const still = new Promise<string>((resolve) => (end = () => resolve('at last')));
    const most = hardLimits.parallel + hardLimits.waiting;
    const waiting = Array.from({ length: most }, () => conversations.inTurn(line, () => still));
    expect(await conversations.inTurn(line, () => still)).toBe('too-many-calls');
    end();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['at last']));
  });
});
