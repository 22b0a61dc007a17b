import type { KeyCanaries } from '@latchkey/kernel';
import { openBytes, sealBytes } from './aes-box.ts';
import type { KeyRing } from './key-ring.ts';

/** This process holds other keys than the ones the data was sealed with. It must not start. */
export class WrongKeys extends Error {
  constructor(name: string) {
    super(
      `the ${name} does not open what this database holds: restore the right key file, or use another database`,
    );
    this.name = 'WrongKeys';
  }
}

const song = 'the canary sings';

/** Opens the canary of this ring, or leaves one in a new database. Throws WrongKeys. */
export async function listenForCanary(name: string, ring: KeyRing, canaries: KeyCanaries): Promise<void> {
  const id = ring.newestId;
  const own = Buffer.concat([
    Buffer.from(`${id}\n`, 'utf8'),
    sealBytes(ring.derive(id, 'canary'), Buffer.from(song, 'utf8'), name),
  ]);
  const kept = Buffer.from(await canaries.keep(name, own));
  const end = kept.indexOf('\n');
  try {
    const key = ring.derive(kept.subarray(0, end).toString('utf8'), 'canary');
    if (openBytes(key, kept.subarray(end + 1), name).toString('utf8') !== song) throw new WrongKeys(name);
  } catch {
    throw new WrongKeys(name);
  }
}
