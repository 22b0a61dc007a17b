import { expect, it } from '@jest/globals';
import type { StoreAnswer } from '@latchkey/credentials';
import { figure } from '@latchkey/kernel/testing';
import { setTimeout } from 'node:timers/promises';
import { applied, rejected, unavailable, unknown } from '../plain-answers.ts';
import type { HttpStoreCases } from './http-store-conformance.ts';
import type { PeerFault } from './http-peer.ts';
import type { HttpStoreWorld } from './http-store-world.ts';

const faults: readonly (PeerFault | 'refuse' | 'history')[] = [
  ...(['refuse', 'hang-before', 'hang-after', 'drop-before', 'drop-after'] as const),
  ...(['wrong-result', 'garbage', 'slow-drip', 'history'] as const),
];
const operations = ['reset', 'change', 'unlock'] as const;
type Operation = (typeof operations)[number];
/** What the timers of a busy machine may add, in milliseconds. */
const patience = 1_500;

export const faultCases: HttpStoreCases = (world) => {
  it('R-12 R-13 R-18 I1 whatever goes wrong on the way, nothing is told that the journal of the store denies', async () => {
    const counted = { runs: 0, falseSuccesses: 0, falseDenials: 0, slowest: 0 };
    for (const operation of operations) {
      for (const fault of faults) {
        const { answer, done, took } = await run(world(), operation, fault);
        counted.runs += 1;
        counted.slowest = Math.max(counted.slowest, took);
        if (answer.kind === 'applied' && !done) counted.falseSuccesses += 1;
        if ((answer.kind === 'rejected' || answer.kind === 'unavailable') && done) counted.falseDenials += 1;
        expect([operation, fault, answer]).toEqual([operation, fault, expected(world(), operation, fault)]);
      }
    }
    const { runs, falseSuccesses, falseDenials, slowest } = counted;
    figure(
      `${world().kind.key}: false successes over ${runs} fault runs = ${falseSuccesses}, false denials = ${falseDenials}, the slowest was left after ${slowest.toFixed(0)} ms`,
    );
    expect({ falseSuccesses, falseDenials }).toEqual({ falseSuccesses: 0, falseDenials: 0 });
    expect(slowest).toBeLessThan(600 + patience);
    expect(await world().reset('all is well again', { driver: world().quick })).toEqual(applied);
    expect(await world().letsIn(world().account, 'all is well again')).toBe(true);
  });
};

async function run(
  world: HttpStoreWorld,
  operation: Operation,
  fault: (typeof faults)[number],
): Promise<{ answer: StoreAnswer; done: boolean; took: number }> {
  const { peer, accounts } = world;
  const before = accounts.journal.length;
  if (fault === 'refuse') {
    await peer.goAway();
    // A kept connection that ends under the request would be another fault, and unknown.
    await setTimeout(50);
  }
  if (fault === 'history') accounts.refusesHistory = true;
  else if (fault !== 'refuse') peer.fault = fault;
  const began = performance.now();
  try {
    const answer = await ask(world, operation, `${operation} with ${fault}`);
    const took = performance.now() - began;
    return { answer, done: accounts.journal.length > before, took };
  } finally {
    peer.fault = 'none';
    accounts.refusesHistory = false;
    if (fault === 'refuse') await peer.comeBack();
  }
}

function ask(world: HttpStoreWorld, operation: Operation, password: string): Promise<StoreAnswer> {
  const { account, accounts, quick: driver } = world;
  const by = world.attempt();
  if (operation === 'reset') return world.reset(password, { driver, by });
  const passwords = { current: accounts.find(account.userName)?.password ?? '', next: password };
  return world.here(() =>
    operation === 'unlock' ? driver.unlock(account, by) : driver.change(account, passwords, by),
  );
}

function expected(
  { kind }: HttpStoreWorld,
  operation: Operation,
  fault: (typeof faults)[number],
): StoreAnswer {
  if (fault === 'refuse') return unavailable;
  if (fault !== 'history') return unknown;
  // An unlock sets no password.
  return operation === 'unlock' ? applied : rejected(kind.historyReason);
}
