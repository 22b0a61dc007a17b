import { beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInput, NotFound } from '@latchkey/kernel';
import { extensionTypes, type ExtensionKind } from '../extension-type/extension-type.ts';
import { noAnswer } from '../runner/extension-runner.ts';
import { ExtensionHouse } from '../testing/extension-house.ts';
import { CreateExtension, CreateExtensionHandler } from './create-extension.ts';
import { FindExtensionTypes, FindExtensionTypesHandler } from './find-extension-types.ts';
import { TryExtension, TryExtensionHandler } from './try-extension.ts';

const input = { userId: 'u', userName: 'ada', email: 'ada@example.com', storeId: 's' };
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('trying an extension', () => {
  let house: ExtensionHouse;
  let id: string;
  beforeEach(async () => {
    house = new ExtensionHouse();
    const draft = {
      ...{ name: 'Ask us', parameters: [], secrets: { signing_secret: secret }, acceptScript: false },
      definition: { kind: 'call_out' as const, url: 'https://hooks.example.com/lookup' },
    };
    id = await house.asStaff(() =>
      house.parts.handler(CreateExtensionHandler).execute(new CreateExtension('user_account_lookup', draft)),
    );
    house.executors.asked.length = 0;
  });

  const attempt = (given: unknown = input, premises = house.world.ours) =>
    house.asStaff(
      () => house.parts.handler(TryExtensionHandler).execute(new TryExtension(id, given)),
      premises,
    );
  const told = () =>
    house.world.database.happenings
      .filter(({ event }) => /\.tr(ied|ial_ended)$/.test(event.name))
      .map(({ event: { name, outcome, reason } }) => [name, outcome, reason]);

  it('PR-T14 an inactive one is asked, and who did is kept before and after', async () => {
    house.executors.answering = () => {
      expect(told()).toHaveLength(1);
      return Promise.resolve({ kind: 'answered', output: { account: 'ada' } });
    };
    expect(await attempt()).toEqual({ kind: 'answered', output: { account: 'ada' } });
    expect(told()).toEqual([
      ['extensions.extension.tried', 'success', null],
      ['extensions.extension.trial_ended', 'success', null],
    ]);
    expect(house.permissions.asked.at(-1)).toBe('extension:write');
  });

  it('S-50 what the contract does not know is no answer, and neither is a failure', async () => {
    house.executors.answering = () => Promise.resolve({ kind: 'answered', output: { account: 'a', b: 1 } });
    expect(await attempt()).toEqual(noAnswer('output-refused'));
    house.executors.answering = () => Promise.reject(new Error('inside'));
    expect(await attempt()).toEqual(noAnswer('failed'));
    expect(told().slice(-1)).toEqual([['extensions.extension.trial_ended', 'failure', 'failed']]);
  });

  it.each([secret, secret.slice(6), `CN=${secret}`])(
    'EX-A8 an answer with a secret in it is not shown: %s',
    async (account) => {
      house.executors.answering = () => Promise.resolve({ kind: 'answered', output: { account } });
      expect(await attempt()).toEqual(noAnswer('output-refused'));
    },
  );

  it.each([null, 'x', [], {}, { ...input, more: 1 }, { ...input, userId: {} }])(
    'S-42 an input that the contract does not take is refused, and nobody is asked: %j',
    async (given) => {
      await expect(attempt(given)).rejects.toThrow(InvalidInput);
      expect(house.executors.asked).toEqual([]);
      expect(told()).toEqual([]);
    },
  );

  it('S-40 another tenant has nothing to try', async () => {
    await expect(attempt(input, house.world.theirs)).rejects.toThrow(NotFound);
    await expect(attempt(input, house.world.oursInTest)).rejects.toThrow(NotFound);
    expect(house.executors.asked).toEqual([]);
  });
});

describe('extension types', () => {
  it('PR-T14 PR-B34 each is listed once, with its function and its contract as JSON schemas', async () => {
    const house = new ExtensionHouse();
    const find = (kind: ExtensionKind | null) =>
      house.asStaff(() =>
        house.parts.handler(FindExtensionTypesHandler).execute(new FindExtensionTypes(kind)),
      );
    const { items } = await find(null);
    expect((await find('mapping')).items.map(({ type }) => type)).toEqual([
      ...['enrollment_check', 'identification_form_processor', 'user_account_lookup'],
    ]);
    expect(items.map(({ type }) => type)).toEqual(extensionTypes);
    expect(new Set(items.map(({ type }) => type.toLowerCase())).size).toBe(extensionTypes.length);
    expect(items.find(({ type }) => type === 'enrollment_check')).toEqual({
      type: 'enrollment_check',
      functionName: 'isEnrolled',
      kinds: ['mapping', 'call_out', 'script'],
      input: expect.objectContaining({ required: ['userId', 'verificationId'], additionalProperties: false }),
      output: expect.objectContaining({ properties: { enrolled: { type: 'boolean' } } }),
    });
    expect(JSON.stringify(items)).toContain('"maxProperties":32');
    expect(new Set(house.permissions.asked)).toEqual(new Set(['extension:read']));
  });
});
