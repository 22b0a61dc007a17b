import { beforeEach, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import {
  asksFirst,
  type BegunEnrolment,
  type EnrollableMethod,
  type Holding,
  type MethodPerson,
  type ProvingOccasion,
  type ShownProof,
  type Verdict,
} from '../methods/enrollable-method.ts';

export interface MethodWorld {
  readonly method: EnrollableMethod;
  readonly parameters: unknown;
  /** What the person types to enrol. */
  readonly given?: ShownProof;
  /** What a person who holds the method shows at this moment; another one each time it is asked. */
  right(begun: BegunEnrolment, now: Date): ShownProof;
  /** Proofs of the right shape that are wrong. */
  readonly wrong: readonly ShownProof[];
  /** Spellings that mean the same. */
  readonly spellings?: (shown: ShownProof) => readonly ShownProof[];
  /** Whether what proved once proves again: an answer does, a code never. */
  readonly repeats?: boolean;
}

const noon = new Date('2026-03-01T12:00:00.000Z');
const ada: MethodPerson = {
  ...{ tenantId: 'tenant', environment: 'live', userId: 'ada' },
  ...{ userName: 'ada', tenantName: 'Acme', applicationId: 'application' },
};

/** Shapes that no method asks for, and that none may fall over. */
const hostile: readonly ShownProof[] = [
  {},
  { code: '' },
  { code: '\u0000' },
  { code: '0'.repeat(100_000) },
  { code: '1e9' },
  { code: "' or 1=1 --" },
  { answers: {} },
  { answers: { __proto__: 'x', constructor: 'y' } },
  { code: '٠'.repeat(6), answers: { a: 'b' } },
  { credential: '' },
  { credential: '{}' },
  { credential: '['.repeat(10_000) },
  { phone: '+1', code: '12345\u0660' },
];

/** What holds for every method that people enrol in. */
export function methodContract(name: string, make: () => MethodWorld): void {
  describe(`method: ${name}`, () => {
    let world: MethodWorld;
    let begun: BegunEnrolment;
    let holding: Holding;
    /** What the method keeps between asking and being answered; one who never asks keeps nothing. */
    let asked: Holding | undefined;
    const occasion = (changes: Partial<ProvingOccasion> = {}) => ({
      ...{ person: ada, enrolmentId: 'enrolment', requestId: 'request', now: noon, locale: 'en' },
      ...{ parameters: world.parameters, ...changes },
    });
    const ask = async (held: Holding, changes: Partial<ProvingOccasion> = {}): Promise<void> => {
      if (!asksFirst(world.method)) return;
      const { enrolmentId, ...asking } = occasion(changes);
      const question = await world.method.ask([{ enrolmentId, label: '', holding: held }], asking);
      asked = question.asked ?? undefined;
    };
    const prove = async (
      shown: ShownProof,
      changes: Partial<ProvingOccasion> = {},
      held = holding,
    ): Promise<Verdict> => {
      const verdict = await world.method.prove(held, shown, { ...occasion(changes), asked });
      if (verdict.kind === 'accepted') asked = undefined;
      return verdict;
    };
    /** Some time after the enrolment, when whatever confirmed it proves nothing any more. */
    const afternoon = later(noon, minutes(60));

    beforeEach(async () => {
      world = make();
      begun = await world.method.begin(occasion(), world.given ?? {});
      holding = begun.holding;
      asked = undefined;
      if (!begun.needsConfirmation) return;
      const verdict = await world.method.confirm(holding, world.right(begun, noon), occasion());
      if (verdict.kind === 'accepted') holding = verdict.holding;
    });

    it('is enrolled by what the person shows, where that is asked for', async () => {
      if (!begun.needsConfirmation) return expect(holding).toBe(begun.holding);
      expect(holding).not.toEqual(begun.holding);
      for (const shown of [...world.wrong, ...hostile])
        expect(await world.method.confirm(begun.holding, shown, occasion())).toMatchObject({
          kind: 'refused',
        });
    });

    it('S-32 proves by the right proof, and by the same one again only where that is its nature', async () => {
      await ask(holding, { now: afternoon });
      const shown = world.right(begun, afternoon);
      const first = await prove(shown, { now: afternoon });
      expect(first).toMatchObject({ kind: 'accepted' });
      if (first.kind !== 'accepted') return;
      const again = await prove(shown, { now: afternoon }, first.holding);
      expect(again.kind).toBe(world.repeats ? 'accepted' : 'refused');
    });

    it('refuses what is wrong, and whatever has no shape, and keeps what it has', async () => {
      const kept = JSON.stringify(holding);
      await ask(holding, { now: afternoon });
      for (const shown of [...world.wrong, ...hostile])
        expect(await prove(shown, { now: afternoon })).toMatchObject({ kind: 'refused' });
      expect(JSON.stringify(holding)).toBe(kept);
    });

    it('takes it in every spelling of people', async () => {
      const spellings = world.spellings ?? (() => []);
      for (const index of spellings(world.right(begun, afternoon)).keys()) {
        await ask(holding, { now: afternoon });
        const spelling = spellings(world.right(begun, afternoon))[index] ?? {};
        expect([index, (await prove(spelling, { now: afternoon })).kind]).toEqual([index, 'accepted']);
      }
    });

    it('keeps nothing that shows it to a reader of the log', async () => {
      expect(begun.label.length).toBeLessThanOrEqual(8);
      for (const secret of Object.values(begun.shown).flat()) expect(begun.label).not.toContain(secret);
    });

    it('is another one for each enrolment', async () => {
      const other = await world.method.begin(occasion({ enrolmentId: 'another' }), world.given ?? {});
      if (world.repeats) return;
      await ask(other.holding, { now: afternoon, enrolmentId: 'another' });
      const shown = world.right(other, afternoon);
      const crossed = await prove(shown, { now: afternoon });
      figure(`${name}: a proof of another enrolment is ${crossed.kind}`);
      expect(crossed.kind).toBe('refused');
    });
  });
}
