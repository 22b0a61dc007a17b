import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '@latchkey/kernel';
import {
  fulfilled,
  inParallel,
  unitWithin,
  type ContractWorld,
  type Premises,
} from '@latchkey/kernel/testing';
import { builtInTemplates, type TemplateContent } from '../template/built-in-templates.ts';
import { VerificationTemplate } from '../template/verification-template.ts';
import type { VerificationTemplates } from '../template/verification-templates.ts';

export interface TemplatesWorld extends ContractWorld {
  readonly templates: VerificationTemplates;
}

const mail = builtInTemplates.find(({ method }) => method === 'email') as TemplateContent;

/** What holds for every collection of templates. */
export function templatesContract(name: string, make: () => Promise<TemplatesWorld>): void {
  describe(`verification templates: ${name}`, () => {
    let world: TemplatesWorld;
    beforeAll(async () => {
      world = await make();
    }, 60_000);
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const add = (title: string, premises: Premises = world.ours): Promise<string> =>
      at(async () => {
        const { tenantId, environment } = premises;
        const place = { tenantId, environment, id: world.secrets.id() };
        await world.templates.add(VerificationTemplate.copy(mail, { ...place, name: title }));
        return place.id;
      }, premises);
    const find = (id: string, premises?: Premises) => at(() => world.templates.findHeld(id), premises);

    it('PR-T26 keeps what was changed', async () => {
      const id = await add('Kept');
      await at(async () =>
        (await world.templates.getForUpdate(id)).change('Kept well', { codeLength: 8 }, 1),
      );
      expect(await find(id)).toMatchObject({
        ...{ id, name: 'Kept well', method: 'email' },
        parameters: { ...mail.parameters, codeLength: 8 },
      });
    });

    it('PR-B38 a name is of one template, whatever its letter case; another tenant may have it too', async () => {
      await add('Named once');
      await expect(add('NAMED ONCE')).rejects.toThrow(Conflict);
      for (const premises of [world.theirs, world.oursInTest]) await add('Named once', premises);
      const other = await add('Another');
      const renaming = at(async () => {
        const found = await world.templates.getForUpdate(other);
        found.change('named ONCE', {}, 1);
        await world.templates.keepUnique(found);
      });
      await expect(renaming).rejects.toThrow(Conflict);
      expect(fulfilled(await inParallel(10, () => add('Wanted')))).toHaveLength(1);
    });

    it('S-40 what another tenant or environment has is not there', async () => {
      const id = await add('Ours alone');
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await find(id, premises)).toBeUndefined();
        await expect(at(() => world.templates.getForUpdate(id), premises)).rejects.toThrow(NotFound);
      }
    });

    it('PR-T26 what is removed is gone, and its name is free', async () => {
      const id = await add('Short-lived');
      await at(async () => world.templates.remove(await world.templates.getForUpdate(id)));
      expect(await find(id)).toBeUndefined();
      await add('Short-lived');
    });
  });
}
