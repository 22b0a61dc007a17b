import { Sealer, type SealedPlace } from '@latchkey/kernel';
import { importPartLength, UserImports } from './user-imports.ts';

/**
 * Files of users while they wait. They are sealed: people's data are in them, and hashes of passwords by which other
 * systems protect less than we do.
 */
export class ImportFiles {
  constructor(
    private readonly imports: UserImports,
    private readonly sealer: Sealer,
  ) {}

  /** Before a transaction that will keep or read. */
  ready(): Promise<void> {
    return this.sealer.ready();
  }

  /** Parts have one length, but for the last. */
  async keepPart(importId: string, number: number, bytes: Uint8Array): Promise<void> {
    const text = Buffer.from(bytes).toString('base64');
    await this.imports.keepPart(importId, number, await this.sealer.seal(text, placeOf(importId, number)));
  }

  /** So many bytes from a place on, and fewer at the end. */
  async read(importId: string, position: number, length: number): Promise<Buffer> {
    const first = Math.floor(position / importPartLength);
    const last = Math.floor((position + length) / importPartLength);
    const parts: Buffer[] = [];
    for (const [at, sealed] of (await this.imports.partsBetween(importId, first, last)).entries()) {
      const text = await this.sealer.open(sealed, placeOf(importId, first + at));
      parts.push(Buffer.from(text, 'base64'));
    }
    const from = position - first * importPartLength;
    return Buffer.concat(parts).subarray(from, from + length);
  }
}

function placeOf(importId: string, number: number): SealedPlace {
  return { table: 'user_import_part', column: 'bytes', row: `${importId}/${number}` };
}
