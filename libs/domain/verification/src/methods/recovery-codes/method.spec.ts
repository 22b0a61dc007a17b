import { describe, expect, it } from '@jest/globals';
import { RandomSecrets } from '@latchkey/kernel/testing';
import { methodContract, testPerson } from '../../testing/method.contract.ts';
import type { Occasion, ShownProof } from '../enrollable-method.ts';
import { RecoveryCodes, typedRecoveryCode } from './method.ts';
import { recoveryCodeParameters } from './parameters.ts';

const codes = new RecoveryCodes(new RandomSecrets());
const parameters = recoveryCodeParameters.parse({});
const codesOf = ({ shown }: { shown: Readonly<Record<string, string | readonly string[]>> }) =>
  shown['codes'] as readonly string[];

let turn = 0;
methodContract('recovery codes', () => ({
  method: codes,
  parameters,
  right: (begun) => ({ code: codesOf(begun)[(turn += 1) % 10] ?? '' }),
  wrong: [
    { code: '0000-0000-0000-0000' },
    { code: 'ABCD-EFGH-JKMN' },
    { code: 'ABCD-EFGH-JKMN-PQRS-TVWX' },
    { code: 'UUUU-UUUU-UUUU-UUUU' },
  ],
  spellings: ({ code = '' }: ShownProof) => [
    { code: code.toLowerCase() },
    { code: code.replaceAll('-', '') },
    { code: ` ${code.replaceAll('-', ' – ')} ` },
    { code: code.replaceAll('0', 'O').replaceAll('1', 'l') },
    {
      code: code.replaceAll(/[0-9A-Z]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    },
  ],
}));

describe('recovery codes', () => {
  const occasion: Occasion = {
    person: testPerson,
    enrolmentId: 'e',
    parameters,
    now: new Date(),
  };

  it('are ten of 80 bits, unless the tenant wants more or fewer', async () => {
    const begun = await codes.begin(occasion);
    expect(codesOf(begun)).toHaveLength(10);
    for (const code of codesOf(begun))
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(codesOf(await codes.begin({ ...occasion, parameters: { count: 20 } }))).toHaveLength(20);
    expect(recoveryCodeParameters.safeParse({ count: 4 }).success).toBe(false);
    expect(recoveryCodeParameters.safeParse({ count: 21 }).success).toBe(false);
  });

  it('each prove once, in any order, until none is left', async () => {
    const begun = await codes.begin(occasion);
    let { holding } = begun;
    for (const code of codesOf(begun).toReversed()) {
      const verdict = await codes.prove(holding, { code }, occasion);
      expect(verdict.kind).toBe('accepted');
      if (verdict.kind === 'accepted') holding = verdict.holding;
    }
    expect(holding).toEqual({ left: [] });
    for (const code of codesOf(begun))
      expect((await codes.prove(holding, { code }, occasion)).kind).toBe('refused');
  });

  it('prove nothing for another tenant, environment, person or enrolment', async () => {
    const begun = await codes.begin(occasion);
    const [code = ''] = codesOf(begun);
    const others: Occasion[] = [
      { ...occasion, enrolmentId: 'other' },
      ...(['tenantId', 'userId'] as const).map((name) => ({
        ...occasion,
        person: { ...occasion.person, [name]: 'other' },
      })),
      { ...occasion, person: { ...occasion.person, environment: 'test' } },
    ];
    for (const other of others)
      expect((await codes.prove(begun.holding, { code }, other)).kind).toBe('refused');
    expect((await codes.prove(begun.holding, { code }, occasion)).kind).toBe('accepted');
  });

  it('are kept as digests of a key that is not in the database', async () => {
    const begun = await codes.begin(occasion);
    const kept = JSON.stringify(begun.holding);
    for (const code of codesOf(begun)) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(typedRecoveryCode(code));
    }
  });
});
