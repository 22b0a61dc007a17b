import {
  placeOfProvisioningToken,
  ProvisioningTokenRequired,
  type ProvisioningGate,
} from '@latchkey/identity';
import { TenantContext } from '@latchkey/kernel';
import { CallerFinder, type Caller, type CallerEvidence } from '../tenant-scope/caller-finder.ts';

const bearer = /^Bearer (lkp_[\w-]{1,200})$/i;

/** Directories that bring their people: tenant and environment come from the token that they prove to hold. */
export class ProvisioningCallers extends CallerFinder {
  private readonly gate: ProvisioningGate;

  constructor(gate: ProvisioningGate) {
    super();
    this.gate = gate;
  }

  async find({ headers }: CallerEvidence): Promise<Caller> {
    const text = bearer.exec(headers.authorization ?? '')?.[1];
    const place = text === undefined ? undefined : placeOfProvisioningToken(text);
    if (text === undefined || !place) throw new ProvisioningTokenRequired('not a provisioning token');
    const newcomer = { kind: 'newcomer' } as const;
    const scope = { ...place, actor: newcomer, requestId: 'provisioning-gate' } as const;
    const { tokenId, storeId } = await TenantContext.run(scope, () => this.gate.enter(text));
    return { ...place, actor: { kind: 'provisioner', tokenId, storeId } };
  }
}

/** Who asks below a path has other keys than everybody else. The route that was found decides, not how it was written. */
export class CallersByPath extends CallerFinder {
  private readonly under: string;
  private readonly there: CallerFinder;
  private readonly elsewhere: CallerFinder;

  constructor(under: string, there: CallerFinder, elsewhere: CallerFinder) {
    super();
    this.under = under;
    this.there = there;
    this.elsewhere = elsewhere;
  }

  find(evidence: CallerEvidence): Promise<Caller> {
    const isThere = evidence.routeOptions?.url?.startsWith(`${this.under}/`) ?? false;
    return (isThere ? this.there : this.elsewhere).find(evidence);
  }
}
