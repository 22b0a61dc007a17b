import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { injections, literals, misleading } from '../testing/hostile-texts.ts';
import { textFaults, tidyText } from './text-faults.ts';
import { textKeys, textParts, type TextKey } from './text-parts.ts';

const codes = (key: TextKey, text: string): string[] => textFaults(key, text).map(({ code }) => code);

describe('a text of a tenant’s own', () => {
  it('S-65 is no text when any engine of templates would compute something by its braces', () => {
    const kept = injections.filter((text) => textFaults('mail.reset-intro', text).length === 0);
    figure(`S-65: ${kept.length} of ${injections.length} payloads in braces are kept as texts (must be 0)`);
    expect(injections.length).toBeGreaterThanOrEqual(30);
    expect(kept).toEqual([]);
    for (const text of literals) expect([text, codes('mail.reset-intro', text)]).toEqual([text, []]);
  });

  it('S-66 leads nobody elsewhere, stays on its line and turns nothing around', () => {
    for (const text of misleading)
      expect([text, codes('mail.reset-intro', tidyText(`${text} `)).length > 0]).toEqual([text, true]);
    for (const text of [
      'Ask on floor 3.5, z.B. at 9:30',
      'です。それから',
      'نص عربي\u200f.',
      'می\u200cخواهم',
    ])
      expect([text, codes('mail.reset-intro', text)]).toEqual([text, []]);
  });

  it('S-65 has placeholders of its part alone, and those without which it would say nothing', () => {
    expect(codes('mail.reset-link-expiry', 'Until {time}, at {tenant} and {application}.')).toEqual([]);
    expect(textFaults('mail.reset-link-expiry', 'Soon.')).toEqual([
      { pointer: '/text', code: 'missing-placeholder', detail: 'Write {time} where it belongs.' },
    ]);
    expect(textFaults('mail.reset-intro', '{time} {code} {time}')).toEqual([
      {
        pointer: '/text',
        code: 'unknown-placeholder',
        detail: '{time} is filled in nowhere. Take it away, or use {tenant}, {application}.',
      },
      {
        pointer: '/text',
        code: 'unknown-placeholder',
        detail: '{code} is filled in nowhere. Take it away, or use {tenant}, {application}.',
      },
    ]);
    expect(codes('mail.hello-name', 'Hello {names},')).toEqual([
      'unknown-placeholder',
      'missing-placeholder',
    ]);
  });

  it('S-66 never has the name of a person in a subject', () => {
    const subjects = textKeys.filter((key) => key.endsWith('-subject'));
    expect(subjects.length).toBeGreaterThan(3);
    for (const key of subjects) {
      expect([key, codes(key, '{application}: for {name}')]).toEqual([key, ['unknown-placeholder']]);
      expect([key, codes(key, 'A new password')]).toEqual([key, ['missing-placeholder']]);
    }
  });

  it.each([
    ['', ['empty']],
    [' \u00a0\u200b', ['empty']],
    ['x'.repeat(1000), []],
    ['x'.repeat(1001), ['too-long']],
    ['😀'.repeat(1000), []],
  ])('can be seen and read: %#', (text, expected) => {
    expect(codes('mail.reset-intro', text)).toEqual(expected);
  });

  it('has a part whose required placeholders it may have', () => {
    for (const key of textKeys) {
      const { placeholders, required } = textParts[key];
      expect([key, required.every((name) => (placeholders as readonly string[]).includes(name))]).toEqual([
        ...[key, true],
      ]);
    }
  });
});
