import { describe, expect, it } from '@jest/globals';
import { InvalidInput, StaleVersion } from '@latchkey/kernel';
import { MergeRefused } from './errors.ts';
import { User, type NewUser } from './user.ts';

const create = (changes: Partial<NewUser> = {}): User =>
  User.create({
    tenantId: 'tenant',
    environment: 'live',
    id: 'user',
    userName: 'Ada',
    email: 'Ada@Example.com',
    displayName: 'Ada Lovelace',
    storeId: 'store',
    createdAt: new Date('2026-03-01T12:00:00Z'),
    ...changes,
  });
const eventNames = (user: User): string[] => user.pullEvents().map(({ name }) => name);

const refused = (act: () => void): unknown => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof MergeRefused ? error.cause : error;
  }
};

describe('a user', () => {
  it('takes of another record of the same person what is named and missing, and nothing by which it is proven', () => {
    const survivor = create({ attributes: { badge: '7' } });
    const other = create({
      ...{ id: 'other', userName: 'ada2', email: 'ada2@example.com', externalId: 'x-1' },
      attributes: { badge: '8', room: '101', mobile: '+49151' },
    });
    const { userName, email, displayName, storeId } = survivor;
    survivor.pullEvents();
    survivor.absorb(other, ['badge', 'room', 'unknown']);
    expect(survivor).toMatchObject({ userName, email, displayName, storeId, externalId: 'x-1' });
    expect(survivor.attributes).toEqual({ badge: '7', room: '101' });
    expect(eventNames(survivor)).toEqual(['identity.user.merged', 'identity.user.attributes-changed']);
    const plain = create({ id: 'plain' });
    survivor.absorb(plain, []);
    expect(survivor.externalId).toBe('x-1');
  });

  it('S-46 is not merged where a directory would undo it, or what it may would be proven by less', () => {
    const merge = (one: Partial<NewUser>, other: Partial<NewUser>, privileged: readonly boolean[] = []) =>
      refused(() => {
        const [survivor, absorbed] = [create(one), create({ id: 'other', ...other })];
        survivor.setPrivilege(privileged[0] ?? false);
        absorbed.setPrivilege(privileged[1] ?? false);
        survivor.absorb(absorbed, []);
      });
    expect(merge({ externalId: 'a' }, { externalId: 'b' })).toBe('two-directories');
    expect(merge({}, { externalId: 'b', storeId: 'directory' })).toBe('another-store');
    expect(merge({}, {}, [false, true])).toBe('privilege');
    expect(merge({}, { id: 'user' })).toBeInstanceOf(InvalidInput);
    expect(merge({ externalId: 'a' }, { storeId: 'directory' })).toBeUndefined();
    expect(merge({}, {}, [true, true])).toBeUndefined();
    expect(merge({}, {}, [true, false])).toBeUndefined();
  });

  it('S-03 is found by keys, and keeps name and address as they were given', () => {
    const user = create();
    expect(user).toMatchObject({ userNameKey: 'ada', emailKey: 'ada@example.com', email: 'Ada@Example.com' });
    expect(user.status).toBe('active');
    expect(eventNames(user)).toEqual(['identity.user.created']);
  });

  it('has no event that tells an address', () => {
    expect(JSON.stringify(create().pullEvents())).not.toMatch(/ada|example/i);
  });

  it.each<[Partial<NewUser>, string[]]>([
    [{ userName: '' }, ['/userName']],
    [{ userName: 'ada\u200b' }, ['/userName']],
    [{ email: 'ada@example.com,eve@evil.example' }, ['/email']],
    [{ userName: ' ', email: 'Ada <ada@example.com>' }, ['/userName', '/email']],
  ])('S-04 cannot be made with %j: all faults are told', (changes, pointers) => {
    expect(() => create(changes)).toThrow(InvalidInput);
    try {
      create(changes);
    } catch (error) {
      expect((error as InvalidInput).errors.map(({ pointer }) => pointer)).toEqual(pointers);
    }
  });

  it('S-04 keeps the old address when the new one is none', () => {
    const user = create();
    expect(() => user.changeMail('ada@example.com\r\nBcc: eve@evil.example')).toThrow(InvalidInput);
    expect(user.emailKey).toBe('ada@example.com');
    user.changeMail('Countess@example.org');
    expect(user).toMatchObject({ email: 'Countess@example.org', emailKey: 'countess@example.org' });
    expect(eventNames(user)).toEqual(['identity.user.created', 'identity.user.mail-changed']);
  });

  it('PR-T15 has attributes, replaced as a whole by whoever has seen those before', () => {
    const user = create({ attributes: { badge: '7' } });
    expect(create().attributes).toEqual({});
    expect(() => create({ attributes: { badge: '' } })).toThrow(InvalidInput);
    expect(() => user.changeAttributes({ employee_number: '' }, 1)).toThrow(InvalidInput);
    expect(() => user.changeAttributes({}, 2)).toThrow(StaleVersion);
    expect(user.attributes).toEqual({ badge: '7' });
    user.changeAttributes({ employee_number: '4711' }, 1);
    expect(user.attributes).toEqual({ employee_number: '4711' });
    const [, changed] = user.pullEvents();
    expect(changed?.name).toBe('identity.user.attributes-changed');
    expect(JSON.stringify(changed)).not.toContain('4711');
  });

  it('tells once that it was disabled, and once that it was enabled', () => {
    const user = create();
    user.enable();
    for (let n = 0; n < 2; n += 1) user.disable();
    expect(user.status).toBe('disabled');
    for (let n = 0; n < 2; n += 1) user.enable();
    expect(eventNames(user)).toEqual([
      'identity.user.created',
      'identity.user.disabled',
      'identity.user.enabled',
    ]);
  });

  it('BY-21 is renamed in every way at once, and told once; what is the same is no news', () => {
    const user = create({ externalId: 'e-1' });
    user.rename({ userName: 'Countess', displayName: 'Ada King', externalId: null });
    expect(user).toMatchObject({ userName: 'Countess', userNameKey: 'countess', displayName: 'Ada King' });
    expect(user.externalId).toBeNull();
    user.rename({ userName: 'Countess' });
    user.rename({});
    expect(eventNames(user)).toEqual(['identity.user.created', 'identity.user.renamed']);
  });

  it.each([
    [{ userName: 'a\u202eb' }, '/userName'],
    [{ displayName: 'Ada\u202e' }, '/displayName'],
    [{ displayName: 'Ada\nKing' }, '/displayName'],
    [{ displayName: ' Ada' }, '/displayName'],
    [{ displayName: 'x'.repeat(201) }, '/displayName'],
    [{ displayName: '' }, '/displayName'],
    [{ externalId: '' }, '/externalId'],
    [{ externalId: 'x'.repeat(255) }, '/externalId'],
  ])('BY-21 keeps the old names when a new one is none: %j', (names, pointer) => {
    const user = create();
    expect(() => user.rename({ userName: 'countess', ...names })).toThrow(InvalidInput);
    expect(() => create(names)).toThrow(InvalidInput);
    try {
      user.rename(names);
    } catch (error) {
      expect((error as InvalidInput).errors.map((fault) => fault.pointer)).toEqual([pointer]);
    }
    expect(user).toMatchObject({ userName: 'Ada', displayName: 'Ada Lovelace', externalId: null });
  });

  it('BY-21 has nothing personal once it is erased, and tells that by its id alone', () => {
    const user = create({ externalId: 'e-1', attributes: { badge: '7' } });
    user.setPrivilege(true);
    user.erase();
    expect(user).toMatchObject({ status: 'erased', attributes: {}, externalId: null, privileged: false });
    expect(JSON.stringify(user)).not.toMatch(/ada|lovelace|example|e-1|"7"/i);
    expect(user.pullEvents().at(-1)).toMatchObject({ name: 'identity.user.erased', subject: 'user' });
  });
});
