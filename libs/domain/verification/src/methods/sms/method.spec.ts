import { beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInput, later, minutes, NotFound, seconds, type DomainError } from '@latchkey/kernel';
import { figure, RandomSecrets } from '@latchkey/kernel/testing';
import { CollectedSmsCodes } from '../../testing/collected-sms-codes.ts';
import { methodContract, testPerson } from '../../testing/method.contract.ts';
import type { BeginningOccasion, Held, Holding, ProvingOccasion } from '../enrollable-method.ts';
import { SmsHeldBack, SmsNotOffered } from './errors.ts';
import { SmsMethod } from './method.ts';

const mobile = '+4915112345678';
const other = '+4915112345699';
const secrets = new RandomSecrets();

methodContract('SMS', () => {
  const codes = new CollectedSmsCodes();
  return {
    method: new SmsMethod(secrets, codes),
    parameters: {},
    given: { phone: '+49 151 12345678' },
    right: () => ({ code: codes.newest.code }),
    wrong: [{ code: '12345' }, { code: '12345678901' }],
    spellings: ({ code = '' }) => [
      { code: `${code.slice(0, 3)} ${code.slice(3)}` },
      { code: code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))) },
    ],
  };
});

describe('codes by SMS', () => {
  const noon = new Date('2026-03-01T12:00:00.000Z');
  const beginning: BeginningOccasion = {
    person: { ...testPerson, userId: 'u' },
    ...{ enrolmentId: 'e', parameters: {}, now: noon, locale: 'de' },
  };
  const proving: ProvingOccasion & { readonly locale: string } = { ...beginning, requestId: 'r' };
  let codes: CollectedSmsCodes;
  let sms: SmsMethod;
  beforeEach(() => {
    codes = new CollectedSmsCodes();
    sms = new SmsMethod(secrets, codes);
  });

  /** Another code than the one that was sent. */
  const wrong = (): string => String((Number(codes.newest.code) + 1) % 1_000_000).padStart(6, '0');
  const held = (phone = mobile, enrolmentId = 'e'): Held => ({
    ...{ enrolmentId, label: phone.slice(-2), holding: { phone } },
  });
  const asked = async (phones = [held()], changes: object = {}): Promise<Holding> => {
    const { asked: kept } = await sms.ask(phones, { ...proving, ...changes });
    return kept ?? {};
  };
  const fault = async (work: () => Promise<unknown>): Promise<unknown> => {
    const error: unknown = await work().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof InvalidInput
      ? error.errors.map(({ pointer, code }) => `${pointer} ${code}`)
      : error;
  };

  it('PR-B24 PR-T10 sends a code to the telephone that is enrolled, and keeps no more of it than a digest', async () => {
    const begun = await sms.begin(beginning, { phone: '(+49) 151 / 12345678' });
    expect(codes.posted).toEqual([
      expect.objectContaining({
        occasion: 'enrolment',
        code: expect.stringMatching(/^\d{6}$/),
        locale: 'de',
      }),
    ]);
    const { phone, code, until } = codes.newest;
    expect([phone.e164, until]).toEqual([mobile, later(noon, minutes(5))]);
    expect(begun).toMatchObject({
      label: '78',
      needsConfirmation: true,
      shown: { expiresAt: until.toISOString() },
    });
    expect(JSON.stringify(begun)).not.toContain(code);
    expect(JSON.stringify([begun.shown, begun.label, begun.mark])).not.toContain(mobile.slice(3));
  });

  it('PR-M06 a page asks for a number before it begins', async () => {
    expect(await sms.form({ codeLength: 8 })).toEqual({ kind: 'phone', codeLength: 8 });
  });

  it('PR-T11 PR-M06 a telephone is told by its mark, however it was typed, and only for its person', async () => {
    const markOf = async (phone: string, userId = 'u') =>
      (await sms.begin({ ...beginning, person: { ...beginning.person, userId } }, { phone })).mark;
    const first = await markOf(mobile);
    expect(await markOf('+49 (151) 123-45-678')).toBe(first);
    expect(new Set([first, await markOf(other), await markOf(mobile, 'v')]).size).toBe(3);
  });

  it.each([
    ['', 'not-a-number'],
    ['0151 12345678', 'country-missing'],
    ['+49 151 12345678 ext. 5', 'extension'],
    ['+4915112345678,+4915112345679', 'several-numbers'],
    ['+49 900 1234567', 'premium-rate'],
    ['+881612345678', 'no-country'],
    [`+${'1'.repeat(300)}`, 'too-long'],
  ])('S-10 PR-M06 takes no telephone that is %j', async (phone, code) => {
    expect(await fault(() => sms.begin(beginning, { phone }))).toEqual([`/phone ${code}`]);
    expect(codes.posted).toEqual([]);
  });

  it('PR-T10 the code of an enrolment ends, and is of one enrolment', async () => {
    const { holding } = await sms.begin(beginning, { phone: mobile });
    const { code } = codes.newest;
    const confirm = (changes: object) => sms.confirm(holding, { code }, { ...beginning, ...changes });
    for (const changes of [{ now: later(noon, minutes(5)) }, { enrolmentId: 'f' }])
      expect(await confirm(changes)).toEqual({ kind: 'refused', reason: 'wrong-code' });
    expect(codes.arrived).toEqual([]);
    const last = await confirm({ now: later(noon, minutes(5) - seconds(1)) });
    expect(last).toEqual({ kind: 'accepted', holding: { phone: mobile } });
    expect(codes.arrived).toEqual([codes.newest.id]);
  });

  it('PR-T22 PR-M07 asks by a code to the oldest telephone, or to the one that is wanted', async () => {
    const phones = [held(), held(other, 'f')];
    expect((await sms.ask(phones, proving)).question).toEqual({
      ...{ kind: 'code', sentTo: '78', codeLength: 6, expiresAt: later(noon, minutes(5)).toISOString() },
    });
    expect(codes.newest).toMatchObject({ occasion: 'recovery', phone: { e164: mobile } });
    expect((await sms.ask(phones, { ...proving, wanted: 'f' })).question).toMatchObject({ sentTo: '99' });
    expect(codes.newest.phone.e164).toBe(other);
    await expect(sms.ask(phones, { ...proving, wanted: 'elsewhere' })).rejects.toThrow(NotFound);
  });

  it('S-28 a code proves for the telephone, recovery, tenant, environment and step that it was sent for', async () => {
    const kept = await asked();
    const { code } = codes.newest;
    const { person } = proving;
    const crossed: readonly (readonly [string, Holding, object])[] = [
      ['telephone', { phone: other }, {}],
      ['enrolment', { phone: mobile }, { enrolmentId: 'f' }],
      ['recovery', { phone: mobile }, { requestId: 's' }],
      ['tenant', { phone: mobile }, { person: { ...person, tenantId: 'x' } }],
      ['environment', { phone: mobile }, { person: { ...person, environment: 'test' } }],
      ['end', { phone: mobile }, { now: later(noon, minutes(5)) }],
      ['asking', { phone: mobile }, { asked: { ...kept, id: secrets.id() } }],
    ];
    const accepted: string[] = [];
    for (const [what, holding, changes] of crossed) {
      const { kind } = await sms.prove(holding, { code }, { ...proving, asked: kept, ...changes });
      if (kind === 'accepted') accepted.push(what);
    }
    const begun = await sms.begin(beginning, { phone: mobile });
    if ((await sms.confirm(begun.holding, { code }, beginning)).kind === 'accepted') accepted.push('step');
    figure(`S-28: codes by SMS that proved across ${crossed.length + 1} dimensions: ${accepted.length}`);
    expect(accepted).toEqual([]);
    expect((await sms.prove({ phone: mobile }, { code }, { ...proving, asked: kept })).kind).toBe('accepted');
  });

  it('is judged by the telephone that the code went to', async () => {
    const phones = [held(), held(other, 'f')];
    const kept = await asked(phones, { wanted: 'f' });
    expect(sms.pick(phones, {}, kept)).toBe(phones[1]);
    expect(sms.pick(phones.slice(0, 1), {}, kept)).toBeUndefined();
    expect(sms.pick(phones, {}, undefined)).toBeUndefined();
  });

  it('S-22 five wrong tries take the code with them', async () => {
    let kept: Holding | null | undefined = await asked();
    const { code } = codes.newest;
    for (let n = 0; n < 5; n += 1) {
      const verdict = await sms.prove(
        { phone: mobile },
        { code: wrong() },
        { ...proving, asked: kept ?? {} },
      );
      expect(verdict).toMatchObject({ kind: 'refused', reason: 'wrong-code' });
      if (verdict.kind === 'refused') kept = verdict.asked;
    }
    expect(kept).toBeNull();
    expect(await sms.prove({ phone: mobile }, { code }, { ...proving, asked: undefined })).toMatchObject({
      kind: 'refused',
    });
  });

  it('S-10 says what its tenant allows, and when no more goes', async () => {
    const parameters = { codeLength: 8, codeLifetimeSeconds: 60, resendAfterSeconds: 300, codesPerDay: 2 };
    await asked([held()], { parameters });
    expect(codes.newest).toMatchObject({ allowance: { pauseSeconds: 300, perDay: 2 } });
    expect(codes.newest.code).toMatch(/^\d{8}$/);
    codes.answer = { kind: 'held-back', whose: 'number', retryAfter: 77 };
    const refusals = [() => asked(), () => sms.begin(beginning, { phone: mobile })];
    for (const refusal of refusals) {
      const error = await refusal().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SmsHeldBack);
      expect((error as DomainError).retryAfter).toBe(77);
    }
    codes.answer = { kind: 'not-offered' };
    for (const refusal of refusals) await expect(refusal()).rejects.toThrow(SmsNotOffered);
    codes.answer = { kind: 'destination-closed' };
    await expect(asked()).rejects.toThrow(SmsNotOffered);
    expect(await fault(() => sms.begin(beginning, { phone: mobile }))).toEqual(['/phone destination-closed']);
  });
});
