import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { Process } from './process.ts';

const made = (verificationIds: readonly string[]): Process =>
  Process.create({
    tenantId: 'tenant',
    environment: 'live',
    id: 'process',
    applicationId: 'application',
    name: 'Forgotten Password',
    storeId: 'store',
    verificationIds,
    createdAt: new Date('2026-03-01T12:00:00Z'),
  });
const eventNames = (process: Process): string[] => process.pullEvents().map(({ name }) => name);

describe('a process', () => {
  it('PR-T16 is inactive until somebody activates it', () => {
    const process = made(['mail']);
    expect(process).toMatchObject({ status: 'inactive', action: 'reset' });
    process.activate();
    expect(process.status).toBe('active');
    expect(eventNames(process)).toEqual(['recovery.process.created', 'recovery.process.activated']);
  });

  it('PR-T16 without a proof never becomes active, and says what is missing', () => {
    const process = made([]);
    expect(() => process.activate()).toThrow(InvalidInput);
    try {
      process.activate();
    } catch (error) {
      expect(error).toMatchObject({ errors: [{ pointer: '/verificationIds', code: 'no-verification' }] });
    }
    expect(process.status).toBe('inactive');
    expect(eventNames(process)).toEqual(['recovery.process.created']);
  });

  it('PR-T16 whose last proof was taken away cannot be activated again', () => {
    const process = made(['mail']);
    process.activate();
    process.deactivate();
    process.verificationIds = [];
    expect(() => process.activate()).toThrow(InvalidInput);
    expect(process.status).toBe('inactive');
  });

  it('tells each change once', () => {
    const process = made(['mail']);
    process.deactivate();
    for (let n = 0; n < 2; n += 1) process.activate();
    for (let n = 0; n < 2; n += 1) process.deactivate();
    expect(eventNames(process)).toEqual([
      'recovery.process.created',
      'recovery.process.activated',
      'recovery.process.deactivated',
    ]);
  });

  it('has a name that letter case does not tell apart', () => {
    expect(made(['mail']).nameKey).toBe('forgotten password');
  });
});
