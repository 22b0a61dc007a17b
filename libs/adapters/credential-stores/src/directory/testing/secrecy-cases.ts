import { expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { accepts, change, reset } from './asking.ts';
import type { Cases } from './directory-conformance.ts';
import { shortDeadlines } from './directory-world.ts';
import { isChange, type Fate } from './intermediary.ts';

export const secrecyCases: Cases = (world) => {
  it('BY-19 no password is in an answer, a trouble or an error', async () => {
    const person = await world().add();
    const secret = 'Nobody may read this 1';
    const between = await world().intermediary();
    let fate: Fate = 'forward';
    between.decide = (operation) => (isChange(operation) ? fate : 'forward');
    const said: unknown[] = [];
    const hear = async (work: Promise<unknown>) => said.push(await work.catch((error: unknown) => error));

    for (fate of ['drop', 'swallow', 'lose-answer', Buffer.from('no LDAP at all')] satisfies Fate[]) {
      const driver = world().driver(world().by(between), shortDeadlines);
      await hear(reset(driver, person, secret));
      await hear(change(driver, person, secret));
      await hear(change(driver, person, person.password, secret));
      await hear(accepts(driver, person, secret));
      await hear(driver.test('store', { userName: person.userName }));
    }
    fate = 'forward';
    await hear(
      world()
        .driver({ bindPassword: `${secret} wrong` })
        .test('store', { userName: null }),
    );
    await hear(reset(world().driver({ bindPassword: `${secret} wrong` }), person, secret));
    await hear(reset(world().driver({ bindPassword: `${secret}\0` }), person, secret));
    await hear(reset(world().driver({ ca: 'none' }), person, secret));
    await hear(reset(world().driver({ servers: [{ url: 'ldaps://127.0.0.1:1' }] }), person, secret));
    await hear(reset(world().driver({ peopleDn: 'ou=nowhere,dc=example' }), person, secret));
    await hear(reset(world().driver(), person, `${secret}\0`));

    const all = [...said, ...world().troubles]
      .map((each) => inspect(each, { depth: 12, showHidden: true }))
      .join('\n');
    expect(said).toHaveLength(27);
    expect(said.filter((each) => each instanceof Error)).toEqual([]);
    for (const hidden of [
      secret,
      world().directory.bindPassword,
      Buffer.from(secret).toString('base64'),
      person.password,
    ]) {
      expect(all).not.toContain(hidden);
    }
    expect(all).not.toContain(person.dn);
  });
};
