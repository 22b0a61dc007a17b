import { describe, expect, it } from '@jest/globals';
import { readRequestCode, requestCodeOf } from './request-code.ts';

const id = '0198c0de-7a11-7c0d-9e5e-0123456789ab';
const flowSecret = Buffer.alloc(32, 7).toString('base64url');

describe('a request code', () => {
  it('RA-10 names one request and the secret of its flow', () => {
    const code = requestCodeOf({ id, flowSecret });
    expect(code).toMatch(/^[\w-]{64}$/);
    expect(readRequestCode(code)).toEqual({ id, flowSecret });
  });

  it.each([
    '',
    ' ',
    id,
    'x'.repeat(63),
    'x'.repeat(65),
    `${'x'.repeat(63)}=`,
    `${'x'.repeat(63)}\n`,
    '\0'.repeat(64),
  ])('is none: %j', (text) => {
    expect(readRequestCode(text)).toBeUndefined();
  });
});
