import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin, within, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import { ListExport } from '../list-export/list-export.ts';
import type { ListExports } from '../list-export/list-exports.ts';
import { RecordListExport, RecordListExportHandler } from '../use-cases/record-list-export.ts';

export interface ListExportsWorld extends ContractWorld {
  readonly exports: ListExports;
  /** What the audit trail of this place says was exported, in its order. */
  exported(premises: Premises): Promise<readonly { list: string; filter: string | null }[]>;
}

/** What holds for every memory of exports. */
export function listExportsContract(name: string, make: () => Promise<ListExportsWorld>): void {
  describe(`list exports: ${name}`, () => {
    let world: ListExportsWorld;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    it('S-67 who takes a list away leaves a record, in their own environment alone', async () => {
      const { ours, oursInTest, theirs } = world;
      const handler = new RecordListExportHandler(world.unitOfWork, world.exports);
      await within(ours, () => handler.execute(new RecordListExport('users', 'status=active')));
      expect(await world.exported(ours)).toEqual([{ list: 'users', filter: 'status=active' }]);
      for (const other of [oursInTest, theirs]) expect(await world.exported(other)).toEqual([]);
    });

    it('S-67 there is no record of an export that did not come about', async () => {
      const { theirs } = world;
      const failing = unitWithin(world, theirs, async () => {
        await world.exports.remember(ListExport.begin('users', null));
        throw new Error('later');
      });
      await expect(failing).rejects.toThrow('later');
      expect(await world.exported(theirs)).toEqual([]);
    });
  });
}
