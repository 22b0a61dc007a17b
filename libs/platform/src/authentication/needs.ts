import { applyDecorators, UseGuards, type CanActivate } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { DomainError, TenantContext, type Permission } from '@latchkey/kernel';
import { extensions } from '../tenant-scope/route-marks.ts';

/** The key of the application, or the part of it that its token has, does not open this. */
export class PermissionMissing extends DomainError {
  readonly code = 'permission-missing';
  readonly kind = 'forbidden';
  constructor(permission: Permission) {
    super({
      detail: `This needs the permission ${permission}. Use a key that was made with it, or a token whose scope names it.`,
      cause: `missing permission ${permission}`,
    });
  }
}

/** The hosted pages are ours and act for whoever sits in front of them; applications act within their permissions. */
class PermissionGuard implements CanActivate {
  private readonly permission: Permission;

  constructor(permission: Permission) {
    this.permission = permission;
  }

  canActivate(): boolean {
    needPermission(this.permission);
    return true;
  }
}

/** For what only some calls of a route ask for. Throws PermissionMissing. */
export function needPermission(permission: Permission): void {
  const { actor } = TenantContext.current();
  if (actor.kind === 'person' && actor.firstParty) return;
  if (actor.kind === 'application' && actor.permissions.includes(permission)) return;
  throw new PermissionMissing(permission);
}

/** What an application must be allowed to do to be heard here. On a route, or on all of a controller. */
export function Needs(permission: Permission): ClassDecorator & MethodDecorator {
  return applyDecorators(
    UseGuards(new PermissionGuard(permission)),
    ApiExtension(extensions.needs, permission),
  );
}
