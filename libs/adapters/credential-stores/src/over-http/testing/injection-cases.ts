import { expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { applied, rejected } from '../plain-answers.ts';
import type { HttpStoreCases } from './http-store-conformance.ts';

/** What would be more than a name if anybody put texts together. */
const payloads = [
  'ada</lk:userName><lk:userName>eve',
  '</lk:userName></lk:ResetPasswordRequest>',
  '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&e;',
  '&amp;',
  '&#x61;da',
  'ada<!-- -->',
  '<![CDATA[ada]]>',
  ']]>',
  '<![CDATA[ada]]></lk:userName><lk:userName>eve<![CDATA[]]>',
  'ada","userName":"eve',
  '{"userName":"ada"}',
  '\\u0061da',
  'ada\\',
  'ada"',
  "ada'",
  '../eve',
  'ada/../eve',
  'ada/password',
  '%61da',
  'ada%2f..%2feve',
  'ada?x=1',
  'ada#x',
  'ada&x=1',
  'ada;x=1',
  '//other.example.com/ada',
  '@other.example.com',
  'ada" or userName eq "eve',
  'ada" or userName pr or userName eq "',
  '" or "1" eq "1',
  'ada\\" or userName pr or userName eq \\"',
  '*',
  'a*a',
  'ada) or (userName pr',
  '{{newPassword}}',
  '{{userId}}',
  '$(id)',
  '\u0430d\u0430',
  '\uff41da',
  '\u{1f511}',
  '__proto__',
];
/** What is nobody's name, and cannot be anybody's. */
const nobodies = ['', ' ', '.', '..', 'ada\0', 'ada\r\nx-a: b', '\ud83c', 'ada\n', '\u0085'];

export const injectionCases: HttpStoreCases = (world) => {
  it('a user name is compared and nothing else', async () => {
    const { accounts } = world();
    accounts.add('ada');
    accounts.add('eve');
    let touched = 0;
    for (const userName of [...payloads, ...nobodies]) {
      const account = { ...world().account, userName };
      const before = accounts.journal.length;
      expect([userName, await world().reset('of nobody', { account })]).toEqual([
        userName,
        rejected('account-missing'),
      ]);
      touched += accounts.journal.length - before;
    }
    for (const userName of payloads) {
      accounts.add(userName);
      const account = { ...world().account, userName };
      const answer = await world().reset(`of ${userName}`, { account });
      expect([userName, answer]).toEqual([userName, applied]);
      expect(accounts.journal.at(-1)).toMatchObject({ userName, password: `of ${userName}` });
    }
    figure(
      `${world().kind.key}: of ${payloads.length + nobodies.length} injected user names ${touched} did something`,
    );
    expect(touched).toBe(0);
    for (const userName of ['ada', 'eve']) expect(accounts.find(userName)?.fence).toBe(0);
  });

  it('a password is set exactly as it is, whatever it looks like', async () => {
    const { accounts, account } = world();
    for (const password of payloads) {
      expect([password, await world().reset(password)]).toEqual([password, applied]);
      expect(await world().letsIn(account, password)).toBe(true);
    }
    const before = accounts.journal.length;
    for (const password of ['', ' \t ', 'a\0b', 'half \ud83c']) {
      expect([password, await world().reset(password)]).toEqual([password, rejected('policy')]);
    }
    expect(accounts.journal).toHaveLength(before);
  });

  it('PR-S01 so is the one before, where it is asked for', async () => {
    const { account, driver, accounts } = world();
    for (const next of payloads.slice(0, 12)) {
      const current = accounts.find(account.userName)?.password ?? '';
      const change = (passwords: { current: string; next: string }) =>
        world().here(() => driver.change(account, passwords, world().attempt()));
      expect(await change({ current: `${current} `, next: 'never set' })).toEqual(rejected('wrong-password'));
      expect(await change({ current, next })).toEqual(applied);
      expect(await world().letsIn(account, next)).toBe(true);
    }
  });
};
