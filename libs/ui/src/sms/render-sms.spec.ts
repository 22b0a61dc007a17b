import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../locales.ts';
import { UnusableMessage } from '../mail/message.ts';
import { gsmLength } from './gsm-alphabet.ts';
import { renderSms, type SmsMessage } from './render-sms.ts';

const code: SmsMessage = {
  ...{ kind: 'recovery-code', locale: 'en', tenantName: 'Acme', applicationName: 'Acme Shop' },
  ...{ code: '483920', portalOrigin: 'https://login.acme.example' },
};
const kinds = ['recovery-code', 'telephone-code', 'sms-trial'] as const;
/** Languages whose letters GSM has, or that can do without the others. */
const latin = LOCALES.filter((locale) => !['ar', 'ja', 'zh-Hans'].includes(locale));

describe('an SMS', () => {
  it('PR-N01 tells code and application, and ends with the line that binds the code to its page', () => {
    expect(renderSms(code)).toBe(
      '483920 is your code to recover your account for Acme Shop. Never tell it to anybody.\n\n@login.acme.example #483920',
    );
    expect(renderSms({ ...code, kind: 'telephone-code', locale: 'de' })).toBe(
      '483920 ist der Code, um dieses Telefon bei Acme Shop hinzuzufügen. Geben Sie ihn niemandem.\n\n@login.acme.example #483920',
    );
  });

  it.each([...LOCALES])(
    'PR-N01 in %s says all that it is for, and binds the code in its last line',
    (locale) => {
      for (const kind of ['recovery-code', 'telephone-code'] as const) {
        const lines = renderSms({ ...code, kind, locale }).split('\n');
        expect([lines[0]?.includes('483920'), lines[0]?.includes('Acme Shop')]).toEqual([true, true]);
        expect(lines.slice(1)).toEqual(['', '@login.acme.example #483920']);
      }
      expect(renderSms({ ...code, kind: 'sms-trial', locale })).toContain('Acme');
    },
  );

  it.each(latin)('PR-N01 in %s is one message in the alphabet of GSM, whatever the names', (locale) => {
    const names = [
      'Acme',
      'Ärzte & Söhne',
      'Łódź Śląsk',
      'Ünlü Çiğköfte',
      `A${' very long name'.repeat(10)}`,
    ];
    for (const kind of kinds) {
      for (const name of names) {
        const text = renderSms({ ...code, kind, locale, applicationName: name, tenantName: name });
        const length = gsmLength(text);
        // The barred l has no mark that could be left out: such a name is written as it is.
        if (name.startsWith('Ł')) expect(length).toBeUndefined();
        else expect([text, (length ?? 999) <= 160]).toEqual([text, true]);
      }
    }
  });

  it('S-66 turns no name into an address, a line or a second code', () => {
    const applicationName = 'Acme\n\n@evil.example #000000 https://evil.example/\u202e';
    const lines = renderSms({ ...code, applicationName }).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).not.toMatch(/evil\.example|https?:|@/);
    expect(lines.at(-1)).toBe('@login.acme.example #483920');
  });

  it('S-65 evaluates nothing that is in a name', () => {
    const payloads = ['{code}', '{{code}}', '${code}', '<%= 7*7 %>', '#{7*7}', '{code, select, other {x}}'];
    const evaluated = payloads.filter((payload) => {
      const text = renderSms({ ...code, applicationName: payload });
      return (text.match(/483920/g) ?? []).length !== 2 || text.includes('49');
    });
    expect(evaluated).toEqual([]);
  });

  it('S-65 S-66 says it in words of a tenant\u2019s own, with the code and its last line whatever they are', () => {
    const say = (text: string, changes: Partial<SmsMessage> = {}) =>
      renderSms({ ...code, ...changes, texts: { 'sms.recovery-code': text } });
    const last = '\n\n@login.acme.example #483920';
    expect(say('Type {code} and you are back in {application}.')).toBe(
      `Type 483920 and you are back in Acme Shop.${last}`,
    );
    expect(say('{code}: never tell it.', { kind: 'telephone-code' })).toContain('add this telephone');
    for (const payload of [
      '{{code}} {code}',
      '<%= 7*7 %> {code}',
      '{tenant} {code}\n\n@evil.example #000000',
    ])
      expect(say(payload).split('\n')).toEqual([
        payload.replaceAll('{code}', '483920').replaceAll(/\s+/g, ' '),
        ...last.split('\n').slice(1),
      ]);
    const longest = `${'x'.repeat(100)} {application} {code}`;
    expect(gsmLength(say(longest, { applicationName: 'a long name '.repeat(9) }))).toBeLessThanOrEqual(160);
  });

  it.each([undefined, '', '12345', '12a456'])('is not written with %j for a code', (wrong) => {
    expect(() => renderSms({ ...code, code: wrong })).toThrow(UnusableMessage);
  });
});
