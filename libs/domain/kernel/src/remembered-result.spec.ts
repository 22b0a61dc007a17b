import { describe, expect, it } from '@jest/globals';
import { Conflict, DomainError, InvalidInput } from './domain-error.ts';
import { recall, remember, type RememberedResult } from './remembered-result.ts';
import { accepted, Refused } from './refusal.ts';

const kept = (result: unknown): unknown =>
  recall(JSON.parse(JSON.stringify(remember(result))) as RememberedResult);

class ResendTooEarly extends DomainError {
  readonly code = 'resend-too-early';
  readonly kind = 'too-many';
}

describe('remembered result', () => {
  it('gives values back as they were', () => {
    for (const value of [{ id: 'a', nested: [1, null] }, 'text', 0, false, null, undefined]) {
      expect(kept(value)).toEqual(value);
    }
  });

  it('does not mistake a value that looks like a refusal for one', () => {
    const lookalike = { refused: 'no', kind: 'conflict', detail: '', errors: [], retryAfter: null };
    expect(kept(lookalike)).toEqual(lookalike);
    expect(accepted(kept(lookalike))).toEqual(lookalike);
  });

  it('gives a refusal back with everything that its caller was told, and without its private cause', () => {
    const first = new ResendTooEarly({ detail: 'Wait.', retryAfter: 7, cause: new Error('private') });
    const again = kept(new Refused(first)) as Refused;
    expect(again).toBeInstanceOf(Refused);
    const { code, kind, detail, errors, retryAfter, cause } = again.error;
    expect({ code, kind, detail, errors, retryAfter, cause }).toEqual({
      code: 'resend-too-early',
      kind: 'too-many',
      detail: 'Wait.',
      errors: [],
      retryAfter: 7,
      cause: undefined,
    });
    expect(() => accepted(again)).toThrow(DomainError);
  });

  it('keeps the faults of the fields, and no time to wait where there was none', () => {
    const faults = [{ pointer: '/newPassword', code: 'too-short', detail: 'Use at least 15 characters.' }];
    const again = kept(new Refused(new InvalidInput(faults))) as Refused;
    expect(again.error.errors).toEqual(faults);
    expect(again.error.retryAfter).toBeUndefined();
    expect((kept(new Refused(new Conflict('Later.'))) as Refused).error.detail).toBe('Later.');
  });
});
