import { typedCode } from '../email/typed-code.ts';
import {
  EnrollableMethod,
  refusedProof,
  type BegunEnrolment,
  type Holding,
  type Occasion,
  type ShownProof,
  type Verdict,
} from '../enrollable-method.ts';
import type { TimeBasedCodes } from './time-based-codes.ts';

/** Proof that an authenticator app is held. No step of its clock counts twice (S-32). */
export class Authenticator extends EnrollableMethod {
  readonly key = 'authenticator';

  constructor(private readonly codes: TimeBasedCodes) {
    super();
  }

  async begin({ person }: Occasion): Promise<BegunEnrolment> {
    const seed = this.codes.newSeed();
    return {
      holding: { seed, lastStep: 0 },
      shown: { seed, address: this.codes.address(seed, person.tenantName, person.userName) },
      label: '',
      needsConfirmation: true,
    };
  }

  confirm(holding: Holding, shown: ShownProof, occasion: Occasion): Promise<Verdict> {
    return this.prove(holding, shown, occasion);
  }

  async prove(holding: Holding, { code }: ShownProof, { now }: Occasion): Promise<Verdict> {
    const typed = typedCode(code ?? '');
    const { seed, lastStep } = holding;
    const step = typed === undefined ? undefined : this.codes.stepOf(String(seed), typed, now);
    if (step === undefined) return refusedProof('wrong-code');
    if (step <= Number(lastStep)) return refusedProof('code-used');
    return { kind: 'accepted', holding: { ...holding, lastStep: step } };
  }
}
