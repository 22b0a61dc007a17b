import { NotAllowed, Permissions, type Actor, type Permission } from '@latchkey/kernel';
import { abilityOf, split } from './abilities.ts';

/** Rights follow from the roles that the actor has at this request; nobody else has any. */
export class CaslPermissions extends Permissions {
  require(actor: Actor, permission: Permission): void {
    const allowed = actor.kind === 'staff' && abilityOf(actor.roles).can(...split(permission));
    if (!allowed) throw new NotAllowed(permission);
  }
}
