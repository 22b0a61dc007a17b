import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { importPartLength, rowsIn } from '@latchkey/identity';
import { InvalidInput } from '@latchkey/kernel';
import { CsvUpload } from './csv-upload.ts';

const header = 'userName,email,displayName,attributes.badge';
const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

async function upload(file: Buffer | string, chunk = 1024) {
  const bytes = Buffer.from(file);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) =>
    bytes.subarray(n * chunk, (n + 1) * chunk),
  );
  const parts: Buffer[] = [];
  const keep = async (number: number, part: Buffer) => {
    expect(number).toBe(parts.length);
    parts.push(Buffer.from(part));
  };
  const arrived = await new CsvUpload(keep).receive(Readable.from(chunks));
  return { ...arrived, parts, whole: Buffer.concat(parts) };
}

async function refusal(file: Buffer | string): Promise<(string | undefined)[]> {
  try {
    await upload(file);
  } catch (error) {
    if (error instanceof InvalidInput)
      return [error.errors[0]?.pointer, error.errors[0]?.code, error.errors[0]?.detail];
    throw error;
  }
  return [];
}

describe('a CSV file on its way', () => {
  it.each([1, 2, 3, 7, 100_000])('BY-21 is the same however it is cut: %i bytes at a time', async (chunk) => {
    const rows = 'ada,ada@m.example,"Ada\r\n""Lovelace""",7\r\n\r\nzoë,z@m.example,Zoë 🦉,=1+1\n';
    const file = `\ufeff${header}\r\n${rows}`;
    const { columns, rows: count, whole, position } = await upload(file, chunk);
    expect([columns, count]).toEqual([header.split(','), 2]);
    expect(whole.toString()).toBe(`${header}\r\n${rows}`);
    const read = rowsIn(whole.subarray(position), 10).map(({ cells }) => cells);
    expect(read).toEqual([
      ['ada', 'ada@m.example', 'Ada\r\n"Lovelace"', '7'],
      ['zoë', 'z@m.example', 'Zoë 🦉', '=1+1'],
    ]);
    const [first] = rowsIn(whole.subarray(position), 1);
    const second = whole.subarray(position + (first?.end ?? 0));
    expect(rowsIn(second, 1)[0]?.cells[0]).toBe('zoë');
  });

  it('BY-21 is handed on in parts of one length, but for the last, and 100,000 rows are held by none', async () => {
    const row = `person,person@mail.example,${'x'.repeat(60)},1\n`;
    let [sent, parts, length, most] = [0, 0, 0, 0];
    const give = (text: string): Buffer => {
      sent += text.length;
      return Buffer.from(text);
    };
    function* file() {
      yield give(`${header}\n`);
      for (let n = 0; n < 1000; n += 1) yield give(row.repeat(100));
    }
    const keep = async (_: number, part: Buffer) => {
      most = Math.max(most, sent - length);
      parts += 1;
      length += part.length;
      if (length % importPartLength !== 0) expect(part.length).toBeLessThan(importPartLength);
    };
    const { rows } = await new CsvUpload(keep).receive(Readable.from(file()));
    expect([rows, length]).toEqual([100_000, header.length + 1 + 100_000 * row.length]);
    expect(parts).toBe(Math.ceil(length / importPartLength));
    // What has been asked for and is not kept yet: the whole is nine million bytes.
    expect(most).toBeLessThan(2 * importPartLength);
  });

  it.each<[string, Buffer | string, string, string]>([
    ['nothing', '', '', 'empty'],
    ['a mark alone', '\ufeff', '', 'empty'],
    ['UTF-16', utf16(`${header}\n`), '', 'encoding'],
    ['Latin-1', Buffer.from(`${header}\nzo\xeb,z@m.example,Z,1\n`, 'latin1'), '', 'encoding'],
    ['half a character at the end', Buffer.from([...Buffer.from(`${header}\nzo`), 0xc3]), '', 'encoding'],
    ['NUL', `${header}\na\0,b,c,d\n`, '', 'encoding'],
    ['an unknown column', 'userName,email,password\n', '/header/2', 'unknown-column'],
    ['a column of the prototype', 'userName,email,__proto__\n', '/header/2', 'unknown-column'],
    ['a column twice', 'userName,email,email\n', '/header/2', 'duplicate-column'],
    ['a column too few', 'userName\n', '/header', 'required'],
    ['semicolons', 'userName;email\n', '/header/0', 'unknown-column'],
    ['a quotation mark that is not closed', `${header}\na,b,c,d\n"a,b`, '/rows/2', 'csv'],
    ['a quotation mark in the middle', `${header}\na,b"c,d,e\n`, '/rows/1', 'csv'],
    ['a row without an end', `${header}\n${'x'.repeat(5000)}`, '/rows/1', 'too-long'],
  ])('BY-21 is refused, with what to do: %s', async (_, file, pointer, code) => {
    expect(await refusal(file)).toEqual([pointer, code, expect.stringMatching(/.{15,}/)]);
  });

  it('BY-21 has at most 100,000 rows', async () => {
    const file = `${header}\n${'a,b,c,d\n'.repeat(100_001)}`;
    await expect(upload(file, 1 << 20)).rejects.toThrow(InvalidInput);
  });
});
