import { describe, expect, it } from '@jest/globals';
import { InvalidInput, type DomainError } from '@latchkey/kernel';
import { logAccess, type AccessOccasion } from '../access-log/access-log-entry.ts';
import type { AccessAttempt, AccessCondition } from './access-condition.ts';
import { AccessControl } from './access-control.ts';
import { mostConditions, mostNames } from './condition-faults.ts';

const condition = (order: number, changes: Partial<AccessCondition> = {}): AccessCondition => ({
  ...{ order, action: 'allow', networks: null, versions: null, groupIds: null },
  ...changes,
});
const attempt = (changes: Partial<AccessAttempt> = {}): AccessAttempt => ({
  ...{ address: '192.0.2.7', clientVersion: '4.1', groupIds: ['warehouse'] },
  ...changes,
});
const decide = (conditions: readonly AccessCondition[], changes: Partial<AccessAttempt> = {}): string => {
  const { action, decidedBy } = AccessControl.of(conditions).decide(attempt(changes));
  return `${action} by ${decidedBy}`;
};
const faultsOf = (conditions: readonly AccessCondition[]): string[] => {
  try {
    AccessControl.of(conditions);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
  }
  return [];
};
const on = (...networks: string[]): Partial<AccessCondition> => ({ networks });

describe('the access control of the desktop client', () => {
  it('PR-B29 where nothing fits, nobody may', () => {
    expect(decide([])).toBe('deny by null');
    expect(decide([condition(1, on('198.51.100.0/24'))])).toBe('deny by null');
    expect(decide([condition(1)])).toBe('allow by 1');
  });

  it('PR-B29 the first condition in order that fits decides, however the list is written', () => {
    const conditions = [
      condition(30),
      condition(10, { ...on('192.0.2.0/25'), action: 'deny' }),
      condition(20, { groupIds: ['warehouse'] }),
    ];
    for (const written of [conditions, conditions.toReversed()]) {
      expect(decide(written)).toBe('deny by 10');
      expect(decide(written, { address: '192.0.2.200' })).toBe('allow by 20');
      expect(decide(written, { address: '192.0.2.200', groupIds: [] })).toBe('allow by 30');
    }
  });

  it('PR-B29 a condition fits what has everything that it says', () => {
    const all = condition(1, {
      ...on('192.0.2.0/24', '2001:db8::/32'),
      ...{ versions: { atLeast: '4.0', below: '5' }, groupIds: ['office', 'warehouse'] },
    });
    expect(decide([all])).toBe('allow by 1');
    expect(decide([all], { address: '2001:db8:1::7' })).toBe('allow by 1');
    expect(decide([all], { address: '203.0.113.7' })).toBe('deny by null');
    expect(decide([all], { clientVersion: '5.0' })).toBe('deny by null');
    expect(decide([all], { groupIds: ['shop'] })).toBe('deny by null');
  });

  it.each([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.8', '192.0.2.7', false],
    ['192.0.2.127', '192.0.2.0/25', true],
    ['192.0.2.128', '192.0.2.0/25', false],
    ['10.255.0.1', '10.0.0.0/8', true],
    ['203.0.113.9', '0.0.0.0/0', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['::ffff:192.0.2.7', '192.0.2.0/24', true],
    ['::ffff:192.0.2.7', '::/0', false],
    ['192.0.2.7', '::/0', false],
    ['2001:db8::1', '0.0.0.0/0', false],
  ])('PR-B29 %s lies in %s: %s', (address, network, inside) => {
    expect(decide([condition(1, on(network))], { address })).toBe(inside ? 'allow by 1' : 'deny by null');
  });

  it.each([
    ['4', '4', null, true],
    ['3.9.9', '4', null, false],
    ['4.0.0.0', '4', '4.0.1', true],
    ['4.10', '4.9', null, true],
    ['4.0.1', null, '4.0.1', false],
    ['4.0.0.2807', null, '4.0.1', true],
  ])('PR-B29 client %s is at least %s and below %s: %s', (clientVersion, atLeast, below, meant) => {
    const conditions = [condition(1, { versions: { atLeast, below } })];
    expect(decide(conditions, { clientVersion })).toBe(meant ? 'allow by 1' : 'deny by null');
  });

  it.each<Partial<AccessAttempt>>([
    ...[
      '',
      '192.0.2',
      '0300.0.2.7',
      '0xc0.0.2.7',
      '3221225991',
      '192.0.2.7 ',
      'fe80::1%eth0',
      'localhost',
      '::ffff:0300.0.2.7',
    ].map((address) => ({ address })),
    ...['', '4.', 'v4', '4.1-beta', '1.2.3.4.5', '1e3', '-1'].map((clientVersion) => ({ clientVersion })),
  ])('PR-B29 what cannot be read is denied, even where everybody may: %j', (changes) => {
    expect(decide([condition(1, { ...on('192.0.2.0/24'), action: 'deny' }), condition(2)], changes)).toBe(
      'deny by null',
    );
  });

  it('PR-B12 each condition has an order of its own', () => {
    expect(faultsOf([condition(1), condition(2), condition(1)])).toEqual(['same-order /conditions/2/order']);
    for (const order of [0, -1, 1.5, Number.NaN])
      expect(faultsOf([condition(order)])).toEqual(['order /conditions/0/order']);
  });

  it.each([
    ...['', '192.0.2.1/24', '192.0.2.0/33', '192.0.2.0/-1', '192.0.2/24', '0300.0.2.0/24', '2001:db8::1/32'],
    ...['2001:db8::/129', '::ffff:192.0.2.0/120', 'fe80::%eth0/64', '192.0.2.0/24/24', 'example.com'],
  ])('PR-B29 %j is no network', (network) => {
    expect(faultsOf([condition(1, on('192.0.2.0/24', network))])).toEqual([
      'network /conditions/0/networks/1',
    ]);
  });

  it('PR-B29 every fault is told at once, and lists and versions are within their limits', () => {
    const names = Array.from({ length: mostNames + 1 }, (_, n) => `g${n}`);
    expect(
      faultsOf([
        condition(1, { networks: [], groupIds: names }),
        condition(2, { versions: { atLeast: 'x', below: '4.1.' } }),
        condition(3, { versions: { atLeast: '4', below: '4.0' } }),
        condition(4, { versions: { atLeast: null, below: null } }),
        condition(5, { versions: { atLeast: null, below: '0' } }),
      ]),
    ).toEqual([
      'amount /conditions/0/networks',
      'amount /conditions/0/groupIds',
      'version /conditions/1/versions/atLeast',
      'version /conditions/1/versions/below',
      'no-version /conditions/2/versions',
      'no-version /conditions/3/versions',
      'no-version /conditions/4/versions',
    ]);
    const many = (count: number) => Array.from({ length: count }, (_, n) => condition(n + 1));
    expect(faultsOf(many(mostConditions))).toEqual([]);
    expect(faultsOf(many(mostConditions + 1))).toEqual(['too-many /conditions']);
  });
});

describe('the access log', () => {
  it('PR-B29 tells the action that the control computed, whatever else comes with the occasion', () => {
    const control = AccessControl.of([condition(7, { ...on('192.0.2.0/24'), action: 'deny' }), condition(8)]);
    const occasion: AccessOccasion = {
      ...{ tenantId: 'tenant', environment: 'live', id: 'entry', userId: 'ada' },
      at: new Date('2026-03-01T12:00:00Z'),
    };
    const smuggled = { ...occasion, action: 'allow', decidedBy: 8 };
    expect(logAccess(control, attempt(), smuggled)).toEqual({
      ...occasion,
      ...{ address: '192.0.2.7', clientVersion: '4.1', action: 'deny', decidedBy: 7 },
    });
    expect(logAccess(control, attempt({ address: '203.0.113.7' }), occasion)).toMatchObject({
      ...{ action: 'allow', decidedBy: 8 },
    });
  });
});
