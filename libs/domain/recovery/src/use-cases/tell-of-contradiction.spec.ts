import { describe, expect, it } from '@jest/globals';
import { ContradictionAlarms } from '@latchkey/credentials';
import { inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { InMemoryMessages } from '@latchkey/messaging/testing';
import { ScriptedAdministrators } from '../testing/in-memory-notices.ts';
import { AdministratorNotices } from './tell-administrators.ts';
import { TellOfContradiction, TellOfContradictionHandler } from './tell-of-contradiction.ts';

class OneAlarm extends ContradictionAlarms {
  constructor(private application: string | undefined) {
    super();
  }
  take(): Promise<string | undefined> {
    const taken = this.application;
    this.application = undefined;
    return Promise.resolve(taken);
  }
}

describe('telling of a contradiction', () => {
  const world = inMemoryWorld();
  const messages = new InMemoryMessages(world.database);
  const administrators = new ScriptedAdministrators();
  administrators.of.set(world.ours.tenantId, ['grace', 'alan']);
  const notices = new AdministratorNotices(administrators, messages, world.secrets);
  const alarms = new OneAlarm(world.ours.applicationId);
  const handler = new TellOfContradictionHandler(world.unitOfWork, alarms, notices, world.clock);
  const tell = () => within(world.ours, () => handler.execute(new TellOfContradiction('task')));
  const queued = () => unitWithin(world, world.ours, async () => messages.table.all());

  it('S-92 queues one mail to each administrator, and none when the alarm is not to be had', async () => {
    for (let n = 0; n < 3; n += 1) await tell();
    const kind = 'outcome-contradicted';
    const { applicationId } = world.ours;
    const mails = await queued();
    expect(mails.map(({ staffId }) => staffId)).toEqual(['grace', 'alan']);
    for (const mail of mails)
      expect(mail).toMatchObject({ kind, aboutId: 'task', applicationId, userId: null, sealedParts: null });
  });
});
