import { StaffGate, StaffSessionRequired, tenantOfSessionToken } from '@latchkey/access';
import { environments, NotFound, TenantContext, type Environment } from '@latchkey/kernel';
import { CallerFinder, type Caller, type CallerEvidence } from '../tenant-scope/caller-finder.ts';

const bearer = /^Bearer (lks_[\w-]{1,200})$/i;

/**
 * Callers of admin-api: staff by their session. The tenant comes from the token, the environment from the path of an
 * environment's resources; what belongs to the whole tenant runs in the live one. Roles are read anew each time (S-45).
 */
export class StaffCallers extends CallerFinder {
  private readonly gate: StaffGate;

  constructor(gate: StaffGate) {
    super();
    this.gate = gate;
  }

  async find({ headers, params }: CallerEvidence): Promise<Caller> {
    const token = sessionTokenOf(headers.authorization);
    const tenantId = tenantOfSessionToken(token);
    if (tenantId === undefined) throw new StaffSessionRequired('not a session token');
    const newcomer = { kind: 'newcomer' } as const;
    const scope = { tenantId, environment: 'live', actor: newcomer, requestId: 'staff-gate' } as const;
    const { staffId, roles } = await TenantContext.run(scope, () => this.gate.enter(token));
    return { tenantId, environment: environmentOf(params), actor: { kind: 'staff', staffId, roles } };
  }
}

/** The token of a request's session. Throws StaffSessionRequired. */
export function sessionTokenOf(authorization: string | undefined): string {
  const token = bearer.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new StaffSessionRequired('no session token');
  return token;
}

function environmentOf(params: unknown): Environment {
  const named =
    typeof params === 'object' && params !== null && 'environment' in params ? params.environment : 'live';
  const found = environments.find((environment) => environment === named);
  if (!found) throw new NotFound();
  return found;
}
