import { beforeEach, describe, expect, it } from '@jest/globals';
import { inMemoryWorld, within, type InMemoryWorld } from '@latchkey/kernel/testing';
import { KnownDevices } from './known-devices.ts';
import { strangers } from './mail-budget.ts';

describe('known devices', () => {
  let world: InMemoryWorld;
  let devices: KnownDevices;
  let accountKey: Buffer;
  beforeEach(() => {
    world = inMemoryWorld();
    devices = new KnownDevices(world.secrets);
    accountKey = world.secrets.keyedDigest('known-account', 'ada');
  });

  const token = () => within(world.ours, () => devices.tokenFor(accountKey));
  const bucket = (carried: string | null, key = accountKey, premises = world.ours) =>
    within(premises, () => devices.payer(key, carried).bucket);

  it('S-12 each has a bucket of its own, the same one every time', () => {
    const [one, other] = [token(), token()];
    expect(bucket(one)).toBe(bucket(one));
    expect(new Set([bucket(one), bucket(other), strangers]).size).toBe(3);
  });

  it('S-12 lend nothing to another account, another tenant or the other environment', () => {
    const carried = token();
    const other = world.secrets.keyedDigest('known-account', 'grace');
    expect(bucket(carried, other)).toBe(strangers);
    for (const premises of [world.theirs, world.oursInTest])
      expect(bucket(carried, accountKey, premises)).toBe(strangers);
  });

  it('S-12 cannot be made up', () => {
    const [id = '', key = '', signature = ''] = token().split('.');
    const foreign = new KnownDevices(inMemoryWorld().secrets);
    const forgeries = [
      null,
      '',
      'x',
      `${id}.${key}`,
      `${id}.${key}.${'A'.repeat(43)}`,
      `${world.secrets.id()}.${key}.${signature}`,
      `${id}.${Buffer.alloc(32).toString('base64url')}.${signature}`,
      `${id}.${key}.${signature}x`,
      within(world.ours, () => foreign.tokenFor(accountKey)),
    ];
    for (const forged of forgeries) expect(bucket(forged)).toBe(strangers);
  });
});
