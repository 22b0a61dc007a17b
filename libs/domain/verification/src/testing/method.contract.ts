import { beforeEach, describe, expect, it } from '@jest/globals';
import { later, minutes } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import {
  asksFirst,
  type AskedProof,
  type BegunEnrolment,
  type EnrollableMethod,
  type Holding,
  type MethodPerson,
  type ProvingOccasion,
  type ShownProof,
} from '../methods/enrollable-method.ts';

export interface MethodWorld {
  readonly method: EnrollableMethod;
  readonly parameters: unknown;
  /** What the person types to enrol. */
  readonly given?: ShownProof;
  /** What a person who holds the method shows at this moment; `asked` where it has asked for a proof. */
  right(begun: BegunEnrolment, now: Date, asked?: AskedProof): ShownProof;
  /** Proofs of the right shape that are wrong. */
  readonly wrong: readonly ShownProof[];
  /** Spellings that mean the same. */
  readonly spellings?: (shown: ShownProof) => readonly ShownProof[];
  /** Whether what proved once proves again: an answer does, a code never. */
  readonly repeats?: boolean;
}

const noon = new Date('2026-03-01T12:00:00.000Z');
export const testPerson: MethodPerson = {
  ...{ tenantId: 'tenant', environment: 'live', userId: 'ada', userName: 'ada' },
  ...{ tenantName: 'Acme', applicationId: 'application', portalOrigin: 'https://login.acme.example' },
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
    const occasion = (
      changes: Partial<ProvingOccasion> = {},
    ): ProvingOccasion & { readonly locale: string } => ({
      ...{ person: testPerson, enrolmentId: 'enrolment', requestId: 'request', now: noon, locale: 'en' },
      ...{ parameters: world.parameters, ...changes },
    });
    const prove = (shown: ShownProof, changes: Partial<ProvingOccasion> = {}, held = holding) =>
      world.method.prove(held, shown, occasion(changes));
    /** What it asks of somebody who is about to prove; undefined for a method that asks nothing. */
    const ask = async (
      now: Date,
      held = holding,
      enrolmentId = 'enrolment',
    ): Promise<AskedProof | undefined> => {
      if (!asksFirst(world.method)) return undefined;
      const each = [{ enrolmentId, label: begun.label, holding: held }];
      return world.method.ask(each, occasion({ now }));
    };
    /** As it stands after the asking. */
    const since = (asked: AskedProof | undefined, now: Date): Partial<ProvingOccasion> => {
      return { now, asked: asked?.asked ?? undefined };
    };
    /** Some time after the enrolment, when whatever confirmed it proves nothing any more. */
    const afternoon = later(noon, minutes(60));

    beforeEach(async () => {
      world = make();
      begun = await world.method.begin(occasion(), world.given ?? {});
      holding = begun.holding;
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
      const asked = await ask(afternoon);
      const shown = world.right(begun, afternoon, asked);
      const first = await prove(shown, since(asked, afternoon), asked?.kept?.holding ?? holding);
      expect(first).toMatchObject({ kind: 'accepted' });
      if (first.kind !== 'accepted') return;
      const again = await prove(shown, { now: afternoon }, first.holding);
      expect(again.kind).toBe(world.repeats ? 'accepted' : 'refused');
    });

    it('refuses what is wrong, and whatever has no shape, and keeps what it has', async () => {
      const kept = JSON.stringify(holding);
      const asked = await ask(afternoon);
      for (const shown of [...world.wrong, ...hostile]) {
        expect(await prove(shown, { now: afternoon })).toMatchObject({ kind: 'refused' });
        expect(await prove(shown, since(asked, afternoon))).toMatchObject({ kind: 'refused' });
      }
      expect(JSON.stringify(holding)).toBe(kept);
    });

    it('takes it in every spelling of people', async () => {
      const asked = await ask(afternoon);
      const right = world.right(begun, afternoon, asked);
      for (const [index, spelling] of (world.spellings?.(right) ?? []).entries())
        expect([index, (await prove(spelling, since(asked, afternoon))).kind]).toEqual([index, 'accepted']);
    });

    it('keeps nothing that shows it to a reader of the log', async () => {
      expect(begun.label.length).toBeLessThanOrEqual(8);
      for (const secret of Object.values(begun.shown).flat()) expect(begun.label).not.toContain(secret);
    });

    it('is another one for each enrolment', async () => {
      const elsewhere = occasion({ enrolmentId: 'another' });
      const other = await world.method.begin(elsewhere, world.given ?? {});
      if (world.repeats) return;
      const confirmed = other.needsConfirmation
        ? await world.method.confirm(other.holding, world.right(other, noon), elsewhere)
        : undefined;
      const theirs = confirmed?.kind === 'accepted' ? confirmed.holding : other.holding;
      const asked = await ask(afternoon, theirs, 'another');
      const shown = world.right(other, afternoon, asked);
      const crossed = await prove(shown, since(asked, afternoon));
      figure(`${name}: a proof of another enrolment is ${crossed.kind}`);
      expect(crossed.kind).toBe('refused');
    });
  });
}
