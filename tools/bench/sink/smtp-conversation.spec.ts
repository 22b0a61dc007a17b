import { describe, expect, it } from '@jest/globals';
import { SmtpConversation } from './smtp-conversation.ts';

const token = 'a'.repeat(20) + '_' + 'b'.repeat(22);

function conversation() {
  const said: string[] = [];
  const kept: (readonly [string, string | undefined])[] = [];
  const one = new SmtpConversation(
    (line) => said.push(line),
    (address, secret) => kept.push([address, secret]),
  );
  return { one, said, kept };
}

describe('SmtpConversation', () => {
  it('keeps the token of a link that quoted-printable has broken, in whatever pieces it comes', () => {
    const { one, said, kept } = conversation();
    const mail =
      'EHLO me\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<ada@mail.example>\r\nDATA\r\n' +
      `Subject: x\r\n\r\nhttps://login.example/reset/link/${token.slice(0, 9)}=\r\n${token.slice(9)}\r\n.\r\n`;
    for (const letter of mail) expect(one.take(letter)).toBe(true);
    expect(kept).toEqual([['ada@mail.example', token]]);
    expect(said.map((line) => line.slice(0, 3))).toEqual(['220', '250', '250', '250', '354', '250']);
    expect(one.take('QUIT\r\n')).toBe(false);
  });

  it('counts a mail without a link, and the next one has its own recipient', () => {
    const { one, kept } = conversation();
    one.take('RCPT TO:<a@x.example>\r\nDATA\r\nyour password was changed\r\n.\r\n');
    one.take(`RCPT TO:<b@x.example>\r\nDATA\r\n/reset/link/${token}\r\n.\r\n`);
    expect(kept).toEqual([
      ['a@x.example', undefined],
      ['b@x.example', token],
    ]);
  });
});
