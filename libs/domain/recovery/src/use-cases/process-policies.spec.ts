import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  InvalidInput,
  NotAllowed,
  NotFound,
  StaleVersion,
  StillInUse,
  type DomainError,
} from '@latchkey/kernel';
import { AnotherProcessActive } from '../process/errors.ts';
import { facts, factsWith, goodStore, named, sound, usable } from '../testing/process-stories.ts';
import { PolicyHouse } from '../testing/policy-house.ts';
import { AcceptProcessRisk, AcceptProcessRiskHandler } from './accept-process-risk.ts';
import { ActivateProcess, ActivateProcessHandler } from './activate-process.ts';
import { ChangeProcessDraft, ChangeProcessDraftHandler } from './change-process-draft.ts';
import { DeactivateProcess, DeactivateProcessHandler } from './deactivate-process.ts';
import { DeleteProcess, DeleteProcessHandler } from './delete-process.ts';
import { RevalidateProcessesHandler } from './revalidate-processes.ts';
import {
  ScoreProcess,
  ScoreProcessHandler,
  ValidateProcess,
  ValidateProcessHandler,
} from './validate-process.ts';

const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  const told: unknown = await work.catch((error: unknown) => error);
  expect(told).toBeInstanceOf(Error);
  return told as DomainError;
};

