import { describe, expect, it } from '@jest/globals';
import { NotFound, Permissions, StillInUse, UnitOfWork } from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { IdentificationType } from '../identification-type/identification-type.ts';
import { IdentificationTypes } from '../identification-type/identification-types.ts';
import { IdentificationUsage } from '../identification-type/identification-usage.ts';
import { usualIdentification } from '../identification-type/identification.ts';
import {
  InMemoryIdentificationTypes,
  ScriptedIdentificationUsage,
} from '../testing/in-memory-identification-types.ts';
import { DeleteIdentificationType, DeleteIdentificationTypeHandler } from './delete-identification-type.ts';

class Anybody extends Permissions {
  readonly asked: string[] = [];
  require(_actor: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

describe('deleting an identification type', () => {
  it('PR-B19 is refused while an active process is begun by it, with who that is', async () => {
    const world = inMemoryWorld();
    const types = new InMemoryIdentificationTypes(world.database);
    const usage = new ScriptedIdentificationUsage();
    const permissions = new Anybody();
    const handler = composeParts(
      [],
      [
        [UnitOfWork, world.unitOfWork],
        [Permissions, permissions],
        [IdentificationTypes, types],
        [IdentificationUsage, usage],
      ],
    ).handler(DeleteIdentificationTypeHandler);
    const { tenantId, environment } = world.ours;
    const place = { tenantId, environment, id: world.secrets.id(), createdAt: world.clock.moment };
    await unitWithin(world, world.ours, () =>
      types.add(IdentificationType.create({ ...place, ...usualIdentification, name: 'Usual' })),
    );
    const remove = () => within(world.ours, () => handler.execute(new DeleteIdentificationType(place.id)));
    usage.usedBy = [{ kind: 'process', id: 'p', name: 'Forgotten' }];
    const told: unknown = await remove().catch((error: unknown) => error);
    expect(told).toBeInstanceOf(StillInUse);
    expect(told).toMatchObject({ usedBy: usage.usedBy });
    usage.usedBy = [];
    await remove();
    await expect(remove()).rejects.toThrow(NotFound);
    expect(world.database.eventNames()).toContain('identity.identification-type.deleted');
    expect(new Set(permissions.asked)).toEqual(new Set(['identification-type:write']));
  });
});
