export const staffRoles = [
  'password_reset_admin',
  'password_reset_service_desk',
  'password_reset_credential_manager',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A right as roles, keys and tokens name it. */
export type Permission = `${string}:${string}`;

/** Who asks. The audit trail names it; permissions judge it. */
export type Actor =
  | { readonly kind: 'person'; readonly applicationId: string; readonly firstParty: boolean }
  | {
      readonly kind: 'application';
      readonly applicationId: string;
      readonly keyId: string;
      /** What its key, or the token that it got for the key, lets it do. */
      readonly permissions: readonly Permission[];
    }
  | {
      readonly kind: 'user';
      readonly applicationId: string;
      readonly userId: string;
      readonly sessionId: string;
    }
  | { readonly kind: 'staff'; readonly staffId: string; readonly roles: readonly StaffRole[] }
  | { readonly kind: 'provisioner'; readonly tokenId: string; readonly storeId: string }
  | { readonly kind: 'newcomer' }
  | { readonly kind: 'system'; readonly part: string };

/** A short, stable name for the audit trail: never an address or a display name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.applicationId}`;
    case 'application':
      return `application:${actor.applicationId}`;
    case 'user':
      return `user:${actor.userId}`;
    case 'staff':
      return `staff:${actor.staffId}`;
    case 'provisioner':
      return `provisioner:${actor.tokenId}`;
    case 'newcomer':
      return 'newcomer';
    case 'system':
      return `system:${actor.part}`;
  }
}

/** The application on whose behalf an end user's request runs; undefined for staff and the system. */
export function applicationOf(actor: Actor): string | undefined {
  return 'applicationId' in actor ? actor.applicationId : undefined;
}