describe('administering policies', () => {
  let house: PolicyHouse;
  beforeEach(() => {
    house = new PolicyHouse();
  });
  const activate = (id: string) => house.ask(ActivateProcessHandler, new ActivateProcess(id));
  const revalidate = () =>
    house.as({ kind: 'system', part: 'worker' }, () =>
      house.parts.handler(RevalidateProcessesHandler).execute(),
    );

  it('PR-T16 a draft is put in force as version 1, with who did it', async () => {
    const id = await house.draft();
    expect(await activate(id)).toBe(1);
    expect(await house.find(id)).toMatchObject({ status: 'active', activeVersion: 1 });
    const { applicationId } = house.world.ours;
    expect(await house.find(id)).toMatchObject({ applicationId });
    const version = await house.as({ kind: 'staff', staffId: 'ada', roles: [] }, () =>
      house.world.unitOfWork.read(() => house.processes.inForce(id)),
    );
    expect(version).toMatchObject({ activatedBy: 'staff:ada', activatedAt: house.world.clock.moment });
    expect(house.surroundings.held).toBe(1);
  });

  it('PR-T16 a process is not activated beside another one of its application', async () => {
    house.surroundings.another = true;
    const id = await house.draft();
    await expect(activate(id)).rejects.toThrow(AnotherProcessActive);
    expect((await house.find(id)).status).toBe('inactive');
  });

  it('PR-B31 an unsafe draft is refused with every fault, and nothing is put in force', async () => {
    house.surroundings.around = facts({ store: { ...goodStore, active: false }, application: undefined });
    const id = await house.draft();
    const told = await refusal(activate(id));
    expect(told).toBeInstanceOf(InvalidInput);
    expect(told.errors.map(({ code }) => code)).toEqual(['inactive', 'unknown']);
    expect((await house.find(id)).status).toBe('inactive');
  });

  it('PR-T16 saving starts from the newest version', async () => {
    const id = await house.draft();
    const save = (version: number) =>
      house.ask(
        ChangeProcessDraftHandler,
        new ChangeProcessDraft(id, version, { name: 'New', policy: sound }),
      );
    await expect(save(7)).rejects.toThrow(StaleVersion);
    await save(1);
    expect((await house.find(id)).name).toBe('New');
  });

  it('PR-B31 the report and the score are of the draft as it stands', async () => {
    const id = await house.draft();
    const report = await house.ask(ValidateProcessHandler, new ValidateProcess(id));
    expect(report.activatable).toBe(true);
    expect((await house.ask(ScoreProcessHandler, new ScoreProcess(id))).total).toBe(55);
    house.surroundings.around = facts({ store: undefined });
    expect((await house.ask(ValidateProcessHandler, new ValidateProcess(id))).activatable).toBe(false);
  });

  it('PR-B15 the acceptance of a risk says who and when; the caller says only which and why', async () => {
    const id = await house.draft();
    await house.ask(AcceptProcessRiskHandler, new AcceptProcessRisk(id, 'questions', 'For now.'));
    const at = house.world.clock.moment.toISOString();
    expect((await house.find(id)).risks).toEqual([
      { kind: 'questions', text: 'For now.', actor: 'staff:ada', at },
    ]);
  });

  it('PR-R01 nobody but staff touches a policy', async () => {
    const id = await house.draft();
    const nobody = { kind: 'person', applicationId: 'a', firstParty: true } as const;
    const as = <M>(type: new (...needs: never[]) => { execute(message: M): Promise<unknown> }, message: M) =>
      expect(house.as(nobody, async () => house.parts.handler(type).execute(message))).rejects.toThrow(
        NotAllowed,
      );
    await as(ActivateProcessHandler, new ActivateProcess(id));
    await as(DeactivateProcessHandler, new DeactivateProcess(id));
    await as(DeleteProcessHandler, new DeleteProcess(id));
    await as(AcceptProcessRiskHandler, new AcceptProcessRisk(id, 'questions', 'x'));
    await as(ChangeProcessDraftHandler, new ChangeProcessDraft(id, 1, { name: 'x', policy: {} }));
    await as(ValidateProcessHandler, new ValidateProcess(id));
    await as(ScoreProcessHandler, new ScoreProcess(id));
  });

  it('a process is deleted once it is inactive and nothing tells of it', async () => {
    const id = await house.draft();
    await activate(id);
    const remove = () => house.ask(DeleteProcessHandler, new DeleteProcess(id));
    const running = await refusal(remove());
    expect(running).toBeInstanceOf(StillInUse);
    expect(running.usedBy).toMatchObject([{ kind: 'application' }]);
    await house.ask(DeactivateProcessHandler, new DeactivateProcess(id));
    house.processes.requests.set(id, [{ kind: 'reset-request', id: 'r', name: 'success' }]);
    expect((await refusal(remove())).usedBy).toEqual([{ kind: 'reset-request', id: 'r', name: 'success' }]);
    house.processes.requests.clear();
    await remove();
    await expect(house.find(id)).rejects.toThrow(NotFound);
  });

  describe('when something that processes depend on changes', () => {
    const losses = [
      ['PR-B07 the last group is gone', facts({ groupIds: new Set() }), 'PR-B07 no-audience'],
      [
        'PR-B10 the method is switched off',
        factsWith(named.mail, usable('email', { methodAllowed: false })),
        'PR-B10 method-disabled',
      ],
      [
        'PR-B09 the only verification is off',
        factsWith(named.mail, usable('email', { active: false })),
        'PR-B31 inactive',
      ],
      [
        'PR-B31 the store may not be used',
        facts({ store: { ...goodStore, active: false } }),
        'PR-B27 inactive',
      ],
    ] as const;

    it.each(losses)('%s: the process deactivates itself and says why', async (_, around, reason) => {
      const id = await house.draft({ ...sound, audience: { everyone: false, groupIds: [named.group] } });
      await activate(id);
      await revalidate();
      expect((await house.find(id)).status).toBe('active');
      house.surroundings.around = around;
      await revalidate();
      const process = await house.find(id);
      expect(process).toMatchObject({ status: 'inactive', activeVersion: null });
      expect(process.deactivationReason).toContain(reason);
      const names = house.world.database.eventNames();
      expect(names.filter((name) => name === 'recovery.process.deactivated-itself')).toHaveLength(1);
      await revalidate();
      expect(house.world.database.eventNames()).toEqual(names);
    });

    it('PR-B07 a process that somebody deactivated stays silent', async () => {
      const id = await house.draft();
      await activate(id);
      await house.ask(DeactivateProcessHandler, new DeactivateProcess(id));
      house.surroundings.around = facts({ store: undefined });
      await revalidate();
      expect((await house.find(id)).deactivationReason).toBeNull();
    });
  });
});
