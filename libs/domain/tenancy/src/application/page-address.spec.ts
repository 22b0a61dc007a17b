import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { hostOf, pageAddress } from './origin.ts';

describe('a page to go on to', () => {
  it('S-01 is an address by https and never a script', () => {
    expect(pageAddress('https://app.example.com/sign-in?x=1', 'https', '/signInUrl')).toBe(
      'https://app.example.com/sign-in?x=1',
    );
    expect(pageAddress('http://127.0.0.1:3000/', 'https-or-loopback', '/signInUrl')).toBe(
      'http://127.0.0.1:3000/',
    );
    const bad = [
      'javascript:alert(1)',
      'data:text/html,x',
      'http://app.example.com/',
      '/x',
      '',
      'https://u:p@a.example',
    ];
    for (const value of bad) expect(() => pageAddress(value, 'https', '/signInUrl')).toThrow(InvalidInput);
    expect(() => pageAddress('http://app.example.com/', 'https-or-loopback', '/signInUrl')).toThrow(
      InvalidInput,
    );
  });

  it('the directory knows an origin by its host without port', () => {
    expect(hostOf('https://login.example.com:8443')).toBe('login.example.com');
  });
});
