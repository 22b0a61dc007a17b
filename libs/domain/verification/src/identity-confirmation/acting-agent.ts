import { NotAllowed, Permissions, TenantContext } from '@latchkey/kernel';

/** The id of the staff member behind this request, if they may identify callers. Throws NotAllowed. */
export function actingAgent(permissions: Permissions): string {
  const { actor } = TenantContext.current();
  permissions.require(actor, 'person:identify');
  if (actor.kind !== 'staff') throw new NotAllowed('person:identify');
  return actor.staffId;
}
