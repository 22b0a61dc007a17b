import { describe, expect, it } from '@jest/globals';
import { parseAnswer } from './answer-parser.ts';

const plain = 'HTTP/1.1 202 Accepted\r\nContent-Type: text/plain\r\ncontent-length: 5\r\n\r\nhällo'.replace(
  'ä',
  'e',
);
const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nWiki\r\n6\r\npedia \r\n0\r\n\r\n';

describe('parseAnswer', () => {
  it.each([
    ['with a length', plain, 202, 'hello'],
    ['in chunks', chunked, 200, 'Wikipedia '],
    ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
  ])('reads an answer %s, and not before all of it is there', (_, text, status, body) => {
    const whole = Buffer.from(text);
    for (let length = 0; length < whole.length; length += 1) {
      expect(parseAnswer(whole.subarray(0, length))).toBeUndefined();
    }
    expect(parseAnswer(whole)).toMatchObject({ status, body });
  });

  it('keeps the names of the headers in their order', () => {
    expect(parseAnswer(Buffer.from(plain))?.headerNames).toEqual(['content-type', 'content-length']);
  });
});
