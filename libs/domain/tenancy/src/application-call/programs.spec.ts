import { describe, expect, it } from '@jest/globals';
import { programsOf } from './programs.ts';

describe('the programs of a User-Agent', () => {
  it.each([
    ['curl/8.5.0', 'curl/8.5.0'],
    ['node', 'node'],
    ['python-requests/2.31.0', 'python-requests/2.31.0'],
    ['Java-http-client/21.0.1', 'Java-http-client/21.0.1'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.109 Safari/537.36',
      'Mozilla/5.0 AppleWebKit/537.36 Chrome/120.0.6099.109 Safari/537.36',
    ],
    ['', ''],
  ])('RA-14 of %j are %j', (userAgent, programs) => {
    expect(programsOf(userAgent)).toBe(programs);
  });

  it.each([
    'ada@example.com',
    'orders (ada@example.com; +49 30 5550100)',
    'ada@example.com/1.0',
    '123456',
    'code/123456',
    'orders/+493055501',
    'lk_test_pVq2c1Z0b7uYd3kR9xT5wE8mN4sL6aH1jG0fQ2iB7oC',
    'seven green kettles sing',
    'grüne/1.0',
    'a\u001b[31m/1.0',
    'a\r\nb/1.0\u202e',
    '<script>/1',
  ])('EX-X11 S-68 nothing of %j is one', (userAgent) => {
    expect(programsOf(userAgent)).toBe('');
  });

  it('S-68 is bounded whatever is sent', () => {
    expect(programsOf('a/1 '.repeat(10_000))).toBe('a/1 a/1 a/1 a/1 a/1 a/1');
    expect(programsOf('a'.repeat(16_000))).toBe('');
    expect(programsOf(undefined)).toBe('');
  });
});
