import { beforeEach, describe, expect, it } from '@jest/globals';
import { Conflict, InvalidInput, NotFound, StaleVersion } from '@latchkey/kernel';
import type { Extension } from '../extension/extension.ts';
import { ExtensionSecretBox } from '../extension/extension-secret-box.ts';
import { extensionContracts, extensionTypes, type ExtensionType } from '../extension-type/extension-type.ts';
import { ExtensionHouse } from '../testing/extension-house.ts';
import { ActivateExtension, ActivateExtensionHandler } from './activate-extension.ts';
import { CreateExtension, CreateExtensionHandler } from './create-extension.ts';
import { DeactivateExtension, DeactivateExtensionHandler } from './deactivate-extension.ts';
import { DeleteExtension, DeleteExtensionHandler } from './delete-extension.ts';
import type { ExtensionDraft } from './extension-draft.ts';
import { UpdateExtension, UpdateExtensionHandler } from './update-extension.ts';

const plain = { parameters: [], secrets: {}, acceptScript: false } as const;
const mapping: ExtensionDraft = {
  ...plain,
  name: 'Look up by mail',
  definition: {
    kind: 'mapping',
    rules: [{ to: '/account', from: '/input/email', transforms: ['lower_case'] }],
  },
};
const scriptOf = (source: string): ExtensionDraft => ({
  ...plain,
  name: 'A script',
  definition: { kind: 'script', source },
  acceptScript: true,
});
const script = scriptOf('function lookUpAccount(input) { return { account: null }; }');
const callOut: ExtensionDraft = {
  ...plain,
  name: 'Ask us',
  definition: { kind: 'call_out', url: 'https://hooks.example.com/lookup' },
  secrets: { signing_secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
};

describe('administering extensions', () => {
  let house: ExtensionHouse;
  beforeEach(() => {
    house = new ExtensionHouse();
  });

  const create = (draft: ExtensionDraft, type: ExtensionType = 'user_account_lookup') =>
    house.asStaff(() =>
      house.parts.handler(CreateExtensionHandler).execute(new CreateExtension(type, draft)),
    );
  const update = (id: string, draft: ExtensionDraft, version = 1) =>
    house.asStaff(() =>
      house.parts.handler(UpdateExtensionHandler).execute(new UpdateExtension(id, version, draft)),
    );
  const activate = (id: string) =>
    house.asStaff(() => house.parts.handler(ActivateExtensionHandler).execute(new ActivateExtension(id)));
  const deactivate = (id: string) =>
    house.asStaff(() => house.parts.handler(DeactivateExtensionHandler).execute(new DeactivateExtension(id)));
  const remove = (id: string) =>
    house.asStaff(() => house.parts.handler(DeleteExtensionHandler).execute(new DeleteExtension(id)));
  const stored = (id: string): Promise<Extension> =>
    house.asStaff(() => house.world.unitOfWork.read(() => house.extensions.get(id)));
  const refusal = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof InvalidInput)) throw error ?? new Error('it was accepted');
    return error.errors;
  };

  it('PR-T14 has the seven categories, each with a contract and the name of a function', () => {
    expect(extensionTypes).toHaveLength(7);
    const names = extensionTypes.map((type) => extensionContracts[type].functionName);
    expect(new Set(names).size).toBe(7);
    for (const type of extensionTypes) {
      const { input, output, kinds } = extensionContracts[type];
      expect(kinds).toContain('script');
      for (const contract of [input, output]) {
        for (const nothing of [undefined, null, '', [], {}, { surprise: 1 }]) {
          expect(contract.safeParse(nothing).success).toBe(false);
        }
      }
    }
  });

  it('PR-T14 one is created inactive, activated, changed, deactivated and deleted', async () => {
    const id = await create(mapping);
    expect(await stored(id)).toMatchObject({ status: 'inactive', name: 'Look up by mail', version: 1 });
    await activate(id);
    await activate(id);
    await update(id, { ...mapping, name: 'Other' });
    expect(await stored(id)).toMatchObject({ status: 'active', name: 'Other', nameKey: 'other' });
    await deactivate(id);
    await remove(id);
    await expect(stored(id)).rejects.toThrow(NotFound);
    expect(house.world.database.eventNames()).toEqual(
      ['created', 'activated', 'updated', 'deactivated', 'deleted'].map(
        (each) => `extensions.extension.${each}`,
      ),
    );
    expect(new Set(house.permissions.asked)).toEqual(new Set(['extension:write']));
    expect(house.permissions.asked).toHaveLength(6);
  });

  it('PR-T14 an active one is not deleted', async () => {
    const id = await create(mapping);
    await activate(id);
    await expect(remove(id)).rejects.toThrow(Conflict);
    expect((await stored(id)).status).toBe('active');
  });

  it('PR-B34 the name of another is refused, at creation and at a change', async () => {
    await create(mapping);
    const second = await create({ ...mapping, name: 'Second' });
    await expect(create({ ...mapping, name: 'LOOK UP BY MAIL' })).rejects.toThrow(Conflict);
    await expect(update(second, { ...mapping, name: 'look up by mail ' })).rejects.toThrow(Conflict);
    await update(second, { ...mapping, name: 'SECOND' });
  });

  it('a change of an old copy is refused', async () => {
    const id = await create(mapping);
    await expect(update(id, mapping, 7)).rejects.toThrow(StaleVersion);
  });

  it.each(['', '   ', 'x'.repeat(101)])('a name %j is refused', async (name) => {
    expect(await refusal(create({ ...mapping, name }))).toMatchObject([{ pointer: '/name' }]);
  });

  describe('a script', () => {
    it('PR-B40 that does not define the function of the contract is refused, and the words name it', async () => {
      const faults = await refusal(create(scriptOf('function other() {}')));
      expect(faults).toMatchObject([{ pointer: '/definition/source', code: 'function-missing' }]);
      expect(faults[0]?.detail).toContain('lookUpAccount');
      const unreadable = await refusal(create(scriptOf('(')));
      expect(unreadable[0]?.detail).toContain('lookUpAccount');
    });

    it('PR-B40 nor can one be changed into such a script', async () => {
      const id = await create(script);
      await refusal(update(id, scriptOf('function other() {}')));
      expect(await stored(id)).toMatchObject({ definition: script.definition });
    });

    it.each(extensionTypes)('PR-T14 of type %s must define its own function', async (type) => {
      const { functionName } = extensionContracts[type];
      await create(scriptOf(`function ${functionName}() {}`), type);
      const [told] = await refusal(create({ ...scriptOf('function some() {}'), name: 'other' }, type));
      expect(told?.detail).toContain(functionName);
    });

    it('S-50 runs only when somebody has accepted it, and who and when is kept', async () => {
      const refused = await refusal(create({ ...script, acceptScript: false }));
      expect(refused).toMatchObject([{ pointer: '/acceptScript', code: 'opt-in-required' }]);
      const id = await create(script);
      expect(await stored(id)).toMatchObject({
        optInBy: 'staff:grace',
        optInAt: await house.world.clock.now(),
      });
      expect(house.world.database.eventNames()).toContain('extensions.extension.script_accepted');
    });

    it('S-50 is accepted anew with each change, and a mapping keeps no acceptance', async () => {
      const id = await create(script);
      await refusal(update(id, { ...script, acceptScript: false }));
      await update(id, { ...mapping, acceptScript: true });
      expect(await stored(id)).toMatchObject({ optInBy: null, optInAt: null });
    });
  });

  describe('secrets', () => {
    const open = async (id: string) => house.parts.get(ExtensionSecretBox).open(await stored(id));

    it('S-94 are written and never read: names only, sealed values', async () => {
      const id = await create(callOut);
      const kept = await stored(id);
      expect(kept.secretNames).toEqual(['signing_secret']);
      expect(
        JSON.stringify({ ...kept, sealedSecrets: kept.sealedSecrets?.toString('latin1') }),
      ).not.toContain('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    });

    it('one that is not named stays, one that is null goes', async () => {
      const id = await create(callOut);
      await update(id, { ...callOut, secrets: { api_key: 'k' } });
      expect(await open(id)).toEqual({ ...callOut.secrets, api_key: 'k' });
      await update(id, { ...callOut, secrets: { signing_secret: null } });
      expect(await open(id)).toEqual({ api_key: 'k' });
      expect((await stored(id)).secretNames).toEqual(['api_key']);
      await update(id, { ...callOut, secrets: { api_key: null } });
      expect(await stored(id)).toMatchObject({ secretNames: [], sealedSecrets: null });
    });

    it('S-94 a call that nobody can verify is not made: no activation without, and no way to lose it', async () => {
      const id = await create({ ...callOut, secrets: {} });
      expect(await refusal(activate(id))).toMatchObject([{ pointer: '/secrets/signing_secret' }]);
      await update(id, callOut);
      await activate(id);
      await refusal(update(id, { ...callOut, secrets: { signing_secret: null } }));
      expect(await stored(id)).toMatchObject({ status: 'active', secretNames: ['signing_secret'] });
    });
  });

  it.each<[string, Partial<ExtensionDraft>, string]>([
    ['no rules', { definition: { kind: 'mapping', rules: [] } }, '/definition/rules'],
    [
      'a pointer that is none',
      { definition: { kind: 'mapping', rules: [{ to: 'account', from: '/input/a', transforms: [] }] } },
      '/definition/rules/0/to',
    ],
    [
      'a rule without a source',
      { definition: { kind: 'mapping', rules: [{ to: '/account', transforms: [] }] } },
      '/definition/rules/0',
    ],
    ['a huge script', { definition: { kind: 'script', source: ' '.repeat(65_537) } }, '/definition/source'],
    [
      'a parameter twice',
      { parameters: [1, 2].map((value) => ({ name: 'a', type: 'number' as const, value })) },
      '/parameters/name',
    ],
    ['a secret with a strange name', { secrets: { 'A B': 'x' } }, '/secrets/A B'],
  ])('%s is refused', async (_, change, pointer) => {
    expect(await refusal(create({ ...mapping, ...change }))).toMatchObject([{ pointer }]);
  });

  it.each([
    'enrollment_form_processor',
    'password_generator',
    'post_reset_script',
    'verification_form_processor',
  ] as const)('PR-T14 %s cannot be a mapping', async (type) => {
    expect(await refusal(create(mapping, type))).toMatchObject([{ code: 'kind-not-possible' }]);
  });
});
