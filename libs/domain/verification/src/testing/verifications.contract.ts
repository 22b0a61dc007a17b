import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { DisabledMethod } from '../disabled-method/disabled-method.ts';
import type { DisabledMethods } from '../disabled-method/disabled-methods.ts';
import type { MethodKey } from '../methods/method-traits.ts';
import { Verification } from '../verification/verification.ts';
import type { Verifications } from '../verification/verifications.ts';

export interface VerificationsWorld extends ContractWorld {
  readonly verifications: Verifications;
  readonly disabledMethods: DisabledMethods;
}

/** What holds for every collection of verifications, and of methods that are switched off. */
export function verificationsContract(name: string, make: () => Promise<VerificationsWorld>): void {
  describe(`verifications: ${name}`, () => {
    let world: VerificationsWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const add = (title: string, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id(), createdAt: await world.clock.now() };
        const made = Verification.create({ ...place, name: title, type: 'email', parameters: {} });
        await world.verifications.add(made);
        return made.id;
      }, premises);
    const disable = (method: MethodKey, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const disabledAt = await world.clock.now();
        const made = DisabledMethod.disable({
          ...{ tenantId, environment, id: world.secrets.id(), method, disabledAt },
        });
        await world.disabledMethods.add(made);
        return made.id;
      }, premises);

    it('PR-T24 keeps what was changed', async () => {
      const id = await add('Kept');
      await at(async () => {
        const found = await world.verifications.getForUpdate(id);
        found.change('Kept well', { codeLength: 8 });
        found.deactivate();
      });
      const parameters = expect.objectContaining({ codeLength: 8 });
      const kept = { name: 'Kept well', status: 'inactive', parameters };
      expect(await at(() => world.verifications.getForUpdate(id))).toMatchObject(kept);
      expect(await at(() => world.verifications.get(id))).toMatchObject(kept);
    });

    it('PR-B37 a name is of one verification, whatever its letter case; another tenant may have it too', async () => {
      const id = await add('Named once');
      await expect(add('NAMED ONCE')).rejects.toThrow(Conflict);
      for (const premises of [world.theirs, world.oursInTest]) await add('Named once', premises);
      const renamed = at(async () => {
        const other = await world.verifications.getForUpdate(id);
        await world.verifications.keepUnique(other);
      });
      await renamed;
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const [id, disabledId] = [await add('Ours alone'), await disable('personal_data')];
      for (const premises of [world.theirs, world.oursInTest]) {
        await expect(at(() => world.verifications.getForUpdate(id), premises)).rejects.toThrow(NotFound);
        await expect(at(() => world.verifications.get(id), premises)).rejects.toThrow(NotFound);
        expect(await at(() => world.disabledMethods.isDisabled('personal_data'), premises)).toBe(false);
        await expect(at(() => world.disabledMethods.getForUpdate(disabledId), premises)).rejects.toThrow(
          NotFound,
        );
      }
    });

    it('what is removed is gone, and its name is free', async () => {
      const id = await add('Short-lived');
      await at(async () => world.verifications.remove(await world.verifications.getForUpdate(id)));
      await expect(at(() => world.verifications.getForUpdate(id))).rejects.toThrow(NotFound);
      await expect(at(() => world.verifications.get(id))).rejects.toThrow(NotFound);
      await add('Short-lived');
    });

    it('PR-B10 a method is switched off once, and may be again after it was allowed', async () => {
      const id = await disable('questions');
      await expect(disable('questions')).rejects.toThrow(Conflict);
      await disable('questions', world.theirs);
      const isDisabled = () => at(() => world.disabledMethods.isDisabled('questions'));
      expect(await isDisabled()).toBe(true);
      await at(async () => world.disabledMethods.remove(await world.disabledMethods.getForUpdate(id)));
      expect(await isDisabled()).toBe(false);
      await disable('questions');
    });

    it('PR-B10 of ten who switch one method off at once, one is first', async () => {
      expect(fulfilled(await inParallel(10, () => disable('mock_failure')))).toHaveLength(1);
    });
  });
}
