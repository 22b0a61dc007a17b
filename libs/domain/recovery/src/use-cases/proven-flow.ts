import { Secrets } from '@latchkey/kernel';
import { EmailMethod, type CountedCode } from '@latchkey/verification';
import type { Proof } from '../reset-request/proof.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { FlowState } from '../reset-request/reset-status.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/** What the prover gets. The secret is new: only who proved can go on. */
export interface ProvenFlow {
  readonly id: string;
  /** Whether that was all, or more is asked for. */
  readonly state: Extract<FlowState, 'proven' | 'awaiting_more_proof'>;
  readonly flowSecret: string;
  readonly setPasswordUntil: string;
}

/** The last questions before a proof counts, and the new secret after it. */
export class ProofAcceptance {
  constructor(
    private readonly secrets: Secrets,
    private readonly email: EmailMethod,
    private readonly resetRequests: ResetRequests,
  ) {}

  /** The same for a proof that was sent nowhere. */
  async objectionToFurther(
    request: ResetRequest,
    verificationId: string,
    now: Date,
  ): Promise<string | undefined> {
    const standing = await this.resetRequests.standing(request);
    return request.objection(standing, true, now) ?? request.objectionToFurther(verificationId);
  }

  /** Why this proof cannot count at this moment, or undefined (S-27). Asked before anything is spent. */
  async objection(request: ResetRequest, destinationDigest: Buffer, now: Date): Promise<string | undefined> {
    const standing = await this.resetRequests.standing(request);
    const present = this.email.destinationDigest(standing.destination ?? '');
    return request.objection(standing, this.secrets.equal(present, destinationDigest), now);
  }

  matches(request: ResetRequest, code: string, counted: CountedCode): boolean {
    const { tenantId, environment, id: requestId } = request;
    return this.email.matches({ tenantId, environment, requestId, code }, counted);
  }

  /** `flowSecret`: the new one; a random one unless the caller knows how to find it again. */
  accept(request: ResetRequest, proof: Proof, flowSecret = this.secrets.token()): ProvenFlow {
    request.prove(proof, this.secrets.tokenDigest(flowSecret));
    const state = request.isProven() ? 'proven' : 'awaiting_more_proof';
    return { id: request.id, state, flowSecret, setPasswordUntil: request.deadline().toISOString() };
  }
}
