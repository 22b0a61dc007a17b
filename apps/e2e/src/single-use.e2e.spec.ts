import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './world/http-client.ts';
import { figure, volume } from './world/volumes.ts';
import { untilAnswered, World } from './world/world.ts';

const rounds = volume(3, 200);
const parallel = 100;

describe('a hundred at once', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  function atOnce<T>(send: (key: string) => Promise<Answer<T>>): Promise<Answer<T>[]> {
    return Promise.all(Array.from({ length: parallel }, () => untilAnswered(send)));
  }

  /** The account's own brake would end a long row of rounds; each round is about one code. */
  async function forgive(): Promise<void> {
    await world.sql('delete from tenant.code_brake');
    await world.mails.clear();
  }

  it(
    'BY-02 S-24 R-22 one right code, sent a hundred times at once, proves exactly once',
    async () => {
      const { acme } = world;
      let tooMany = 0;
      let none = 0;
      for (let round = 0; round < rounds; round += 1) {
        await forgive();
        const started = (await acme.start('ada')).body;
        const { code } = await world.mails.secrets(acme.user('ada').email);
        const answers = await atOnce((key) => acme.prove(started, code, key));
        const successes = answers.filter(({ status }) => status === 200).length;
        expect(answers.filter(({ status }) => ![200, 404, 410].includes(status))).toEqual([]);
        tooMany += Math.max(0, successes - 1);
        none += successes === 0 ? 1 : 0;
        const proofs = await world.sql('select 1 from tenant.reset_proof where request_id = $1', [
          started.id,
        ]);
        expect(proofs).toHaveLength(1);
      }
      figure('I3 S-24', `codes accepted more than once, ${rounds} rounds of ${parallel}`, tooMany, '0');
      figure('I3 S-24', `rounds without a success, ${rounds} rounds of ${parallel}`, none, '0');
      expect([tooMany, none]).toEqual([0, 0]);
    },
    volume(60_000, 900_000),
  );

  it(
    'S-23 S-22 of a hundred wrong codes at once exactly five are compared',
    async () => {
      const { acme } = world;
      let wrong = 0;
      for (let round = 0; round < rounds; round += 1) {
        await forgive();
        const started = (await acme.start('grace')).body;
        const { code } = await world.mails.secrets(acme.user('grace').email);
        const other = code === '000000' ? '111111' : '000000';
        const answers = await atOnce((key) => acme.prove(started, other, key));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([410]));
        const compared = await world.sql<{ n: number }>(
          `select count(*)::int as n from tenant.audit_entry
            where subject = $1 and action = 'recovery.reset.proof-refused' and reason = 'wrong-code'`,
          [started.id],
        );
        if (compared[0]?.n !== 5) wrong += 1;
        expect((await acme.prove(started, code)).status).toBe(410);
      }
      figure('S-23', `rounds in which not exactly 5 of ${parallel} wrong codes were compared`, wrong, '0');
      expect(wrong).toBe(0);
    },
    volume(60_000, 900_000),
  );

  it(
    'BY-02 S-24 one link, redeemed a hundred times at once, opens exactly once',
    async () => {
      const { acme } = world;
      let wrong = 0;
      for (let round = 0; round < rounds; round += 1) {
        await forgive();
        await acme.start('ada');
        const { token } = await world.mails.secrets(acme.user('ada').email);
        const answers = await atOnce((key) => acme.redeem(token, key));
        if (answers.filter(({ status }) => status === 200).length !== 1) wrong += 1;
        expect(answers.filter(({ status }) => ![200, 410].includes(status))).toEqual([]);
      }
      figure(
        'I3 S-24',
        `rounds in which a link opened other than once, ${rounds} rounds of ${parallel}`,
        wrong,
        '0',
      );
      expect(wrong).toBe(0);
    },
    volume(60_000, 900_000),
  );

  it(
    'R-22 one new password, sent a hundred times at once with one key or with many, is set exactly once',
    async () => {
      const { acme } = world;
      let effects = 0;
      const sets = volume(2, 20);
      for (let round = 0; round < sets; round += 1) {
        await forgive();
        await acme.start('edsger');
        const { token } = await world.mails.secrets(acme.user('edsger').email);
        const proven = (await acme.redeem(token)).body;
        const password = `round ${round} of many kettles`;
        const answers = await Promise.all(
          Array.from({ length: parallel }, (_, index) =>
            untilAnswered((own) =>
              acme.setPassword(proven, password, index % 2 === 0 ? `one-key-for-all-${round}` : own),
            ),
          ),
        );
        const allowed = [200, 409, 410, 404];
        expect(answers.filter(({ status }) => !allowed.includes(status)).map(({ text }) => text)).toEqual([]);
        expect(answers.some(({ status }) => status === 200)).toBe(true);
        const changes = await world.sql(
          `select 1 from tenant.credential_change where request_id = $1 and state = 'applied'`,
          [proven.id],
        );
        effects += changes.length;
        expect((await acme.signIn('edsger', password)).status).toBe(200);
      }
      figure('R-22', `effects of ${sets} passwords, each sent ${parallel} times`, effects, `${sets}`);
      expect(effects).toBe(sets);
    },
    volume(60_000, 600_000),
  );
});
