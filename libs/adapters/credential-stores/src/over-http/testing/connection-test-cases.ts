import { expect, it } from '@jest/globals';
import type { StoreCheck } from '@latchkey/credentials';
import type { OutboundSettings } from '@latchkey/outbound';
import { FixedResolver } from '@latchkey/outbound/testing';
import { quickLimits } from './http-peer.ts';
import type { HttpStoreCases } from './http-store-conformance.ts';

/** `name: result code` of each step. */
export const told = (checks: readonly StoreCheck[]): string[] =>
  checks.map(({ name, result, code }) => [name, result, ...(code === null ? [] : [code])].join(' '));

export const connectionTestCases: HttpStoreCases = (world) => {
  const test = async (userName: string | null, settings: OutboundSettings = {}) => {
    const driver = world().driverBy(world().peer.client({ limits: quickLimits, ...settings }));
    return world().here(() => driver.test(world().ours.storeId, { userName }));
  };

  it('PR-W13 a test of the connection passes, changes nothing, and sends nobody\u2019s password', async () => {
    const { accounts, peer, ours } = world();
    const known = { ...accounts.find(ours.userName) };
    const heard = peer.heard.length;
    const checks = await test(ours.userName);
    expect(checks.filter(({ result }) => result !== 'passed')).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(world().kind.steps);
    expect(checks.every(({ took }) => Number.isInteger(took) && took >= 0)).toBe(true);
    expect(accounts.find(ours.userName)).toEqual(known);
    const sent = JSON.stringify(peer.heard.slice(heard));
    expect(sent).not.toContain(known.password);
    expect(peer.heard.length).toBeGreaterThan(heard);
  });

  it('PR-W13 it tells where a connection ends', async () => {
    const { peer } = world();
    const named = (list: string[]) => ({ resolver: new FixedResolver({ [peer.name]: [list] }) });
    const rest = (from: number): string[] =>
      world()
        .kind.steps.filter((name) => name !== 'look-up' && name !== 'lock-state')
        .slice(from)
        .map((name) => `${name} not-reached`);
    expect(told(await test(null, named([])))).toEqual(['resolve failed name-not-found', ...rest(1)]);
    expect(told(await test(null, named(['10.0.0.1', '169.254.169.254'])))).toEqual([
      'resolve failed address-forbidden',
      ...rest(1),
    ]);
    expect(told(await test(null, { authorities: [] }))).toEqual([
      'resolve passed',
      'connect passed',
      'tls failed certificate',
      ...rest(3),
    ]);
    await peer.goAway();
    try {
      expect(told(await test(null))).toEqual(['resolve passed', 'connect failed not-connected', ...rest(2)]);
    } finally {
      await peer.comeBack();
    }
  });

  it('PR-W13 it tells that nobody knows us, or the account', async () => {
    const { peer, kind } = world();
    expect(told(await test('nobody'))).toContain('look-up failed account-missing');
    world().describe(kind.settings(peer.origin), { credential: 'wrong', password: 'wrong' });
    try {
      const checks = await test('nobody');
      expect(told(checks)[3]).toMatch(/^authenticate failed (?:status-401|not-authenticated)$/);
      expect(new Set(checks.slice(4).map(({ result }) => result))).toEqual(new Set(['not-reached']));
    } finally {
      world().describe(kind.settings(peer.origin));
    }
  });
};
