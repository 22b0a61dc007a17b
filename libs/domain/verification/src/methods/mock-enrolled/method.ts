import {
  EnrollableMethod,
  refusedProof,
  type BegunEnrolment,
  type Holding,
  type ShownProof,
  type Verdict,
} from '../enrollable-method.ts';
import { typedCode } from '../email/typed-code.ts';

/** What proves by the mock that people enrol in, for everybody. */
export const mockCode = '424242';

/**
 * Enrolment to try pages with, where nothing can be sent, scanned or kept: begun is enrolled, and one code that everybody
 * knows proves, again and again. Of the test environment only (decision 7).
 */
export class MockEnrolled extends EnrollableMethod {
  readonly key = 'mock_enrolled';

  async begin(): Promise<BegunEnrolment> {
    return { holding: {}, shown: {}, label: '', needsConfirmation: false };
  }

  /** It counts from the beginning. */
  async confirm(): Promise<Verdict> {
    return refusedProof('wrong-code');
  }

  async prove(holding: Holding, { code }: ShownProof): Promise<Verdict> {
    return typedCode(code ?? '') === mockCode ? { kind: 'accepted', holding } : refusedProof('wrong-code');
  }
}
