import { NotFound } from '@latchkey/kernel';
import {
  EnrollableMethod,
  refusedProof,
  type AskedProof,
  type AskingOccasion,
  type AsksFirst,
  type BegunEnrolment,
  type Held,
  type HeldSeveral,
  type Holding,
  type ProvingOccasion,
  type ShownProof,
  type Verdict,
} from '@latchkey/verification';

/** Wrong answers to one riddle, after which it is forgotten. */
export const riddleTries = 2;

/** A method that asks first, by one of several enrolments, and keeps what it has asked. Its answers are counted. */
export class Riddles extends EnrollableMethod implements AsksFirst, HeldSeveral {
  readonly key = 'questions';
  private count = 0;

  begin(): Promise<BegunEnrolment> {
    throw new Error('riddles are enrolled by their tests');
  }

  async confirm(): Promise<Verdict> {
    return refusedProof('wrong-code');
  }

  async ask(held: readonly Held[], { wanted, now }: AskingOccasion): Promise<AskedProof> {
    const chosen = wanted === undefined ? held[0] : held.find(({ enrolmentId }) => enrolmentId === wanted);
    if (!chosen) throw new NotFound();
    const answer = `riddle ${(this.count += 1)}`;
    const { enrolmentId, label, holding } = chosen;
    return {
      question: { kind: 'code', sentTo: label, codeLength: answer.length, expiresAt: now.toISOString() },
      asked: { enrolmentId, answer, tries: 0 },
      kept: { enrolmentId, holding: { ...holding, asked: answer } },
    };
  }

  pick(held: readonly Held[], _shown: ShownProof, asked: Holding | undefined): Held | undefined {
    return held.find(({ enrolmentId }) => enrolmentId === asked?.['enrolmentId']);
  }

  async prove(holding: Holding, { code }: ShownProof, { asked = {} }: ProvingOccasion): Promise<Verdict> {
    if (code === asked['answer']) return { kind: 'accepted', holding: { ...holding, proved: true } };
    const tries = Number(asked['tries']) + 1;
    const left = tries < riddleTries ? { ...asked, tries } : null;
    return { kind: 'refused', reason: 'wrong-code', asked: left };
  }
}
