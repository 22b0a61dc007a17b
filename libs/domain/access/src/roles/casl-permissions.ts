import { NotAllowed, Permissions, type Actor, type Permission } from '@latchkey/kernel';
import { abilityOf, ofProvisioners, split } from './abilities.ts';

/** Rights follow from the roles that the actor has at this request; directories have their few; nobody else has any. */
export class CaslPermissions extends Permissions {
  require(actor: Actor, permission: Permission): void {
    if (!isAllowed(actor, permission)) throw new NotAllowed(permission);
  }
}

function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'provisioner') return ofProvisioners.includes(permission);
  return actor.kind === 'staff' && abilityOf(actor.roles).can(...split(permission));
}
