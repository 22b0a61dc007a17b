import { describe, expect, it } from '@jest/globals';
import { CheckList } from './check-list.ts';

const names = ['resolve', 'connect', 'tls', 'authenticate'] as const;
const told = (list: CheckList) => list.all().map(({ name, result, code }) => [name, result, code].join(' '));

describe('the steps of a test at one place', () => {
  it('EX-A4 are passed one by one, each with its place and its time', () => {
    const list = new CheckList(names, 'dc1:636');
    for (const name of names) {
      expect(list.next()).toBe(name);
      list.passed(name);
    }
    expect(list.next()).toBeUndefined();
    expect(list.all()).toEqual(
      names.map((name) => ({ name, result: 'passed', code: null, took: expect.any(Number), at: 'dc1:636' })),
    );
  });

  it('EX-A4 are not reached behind one that failed, nor before one that could not be begun', () => {
    const failing = new CheckList(names);
    failing.passed('resolve');
    failing.failed('connect', 'not-connected');
    const rest = ['tls not-reached ', 'authenticate not-reached '];
    expect(told(failing)).toEqual(['resolve passed ', 'connect failed not-connected', ...rest]);
    const busy = new CheckList(names);
    busy.failed('connect', 'too-many-calls');
    expect(told(busy)).toEqual(['resolve not-reached ', 'connect failed too-many-calls', ...rest]);
  });

  it('EX-A4 are left out where they do not exist, and not reached where nobody came', () => {
    const list = new CheckList(['look-up', 'lock-state', 'dry-run']);
    list.passed('look-up');
    list.absent('dry-run');
    expect(told(list)).toEqual(['look-up passed ', 'lock-state not-reached ']);
    expect(list.all().every((check) => !('at' in check))).toBe(true);
  });

  it('EX-A4 are not told of twice, nor afterwards', () => {
    const list = new CheckList(names);
    list.failed('resolve', 'ETIMEDOUT');
    const before = told(list);
    list.passed('resolve');
    list.failed('tls', 'EPROTO');
    expect(told(list)).toEqual(before);
    expect(before).toHaveLength(names.length);
  });
});
