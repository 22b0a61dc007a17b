import type { Readable } from 'node:stream';

/** Cuts a stream into messages of LDAP: each is one BER element, a tag, a length and as many octets. */
export function completeMessages(stream: Readable, take: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  stream.on('data', (part: Buffer) => {
    waiting = Buffer.concat([waiting, part]);
    for (let size = sizeOf(waiting); size <= waiting.length; size = sizeOf(waiting)) {
      take(waiting.subarray(0, size));
      waiting = waiting.subarray(size);
    }
  });
}

/** Of the first message; infinite while its head is not complete. */
function sizeOf(bytes: Buffer): number {
  const first = bytes[1];
  if (first === undefined) return Infinity;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  return bytes.length < 2 + octets ? Infinity : 2 + octets + bytes.readUIntBE(2, octets);
}
