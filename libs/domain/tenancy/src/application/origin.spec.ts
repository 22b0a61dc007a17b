import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { hostOf, pageAddress, portalOrigin } from './origin.ts';

describe('origins', () => {
  it('S-01 an origin is scheme, host and port, by https, or plainly on this machine where that is allowed', () => {
    expect(portalOrigin('https://login.example.com:8443/', 'https')).toBe('https://login.example.com:8443');
    expect(portalOrigin('http://localhost:4200', 'https-or-loopback')).toBe('http://localhost:4200');
    const bad = ['http://localhost:4200', 'http://example.com', 'https://a.example/x', 'https://u@a.example', 'ftp://a.example'];
    for (const value of [...bad, 'https://A.example', 'javascript:alert(1)', 'a.example', '', 'https://a.example?x']) {
      expect(() => portalOrigin(value, 'https')).toThrow(InvalidInput);
    }
    expect(() => portalOrigin('http://example.com', 'https-or-loopback')).toThrow(InvalidInput);
  });

  it('S-01 a page to go on to is an address by https and never a script', () => {
    expect(pageAddress('https://app.example.com/sign-in?x=1', 'https')).toBe('https://app.example.com/sign-in?x=1');
    expect(pageAddress('http://127.0.0.1:3000/', 'https-or-loopback')).toBe('http://127.0.0.1:3000/');
    for (const value of ['javascript:alert(1)', 'data:text/html,x', 'http://app.example.com/', '/x', '', 'https://u:p@a.example']) {
      expect(() => pageAddress(value, 'https')).toThrow(InvalidInput);
    }
    expect(() => pageAddress('http://app.example.com/', 'https-or-loopback')).toThrow(InvalidInput);
  });

  it('the directory knows an origin by its host without port', () => {
    expect(hostOf('https://login.example.com:8443')).toBe('login.example.com');
  });
});
