import { DomainError, type ProofDemand } from '@latchkey/kernel';

/** So much is asked for that each start costs its caller something. It says nothing of any account (S-08). */
export class ProofOfWorkRequired extends DomainError {
  readonly code = 'proof-of-work-required';
  readonly kind = 'work-required';
  constructor(proofOfWork: ProofDemand) {
    super({
      detail:
        'Solve proofOfWork.challenge, or wait for proofOfWork.waitSeconds, and send the request again with the solution, or with proofOfWork.waitTicket, in Latchkey-Proof-Of-Work.',
      proofOfWork,
    });
  }
}
