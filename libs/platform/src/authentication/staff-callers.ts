import { StaffGate, StaffSessionRequired, tenantOfSessionToken, type RouteDemands } from '@latchkey/access';
import { environments, NotFound, TenantContext, type Environment } from '@latchkey/kernel';
import { CallerFinder, type Caller, type CallerEvidence } from '../tenant-scope/caller-finder.ts';

const bearer = /^Bearer (lks_[\w-]{1,200})$/i;

/** What the route that was found asks of a session, besides that it counts. */
export type DemandsOfRoute = (evidence: CallerEvidence) => RouteDemands;

/**
 * Callers of admin-api: staff by their session. The tenant comes from the token, the environment from the path of an
 * environment's resources; what belongs to the whole tenant runs in the live one. Roles are read anew each time (S-45).
 * Whether a second factor is due is decided here, before any route.
 */
export class StaffCallers extends CallerFinder {
  private readonly gate: StaffGate;
  private readonly demandsOf: DemandsOfRoute;

  constructor(gate: StaffGate, demandsOf: DemandsOfRoute) {
    super();
    this.gate = gate;
    this.demandsOf = demandsOf;
  }

  async find(evidence: CallerEvidence): Promise<Caller> {
    const { headers, params } = evidence;
    const token = sessionTokenOf(headers.authorization);
    const tenantId = tenantOfSessionToken(token);
    if (tenantId === undefined) throw new StaffSessionRequired('not a session token');
    const newcomer = { kind: 'newcomer' } as const;
    const scope = { tenantId, environment: 'live', actor: newcomer, requestId: 'staff-gate' } as const;
    const { staffId, roles } = await TenantContext.run(scope, () =>
      this.gate.enter(token, this.demandsOf(evidence)),
    );
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
