import { beforeEach, describe, expect, it } from '@jest/globals';
import { NotFound, Permissions, StillInUse, UnitOfWork } from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { InMemoryVerifications, ScriptedUsage } from '../testing/in-memory-verifications.ts';
import { VerificationUsage } from '../verification/verification-usage.ts';
import { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';
import { DeleteVerification, DeleteVerificationHandler } from './delete-verification.ts';

class Anybody extends Permissions {
  readonly asked: string[] = [];
  require(_actor: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

describe('deleting a verification', () => {
  const world = inMemoryWorld();
  const verifications = new InMemoryVerifications(world.database);
  const usage = new ScriptedUsage();
  const permissions = new Anybody();
  const handler = composeParts(
    [],
    [
      [UnitOfWork, world.unitOfWork],
      [Permissions, permissions],
      [Verifications, verifications],
      [VerificationUsage, usage],
    ],
  ).handler(DeleteVerificationHandler);
  const remove = (id: string) => within(world.ours, () => handler.execute(new DeleteVerification(id)));
  let id: string;
  beforeEach(async () => {
    usage.usedBy = [];
    id = world.secrets.id();
    const { tenantId, environment } = world.ours;
    const createdAt = world.clock.moment;
    await unitWithin(world, world.ours, () =>
      verifications.add(
        Verification.create({
          ...{ tenantId, environment, id, name: id, type: 'email', parameters: {}, createdAt },
        }),
      ),
    );
  });

  it('PR-B20 is refused while an active process takes it, with who that is', async () => {
    usage.usedBy = [{ kind: 'process', id: 'p', name: 'Forgotten' }];
    const told: unknown = await remove(id).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(StillInUse);
    expect(told).toMatchObject({ code: 'still-in-use', usedBy: usage.usedBy });
    usage.usedBy = [];
    await remove(id);
    await expect(remove(id)).rejects.toThrow(NotFound);
    expect(world.database.eventNames()).toContain('verification.verification.deleted');
    expect(new Set(permissions.asked)).toEqual(new Set(['verification:write']));
  });
});
