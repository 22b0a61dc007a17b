import { beforeEach, describe, expect, it } from '@jest/globals';
import { noAnswer } from '@latchkey/extensions';
import { Clock, HandOverOpener, minutes, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  inMemoryWorld,
  InMemoryHandOverOpener,
  inParallel,
  ParcelShelf,
  unitWithin,
  within,
  type InMemoryWorld,
} from '@latchkey/kernel/testing';
import { ChangeConsequences } from '../change/change-consequences.ts';
import { CredentialChange, type Generation } from '../change/credential-change.ts';
import { CredentialChanges } from '../change/credential-changes.ts';
import { ExternalTasks } from '../external-task/external-tasks.ts';
import { credentialWorkerParts } from '../parts.ts';
import { StoreDrivers } from '../store/store-driver.ts';
import { generationPorts, ScriptedExtension } from '../testing/generation-ports.ts';
import { InMemoryCredentialChanges } from '../testing/in-memory-credential-changes.ts';
import { InMemoryExternalTasks } from '../testing/in-memory-external-tasks.ts';
import { plainIntent } from '../testing/plain-intent.ts';
import { callPorts, InMemoryStoreDrivers, ScriptedStore } from '../testing/scripted-store.ts';
import { ApplyCredentialChange, ApplyCredentialChangeHandler } from './apply-credential-change.ts';
import { MakePassword, MakePasswordHandler } from './make-password.ts';

class CollectedConsequences extends ChangeConsequences {
  readonly followed: string[] = [];
  follow({ state, reason }: CredentialChange): Promise<void> {
    this.followed.push(`${state}: ${reason}`);
    return Promise.resolve();
  }
}

const shown: Generation = { extensionId: null, showTo: 'key of the page', byMail: false };

describe('making a password', () => {
  let world: InMemoryWorld;
  let changes: InMemoryCredentialChanges;
  let consequences: CollectedConsequences;
  let store: ScriptedStore;
  let extension: ScriptedExtension;
  let shelf: ParcelShelf;
  let parts: ReturnType<typeof composeParts>;

  beforeEach(() => {
    world = inMemoryWorld();
    changes = new InMemoryCredentialChanges(world.database, () => ({ driver: 'scripted', userName: 'ada' }));
    [consequences, store, shelf] = [new CollectedConsequences(), new ScriptedStore(), new ParcelShelf()];
    extension = new ScriptedExtension();
    parts = composeParts(credentialWorkerParts, [
      [UnitOfWork, world.unitOfWork],
      [Clock, world.clock],
      [CredentialChanges, changes],
      [ChangeConsequences, consequences],
      [ExternalTasks, new InMemoryExternalTasks(world.database)],
      [StoreDrivers, new InMemoryStoreDrivers([store])],
      [HandOverOpener, new InMemoryHandOverOpener(shelf)],
      ...callPorts(),
      ...generationPorts(shelf, extension),
    ]);
  });

  const at = <T>(work: () => Promise<T>) => unitWithin(world, world.ours, work);
  const here = <T>(work: () => Promise<T>) => within(world.ours, work);
  const make = () => here(() => parts.handler(MakePasswordHandler).execute(new MakePassword('change')));
  const apply = () =>
    here(() => parts.handler(ApplyCredentialChangeHandler).execute(new ApplyCredentialChange('change')));
  const stored = () => at(async () => changes.table.peek((row) => row.id === 'change'));
  const want = (generation: Generation) =>
    at(async () => {
      const { tenantId, environment, applicationId, storeId, userId } = world.ours;
      const place = { tenantId, environment, applicationId, storeId, userId };
      const given = { id: 'change', requestId: 'request', sealedPassword: null, generation };
      const now = world.clock.moment;
      await changes.add(
        CredentialChange.intend({ ...plainIntent, ...place, ...given, mustChange: true, now }),
      );
    });
  const opened = (parcel: string | null | undefined) => shelf.fetch(parcel ?? '')?.content['password'];

  it('PR-M02 makes one that the store gets and the page can show, and no other', async () => {
    await want(shown);
    await make();
    const change = await stored();
    const password = opened(change?.sealedPassword);
    expect(password).toMatch(/^([a-z2-9]{6}-){3}[a-z2-9]{6}$/);
    expect(opened(change?.sealedForPage)).toBe(password);
    expect(change).toMatchObject({ state: 'intended', sealedForMail: null });
    await apply();
    expect(store.calls).toMatchObject([{ password, options: { mustChange: true, unlock: false } }]);
  });

  it('PR-N02 seals it for a mail where the process mails it', async () => {
    await want({ extensionId: null, showTo: null, byMail: true });
    await make();
    const change = await stored();
    expect(opened(change?.sealedForMail)).toBe(opened(change?.sealedPassword));
    expect(change).toMatchObject({ sealedForPage: null });
  });

  it('PR-T14 asks the tenant\u2019s own generator, with randomness of ours and no name of the person', async () => {
    extension.answer = { kind: 'answered', output: { password: 'made by the tenant' } };
    await want({ ...shown, extensionId: 'generator' });
    await make();
    const { userId, storeId } = world.ours;
    expect(extension.asked).toEqual([
      {
        extensionId: 'generator',
        type: 'password_generator',
        input: { userId, storeId, randomness: expect.stringMatching(/^[\w-]{43}$/) },
      },
    ]);
    expect(opened((await stored())?.sealedPassword)).toBe('made by the tenant');
  });

  it('PR-T14 without an answer of that generator nothing is set, and the reason is told', async () => {
    extension.answer = noAnswer('too-slow');
    await want({ ...shown, extensionId: 'generator' });
    await make();
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'generator-too-slow' });
    expect(consequences.followed).toEqual(['failed: generator-too-slow']);
    await apply();
    expect(store.calls).toEqual([]);
  });

  it('R-02 of a hundred workers at once, one password is kept and goes to the store', async () => {
    await want(shown);
    await inParallel(100, () => make());
    const password = opened((await stored())?.sealedPassword);
    expect(opened((await stored())?.sealedForPage)).toBe(password);
    await make();
    await apply();
    expect(store.calls.map((call) => call.password)).toEqual([password]);
  });

  it('R-02 a worker that died before it made one leaves nothing behind: after its time nothing was changed', async () => {
    await want(shown);
    world.clock.advance(minutes(3));
    await make();
    expect(await stored()).toMatchObject({ state: 'generating' });
    await apply();
    expect(await stored()).toMatchObject({ state: 'failed', reason: 'too-late' });
    expect(store.calls).toEqual([]);
  });

  it('does nothing before its time is over but wait for the password', async () => {
    await want(shown);
    await apply();
    expect(await stored()).toMatchObject({ state: 'generating' });
    expect(store.calls).toEqual([]);
  });
});
