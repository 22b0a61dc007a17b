import { describe, expect, it } from '@jest/globals';
import { isColumn, readRow } from './import-rows.ts';
import { UserImport } from './user-import.ts';

const now = new Date('2026-03-01T12:00:00Z');
const begin = (): UserImport =>
  UserImport.begin({
    tenantId: 't',
    environment: 'live',
    id: 'i',
    storeId: 's',
    dryRun: false,
    begunAt: now,
  });
const names = (one: UserImport): string[] => one.pullEvents().map(({ name }) => name.split('.')[2] ?? '');

describe('an import of users', () => {
  it('BY-21 wants a batch until all rows are done, and counts what became of them', () => {
    const one = begin();
    one.arrived({ columns: ['userName', 'email'], rows: 3, position: 15 }, now);
    one.advance(['created', 'failed'], 60, now);
    expect(one).toMatchObject({ state: 'running', rowsDone: 2, position: 60, endedAt: null });
    one.advance(['unchanged'], 80, now);
    expect(one).toMatchObject({ state: 'ended', created: 1, failed: 1, unchanged: 1, endedAt: now });
    expect(names(one)).toEqual(['begun', 'batch-wanted', 'batch-wanted', 'ended']);
    one.abandon(now);
    expect(one.state).toBe('ended');
  });

  it('BY-21 without rows ends as it begins; one that broke off is in nobody’s way for long', () => {
    const empty = begin();
    empty.arrived({ columns: ['userName', 'email'], rows: 0, position: 15 }, now);
    expect(empty.state).toBe('ended');
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    const broken = begin();
    expect([broken.isOverdue(later(2)), broken.isOverdue(later(2.1))]).toEqual([false, true]);
    broken.abandon(later(3));
    broken.arrived({ columns: ['userName', 'email'], rows: 1, position: 15 }, later(3));
    expect([broken.state, broken.rows]).toEqual(['abandoned', 0]);
    const running = begin();
    running.arrived({ columns: ['userName', 'email'], rows: 1, position: 15 }, now);
    expect(running.isOverdue(later(1000))).toBe(false);
  });

  it('BY-21 knows its columns, and no other', () => {
    const known = [
      'userName',
      'email',
      'displayName',
      'externalId',
      'active',
      'passwordHash',
      'attributes.employee_number',
    ];
    expect(known.filter((name) => !isColumn(name))).toEqual([]);
    const others = [
      '',
      'username',
      'password',
      'attributes',
      'attributes.',
      'attributes.Badge',
      'attributes.a.b',
    ];
    expect(
      [...others, '__proto__', 'attributes.__proto__', 'constructor', ' email'].filter(isColumn),
    ).toEqual([]);
  });

  it('BY-21 an empty cell says nothing, a formula is text, and a row has as many cells as the header', () => {
    const columns = ['userName', 'email', 'displayName', 'active', 'attributes.badge', 'attributes.room'];
    expect(readRow(columns, ['ada', 'a@m.example', '', 'FALSE', '=1+1', ''])).toEqual({
      userName: 'ada',
      email: 'a@m.example',
      displayName: undefined,
      externalId: undefined,
      active: false,
      passwordHash: undefined,
      attributes: { badge: '=1+1' },
    });
    expect(readRow(columns, ['ada'])).toMatchObject({ column: null, code: 'cells' });
    expect(readRow(columns, ['a', 'b', 'c', 'no', 'd', 'e'])).toMatchObject({
      column: 'active',
      code: 'not-a-choice',
    });
  });
});
