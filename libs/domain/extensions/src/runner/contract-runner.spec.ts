import { beforeEach, describe, expect, it } from '@jest/globals';
import { ExtensionHouse } from '../testing/extension-house.ts';
import { ActivateExtension, ActivateExtensionHandler } from '../use-cases/activate-extension.ts';
import { CreateExtension, CreateExtensionHandler } from '../use-cases/create-extension.ts';
import type { ExtensionDraft } from '../use-cases/extension-draft.ts';
import { ExtensionRunner } from './extension-runner.ts';

const input = { userId: 'u', userName: 'ada', email: 'ada@example.com', storeId: 's' };
const secrets = { signing_secret: 'whsec_x' };
const drafts: Record<string, ExtensionDraft> = {
  script: {
    ...{
      name: 'script',
      parameters: [{ name: 'domain', type: 'string', value: 'x' }],
      secrets,
      acceptScript: true,
    },
    definition: { kind: 'script', source: 'function lookUpAccount() {}' },
  },
  callOut: {
    ...{ name: 'call', parameters: [], secrets, acceptScript: false },
    definition: { kind: 'call_out', url: 'https://hooks.example.com' },
  },
};

describe('running an extension', () => {
  let house: ExtensionHouse;
  beforeEach(() => {
    house = new ExtensionHouse();
  });
  const made = async (draft = drafts['script'], active = true): Promise<string> =>
    house.asStaff(async () => {
      if (!draft) throw new Error('no draft');
      const command = new CreateExtension('user_account_lookup', draft);
      const id = await house.parts.handler(CreateExtensionHandler).execute(command);
      if (active) await house.parts.handler(ActivateExtensionHandler).execute(new ActivateExtension(id));
      return id;
    });
  const run = (id: string, given: unknown = input, premises = house.world.ours) =>
    house.asStaff(() => house.parts.get(ExtensionRunner).run(id, 'user_account_lookup', given), premises);
  const answers = (output: unknown) => {
    house.executors.answering = () => Promise.resolve({ kind: 'answered', output });
  };
  const refusedFor = (reason: string) => ({ kind: 'no-answer', reason });

  it('S-50 answers what fits the contract', async () => {
    answers({ account: 'CN=Ada' });
    expect(await run(await made())).toEqual({ kind: 'answered', output: { account: 'CN=Ada' } });
    expect(house.executors.asked).toMatchObject([
      { input, functionName: 'lookUpAccount', parameters: { domain: 'x' }, secrets: {} },
    ]);
  });

  it.each([undefined, null, 'x', [], {}, { account: 1 }, { account: '' }, { account: 'a', more: 1 }])(
    'S-50 the output %j does not fit, and is not handed on',
    async (output) => {
      answers(output);
      expect(await run(await made())).toEqual(refusedFor('output-refused'));
    },
  );

  it('S-50 an input that does not fit never reaches the tenant', async () => {
    expect(await run(await made(), { ...input, password: 'secret' })).toEqual(refusedFor('input-refused'));
    expect(house.executors.asked).toEqual([]);
  });

  it('opens secrets for whom we call, and for nobody else', async () => {
    await run(await made(drafts['callOut']));
    expect(house.executors.asked).toMatchObject([{ secrets, definition: { kind: 'call_out' } }]);
  });

  it('an inactive one, one of another type and none at all have no answer', async () => {
    answers({ account: null });
    expect(await run(await made(drafts['script'], false))).toEqual(refusedFor('inactive'));
    expect(await run('nothing')).toEqual(refusedFor('absent'));
    const id = await made(drafts['callOut']);
    const other = house.asStaff(() =>
      house.parts.get(ExtensionRunner).run(id, 'enrollment_check', { userId: 'u', verificationId: 'v' }),
    );
    expect(await other).toEqual(refusedFor('absent'));
    expect(house.executors.asked).toEqual([]);
  });

  it('S-40 one of another tenant is absent', async () => {
    answers({ account: null });
    expect(await run(await made(), input, house.world.theirs)).toEqual(refusedFor('absent'));
    expect(house.executors.asked).toEqual([]);
  });

  it('what breaks in an executor is no answer, and no exception', async () => {
    house.executors.answering = () => Promise.reject(new Error('broken'));
    expect(await run(await made())).toEqual(refusedFor('failed'));
  });
});
