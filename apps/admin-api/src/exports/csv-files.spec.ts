import { describe, expect, it } from '@jest/globals';
import type { Page } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import { csvRows } from '../testing/csv-rows.ts';
import { csvChunks, mostRows, type CsvTable } from './csv-table.ts';
import { isFormula, safeCell } from './formula-safety.ts';
import { ReadingTurns } from './reading-turns.ts';
import { toldFilter } from './told-filter.ts';
import { wantsCsv } from './wants-csv.ts';

/** Code points, so that no invisible one stands in this file. */
const character = (...codes: number[]): string => String.fromCodePoint(...codes);
const signs = [
  '=',
  '+',
  '-',
  '@',
  ...[0xff1d, 0xff0b, 0xff0d, 0xff20, 0xfe66, 0xfe62, 0x2212].map((one) => character(one)),
];
const before = [
  '',
  ' ',
  '   ',
  ...[0, 9, 10, 11, 13, 0xa0, 0x3000, 0x200b, 0xfeff, 0x202e].map((one) => character(one)),
];
const formulas = before.flatMap((blank) => signs.map((sign) => `${blank}${sign}cmd|' /C calc'!A0`));
const hostile = [...formulas, ...['\t', '\r', '\n', '\0'].map((one) => `${one}1`), '-', '=', `\r\n=1`];
const harmless = [
  '',
  'ada',
  '2026-03-01',
  "'=quoted",
  'a=b',
  '(=1)',
  'ada@example.com',
  '"=1"',
  '日本',
  ' ',
  '1-2',
];

interface Item {
  readonly id: string;
  readonly text: string | null;
  readonly at?: Date;
}
const table: CsvTable<Item> = { name: 'items', columns: ['id', 'text', 'at'] };

async function fileOf(pages: readonly (readonly Item[])[]): Promise<string> {
  const page = (index: number): Page<Item> => ({
    items: pages[index] ?? [],
    next: index + 1 < pages.length ? String(index + 1) : null,
  });
  let file = '';
  for await (const chunk of csvChunks(table, page(0), async (after) => page(Number(after)))) file += chunk;
  return file;
}

describe('CSV files', () => {
  it('S-67 no cell of a hostile export can be worked out, and none loses a character', async () => {
    const cells = [...hostile, ...harmless];
    const file = await fileOf([cells.map((text, index) => ({ id: String(index), text }))]);
    const read = csvRows(file)
      .slice(1)
      .map(([, text = '']) => text);
    const unsafe = read.filter(isFormula);
    figure(`S-67: unsafe cells in a hostile export of ${read.length} = ${unsafe.length} (must be 0)`);
    expect(unsafe).toEqual([]);
    expect(read).toEqual([...hostile.map((text) => `'${text}`), ...harmless]);
  });

  it('S-67 what looks like a formula is told from what does not', () => {
    expect(hostile.filter((cell) => !isFormula(cell))).toEqual([]);
    expect(harmless.filter(isFormula)).toEqual([]);
    expect(harmless.map(safeCell)).toEqual(harmless);
  });

  it('EX-D7 rows and cells are as RFC 4180 has them', async () => {
    const items = [
      { id: 'a,b', text: 'say "hi"', at: new Date(0) },
      { id: 'line\nbreak', text: null },
      { id: 'cr\rlf', text: 'plain' },
    ];
    expect(await fileOf([items])).toBe(
      [
        'id,text,at',
        '"a,b","say ""hi""",1970-01-01T00:00:00.000Z',
        '"line\nbreak",,',
        '"cr\rlf",plain,',
        '',
      ].join('\r\n'),
    );
    expect(await fileOf([[]])).toBe('id,text,at\r\n');
  });

  it('EX-D7 page after page is read, one at a time, until the list or the file is full', async () => {
    const item = { id: 'x', text: 'y' };
    expect(csvRows(await fileOf([[item, item], [item], []]))).toHaveLength(4);
    let asked = 0;
    let waiting = 0;
    const endless: Page<Item> = { items: Array.from({ length: 100 }, () => item), next: 'more' };
    let rows = -1;
    for await (const chunk of csvChunks(table, endless, async () => {
      asked += 1;
      waiting += 1;
      return endless;
    })) {
      expect(waiting).toBeLessThanOrEqual(1);
      waiting = 0;
      rows += csvRows(chunk).length;
    }
    expect([rows, asked]).toEqual([mostRows, mostRows / 100 - 1]);
  });

  it('EX-D7 a fault on the way breaks the file off, so that half of it looks like half', async () => {
    const page: Page<Item> = { items: [{ id: 'x', text: 'y' }], next: 'more' };
    const broken = csvChunks(table, page, async () => Promise.reject(new Error('database away')));
    let file = '';
    const reading = async (): Promise<void> => {
      for await (const chunk of broken) file += chunk;
    };
    await expect(reading()).rejects.toThrow('database away');
    expect(csvRows(file)).toHaveLength(2);
  });

  it('EX-D7 a hundred exports of a tenant read one page at a time, and nobody else waits for them', async () => {
    const turns = new ReadingTurns();
    let reading = 0;
    let most = 0;
    const page = async (): Promise<void> => {
      reading += 1;
      most = Math.max(most, reading);
      await Promise.resolve();
      reading -= 1;
    };
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const slow = turns.take('acme', () => held);
    const broken = turns.take('acme', () => Promise.reject(new Error('away')));
    const many = Array.from({ length: 100 }, () => turns.take('acme', page));
    await turns.take('globex', page);
    expect(turns.waiting).toBe(1);
    go();
    await expect(broken).rejects.toThrow('away');
    await Promise.all([slow, ...many]);
    expect([most, turns.waiting]).toEqual([1, 0]);
  });

  it.each([
    [undefined, false],
    ['*/*', false],
    ['application/json', false],
    ['text/html, */*;q=0.8', false],
    ['text/csv', true],
    ['Text/CSV; header=present', true],
    ['application/json;q=0.5, text/csv', true],
    ['text/csv;q=0.5, application/json', false],
    ['text/csv;q=0', false],
    ['text/csv;q=nonsense', false],
  ])('EX-D7 Accept: %s asks for CSV: %s', (accept, expected) => {
    expect(wantsCsv(accept)).toBe(expected);
  });

  it('S-67 S-48 a filter is told for the audit trail without addresses and names', () => {
    const id = '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54';
    expect(toldFilter({ limit: 5 })).toBeNull();
    expect(toldFilter({ status: 'active', identifier: 'ada', sort: '-created', after: undefined })).toBe(
      'identifier=(given)&sort=-created&status=active',
    );
    expect(toldFilter({ from: new Date(0), isOver: false, userId: id })).toBe(
      `from=1970-01-01T00:00:00.000Z&isOver=false&userId=${id}`,
    );
    expect(toldFilter({ subject: id, action: 'tenancy.api-key.revoked', actor: `staff:${id}` })).toBe(
      `action=tenancy.api-key.revoked&actor=staff:${id}&subject=${id}`,
    );
    for (const typed of ['ada@example.com', 'ada', '493817', `${id}\n`])
      expect(toldFilter({ subject: typed })).toBe('subject=(given)');
  });
});
