import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin, type ContractWorld, type Premises } from '@latchkey/kernel/testing';
import type { PersonalRecords } from '../personal-record/personal-records.ts';

export interface RecordedPerson {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface PersonalRecordsWorld extends ContractWorld {
  readonly records: PersonalRecords;
  /** Answers the id of the user. */
  addPerson(premises: Premises, person: RecordedPerson): Promise<string>;
}

/** What holds for every place where users are on record. */
export function personalRecordsContract(name: string, make: () => Promise<PersonalRecordsWorld>): void {
  describe(`personal records: ${name}`, () => {
    let world: PersonalRecordsWorld;
    let serial = 0;
    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
      unitWithin(world, premises, work);
    const somebody = (attributes: RecordedPerson['attributes'], premises: Premises = world.ours) => {
      const userName = `person-${(serial += 1)}`;
      const names = { userName, email: `${userName}@example.com`, displayName: 'Ada Lovelace' };
      return world.addPerson(premises, { ...names, attributes });
    };
    const find = (userId: string, attribute: string, premises?: Premises) =>
      at(() => world.records.find(userId, attribute), premises);

    it('PR-M12 has what every user has, and what the tenant keeps of this one, as it was written', async () => {
      const userId = await somebody({ employee_number: ' No. 0042' });
      const names = [`person-${serial}`, `person-${serial}@example.com`, 'Ada Lovelace'];
      const told = await Promise.all(['user_name', 'email', 'display_name'].map((one) => find(userId, one)));
      expect(told).toEqual(names);
      expect(await find(userId, 'employee_number')).toBe(' No. 0042');
    });

    it('PR-M12 has nothing of another person, nor of what this one lacks', async () => {
      const [one] = [await somebody({ badge: '7' }), await somebody({ locker: '12' })];
      for (const attribute of ['locker', 'gone', '', '__proto__', 'constructor', "'; drop table x --"])
        expect([attribute, await find(one, attribute)]).toEqual([attribute, undefined]);
      expect(await find('00000000-0000-7000-8000-00000000dead', 'badge')).toBeUndefined();
    });

    it('takes a field that every user has before an attribute of its name', async () => {
      const userId = await somebody({ display_name: 'Somebody else' });
      expect(await find(userId, 'display_name')).toBe('Ada Lovelace');
    });

    it('S-40 knows users and attributes of this tenant and environment alone', async () => {
      const userId = await somebody({ only_ours: '1' });
      for (const premises of [world.theirs, world.oursInTest]) {
        expect(await find(userId, 'only_ours', premises)).toBeUndefined();
        expect(await find(userId, 'user_name', premises)).toBeUndefined();
        expect(await at(() => world.records.hasAttribute('only_ours'), premises)).toBe(false);
      }
      expect(await at(() => world.records.hasAttribute('only_ours'))).toBe(true);
      expect(await at(() => world.records.hasAttribute('nobodys'))).toBe(false);
    });
  });
}
