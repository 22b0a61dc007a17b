import { NotFound, Secrets } from '@latchkey/kernel';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';

/** Lets only the holder of a flow's present secret near its request. */
export class FlowGate {
  constructor(
    private readonly resetRequests: ResetRequests,
    private readonly secrets: Secrets,
  ) {}

  digest(flowSecret: string): Buffer {
    return this.secrets.tokenDigest(flowSecret);
  }

  /** Locked. Throws NotFound for an absent or foreign request and for a secret that is not the present one. */
  async enter(requestId: string, flowSecret: string): Promise<ResetRequest> {
    const request = await this.resetRequests.getForUpdate(requestId);
    if (!request || !this.secrets.equal(request.flowDigest, this.digest(flowSecret))) throw new NotFound();
    return request;
  }
}
