import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  PlaceBoundSealer,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { ImportFiles } from '../user-import/import-files.ts';
import { UserImport } from '../user-import/user-import.ts';
import { importPartLength, type UserImports } from '../user-import/user-imports.ts';

export interface UserImportsWorld extends ContractWorld {
  readonly imports: UserImports;
}

/** What holds for every collection of imports. */
export function userImportsContract(name: string, make: () => Promise<UserImportsWorld>): void {
  describe(`user imports: ${name}`, () => {
    let world: UserImportsWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const begin = (premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment, storeId } = premises;
        const id = world.secrets.id();
        const begunAt = await world.clock.now();
        const place = { tenantId, environment, storeId, id };
        await world.imports.add(UserImport.begin({ ...place, dryRun: false, begunAt }));
        return id;
      }, premises);
    const abandon = (id: string) =>
      at(async () => (await world.imports.getForUpdate(id)).abandon(await world.clock.now()));

    it('BY-21 of a hundred that begin at once in one environment, one does, and the next when it has ended', async () => {
      const [id = ''] = fulfilled(await inParallel(100, () => begin()));
      await expect(begin()).rejects.toMatchObject({ kind: 'conflict' });
      expect((await at(() => world.imports.openForUpdate()))?.id).toBe(id);
      await abandon(await begin(world.theirs).then(() => id));
      expect(await at(() => world.imports.openForUpdate())).toBeUndefined();
      await abandon(await begin());
    });

    it('BY-21 a file is read from any place on, across its parts, while it is there', async () => {
      const id = await begin();
      const whole = Buffer.alloc(importPartLength + 1000, 'abcdefghij');
      const parts = [whole.subarray(0, importPartLength), whole.subarray(importPartLength)];
      const files = new ImportFiles(world.imports, new PlaceBoundSealer());
      for (const [number, part] of parts.entries()) await at(() => files.keepPart(id, number, part));
      const kept = await at(() => world.imports.partsBetween(id, 0, 9));
      expect([kept.length, Buffer.concat(kept).includes('abcdefghij')]).toEqual([2, false]);
      const read = (position: number, length: number) => at(() => files.read(id, position, length));
      for (const [position, length] of [
        [0, 10],
        [importPartLength - 5, 10],
        [importPartLength + 990, 100],
        [importPartLength + 1000, 10],
      ] as const)
        expect(await read(position, length)).toEqual(whole.subarray(position, position + length));
      await at(async () => {
        await world.imports.forgetFile(id);
      });
      expect(await read(0, 10)).toHaveLength(0);
      await abandon(id);
      await expect(at(() => world.imports.keepPart(id, 2, whole))).rejects.toThrow(NotFound);
    });

    it('BY-21 knows the first row that had a key', async () => {
      const id = await begin();
      const take = (row: number, ...keys: string[]) => at(() => world.imports.takeKeys(id, row, keys));
      expect(await take(1, 'a', 'b')).toBeUndefined();
      expect(await take(2)).toBeUndefined();
      expect(await take(3, 'c', 'b')).toBe(1);
      expect(await take(4, 'c')).toBe(3);
      expect(await take(5, 'd')).toBeUndefined();
      await abandon(id);
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const id = await begin();
      await at(() => world.imports.keepPart(id, 0, Buffer.from('ours')));
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(at(() => world.imports.getForUpdate(id), premises)).rejects.toThrow(NotFound);
        await expect(at(() => world.imports.keepPart(id, 1, Buffer.from('x')), premises)).rejects.toThrow(
          NotFound,
        );
      }
      await abandon(id);
    });
  });
}
