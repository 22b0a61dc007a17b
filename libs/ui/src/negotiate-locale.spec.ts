import { describe, expect, it } from '@jest/globals';
import { negotiateLocale, readLocale } from './negotiate-locale.ts';

describe('language of a page', () => {
  it.each([
    ['de-AT', 'de'],
    ['PT-br', 'pt'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['zh-TW', undefined],
    ['zh-Hant', undefined],
    ['ar_EG', 'ar'],
    ['en-XA', 'en'],
    ['', undefined],
    ['xx', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
    ['de'.repeat(50), undefined],
  ])('%s is read as %s', (tag, locale) => {
    expect(readLocale(tag)).toBe(locale);
  });

  it('EX-P9 address before cookie before browser before tenant before English', () => {
    const all = { address: 'fr', cookie: 'es', acceptLanguage: 'it', tenantDefault: 'nl' };
    expect(negotiateLocale(all)).toBe('fr');
    expect(negotiateLocale({ ...all, address: 'xx' })).toBe('es');
    expect(negotiateLocale({ ...all, address: undefined, cookie: undefined })).toBe('it');
    expect(negotiateLocale({ tenantDefault: 'nl' })).toBe('nl');
    expect(negotiateLocale({})).toBe('en');
  });

  it.each([
    ['fr-CA;q=0.3, de;q=0.9, en;q=0.5', 'de'],
    ['xx, ja;q=0.2', 'ja'],
    ['de;q=0, pl;q=0.1', 'pl'],
    ['*', 'en'],
    [';;;,,q=1', 'en'],
    [`${'de,'.repeat(1000)}de`, 'en'],
  ])('Accept-Language %s gives %s', (acceptLanguage, locale) => {
    expect(negotiateLocale({ acceptLanguage })).toBe(locale);
  });
});
