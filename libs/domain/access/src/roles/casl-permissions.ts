import { NotAllowed, Permissions, type Actor, type Permission } from '@latchkey/kernel';
import { abilityOf, openTenant, split } from './abilities.ts';

/** Rights follow from the roles that the actor has at this request; applications, users and newcomers have none. */
export class CaslPermissions extends Permissions {
  require(actor: Actor, permission: Permission): void {
    if (!allows(actor, permission)) throw new NotAllowed(permission);
  }
}

function allows(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return permission === openTenant;
  return actor.kind === 'staff' && abilityOf(actor.roles).can(...split(permission));
}
