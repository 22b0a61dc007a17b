import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { databaseFault } from '../unit-of-work/database-faults.ts';
import { QueuePool } from './queue-pool.ts';

/** What PostgreSQL says to a client that comes before it is ready: ErrorResponse with severity, code and message. */
function refusal(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mthe database system is starting up\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

async function refusedWith(code: string): Promise<unknown> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(refusal(code)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pool = new QueuePool(`postgresql://nobody@127.0.0.1:${port}/none`, () => undefined);
  try {
    return await pool.connect().catch((error: unknown) => error);
  } finally {
    await pool.end();
    server.close();
  }
}

describe('connections of the job queue', () => {
  it('R-06 a server that is starting up is one that cannot be reached: the library must not sleep over it', async () => {
    const fault = await refusedWith('57P03');
    expect(fault).toMatchObject({ code: '08006', cause: { code: '57P03' } });
    expect(databaseFault(fault)).toBe('gone');
  });

  it('leaves every other fault as it is', async () => {
    expect(await refusedWith('28P01')).toMatchObject({ code: '28P01' });
  });
});
