import { beforeEach, describe, expect, it } from '@jest/globals';
import { accepted } from '@latchkey/kernel';
import { activityOf, loggedEvents } from '../activity/activity.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { SetPassword, SetPasswordHandler } from '../use-cases/set-password.ts';
import type { StartedReset } from '../use-cases/start-reset.ts';
import { SubmitProof, SubmitProofHandler } from '../use-cases/submit-proof.ts';
import { explain, type Explanation } from './explanation.ts';
import { told } from './step-messages.ts';

const newPassword = 'seven green kettles sing';

describe('a recovery that took place, explained', () => {
  let house: RecoveryHouse;
  let started: StartedReset;
  beforeEach(async () => {
    house = new RecoveryHouse();
  });

  const submit = async (code: string) => {
    const handler = house.parts.handler(SubmitProofHandler);
    const { id, flowSecret } = started;
    return accepted(await house.here(() => handler.execute(new SubmitProof(id, flowSecret, code))));
  };
  /** The log of the request as the unit of work writes it, a second for each line. */
  const explained = (hasAccount = true): Explanation => {
    const lines = house.world.database.happenings.flatMap(({ event }) => activityOf(event) ?? []);
    const entries = lines
      .filter(({ requestId }) => requestId === started.id)
      .map(({ message, reference }, index) => ({
        ...{ id: `line-${index}`, at: new Date(index * 1000) },
        ...{ event: message.split(': ')[0] ?? '', reference },
      }));
    return explain({ owed: 1, hasAccount, entries }, () => true);
  };
  const ids = ({ steps }: Explanation): string[] => steps.map(({ message }) => message.id);

  it('BY-09 a wrong code, the right one and a password are told as they happened, without any of them', async () => {
    started = await house.start('ada@example.com');
    const { code, token } = await house.mailed();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    await expect(submit(wrong)).rejects.toThrow();
    const proven = await submit(code);
    const setting = new SetPassword(started.id, proven.flowSecret, newPassword);
    await house.here(() => house.parts.handler(SetPasswordHandler).execute(setting));
    const explanation = explained();
    expect(ids(explanation)).toEqual([
      ...['requested', 'proof-refused.wrong-code', 'proof-accepted', 'password-chosen'],
    ]);
    expect(explanation.state).toBe('setting');
    const text = JSON.stringify(explanation);
    const secrets = [code, wrong, token, started.flowSecret, proven.flowSecret, newPassword, 'ada'];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('BY-09 a name that nobody has is told with what its person can do', async () => {
    started = await house.start('nobody@example.com');
    await expect(submit('000000x')).rejects.toThrow();
    const { userId } = await house.request(started.id);
    const explanation = explained(userId !== null);
    expect(ids(explanation)).toEqual(['requested-no-account', 'proof-refused.wrong-code']);
    expect(explanation).toMatchObject({ state: 'awaiting_proof', next: [{ id: 'next.check-name' }] });
  });

  it('BY-09 every event that leaves a line in a log has words', () => {
    expect(loggedEvents.length).toBeGreaterThan(8);
    const wordless = loggedEvents.filter(
      (event) => told({ event, reference: null }).message.id === 'unknown',
    );
    expect(wordless).toEqual([]);
  });
});
