import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { NameServerResolver } from './resolver.ts';

const kinds: Readonly<Record<number, 'A' | 'AAAA'>> = { 1: 'A', 28: 'AAAA' };
type Zone = Readonly<Record<string, { A?: string; AAAA?: string; code?: number }>>;

const zone: Zone = {
  'both.example.com': { A: '01010101', AAAA: '26064700000000000000000000001111' },
  'four.example.com': { A: '7f000001' },
  'six.example.com': { AAAA: '00000000000000000000000000000001' },
  'broken.example.com': { code: 2 },
};

/** As much of a name server as this needs: one question, one record, or a code that says there is none. */
function answerTo(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const name = labels.join('.').toLowerCase();
  const kind = question.readUInt16BE(at + 1);
  const record = zone[name];
  const data = Buffer.from(record?.[kinds[kind] ?? 'A'] ?? '', 'hex');
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180 | (record ? (record.code ?? 0) : 3), 2);
  header.writeUInt16BE(data.length > 0 ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const answer = Buffer.alloc(12);
  answer.writeUInt16BE(0xc00c, 0);
  answer.writeUInt16BE(kind, 2);
  answer.writeUInt16BE(1, 4);
  answer.writeUInt16BE(data.length, 10);
  const parts = [header, question.subarray(12, at + 5), ...(data.length > 0 ? [answer, data] : [])];
  return Buffer.concat(parts);
}

describe('the resolver', () => {
  let socket: Socket;
  let asked = 0;

  beforeAll(async () => {
    socket = createSocket('udp4', (question, { address, port }) => {
      asked += 1;
      socket.send(answerTo(question), port, address);
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
  });
  afterAll(() => void socket.close());

  const resolve = (name: string): Promise<string[]> =>
    new NameServerResolver([`127.0.0.1:${socket.address().port}`]).addressesOf(name);

  it('S-60 tells all addresses of both families', async () => {
    expect((await resolve('both.example.com')).sort()).toEqual(['1.1.1.1', '2606:4700::1111']);
    expect(await resolve('four.example.com')).toEqual(['127.0.0.1']);
    expect(await resolve('six.example.com')).toEqual(['::1']);
    expect(asked).toBeGreaterThanOrEqual(6);
  });

  it('S-60 a name that does not exist has none, and a server that is broken is no answer', async () => {
    expect(await resolve('absent.example.com')).toEqual([]);
    await expect(resolve('broken.example.com')).rejects.toThrow();
  });
});
