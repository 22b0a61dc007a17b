import { Aggregate, InvalidInput, type FieldFault, type StaffRole } from '@latchkey/kernel';
import { requireGrantable } from '../roles/grantable.ts';
import type { ActingStaff } from '../staff-member/staff-member.ts';
import * as happened from './events.ts';
import type { SigningCertificate } from './signing-certificates.ts';

/** Who is in this group of the provider has this role here. */
export interface GroupRole {
  readonly group: string;
  readonly role: StaffRole;
}

/** By which protocol a provider is asked. */
export const identityProviderKinds = ['oidc', 'saml'] as const;
export type IdentityProviderKind = (typeof identityProviderKinds)[number];

/** What a SAML provider is known by. Its `issuer` is its entity id. */
export interface SamlSettings {
  /** Where its redirect binding takes requests. */
  readonly signInUrl: string;
  /** Our entity id at this provider: its assertions must be for it. */
  readonly audience: string;
  /** Whose signatures are believed; what a message brings along is not. */
  readonly certificates: readonly SigningCertificate[];
  /** The attribute with the mail address of somebody new; null when it tells of none. */
  readonly emailAttribute: string | null;
  readonly nameAttribute: string | null;
}

export interface IdentityProviderContent {
  readonly kind: IdentityProviderKind;
  readonly name: string;
  /** As the provider names itself in every assertion, to the letter. */
  readonly issuer: string;
  /** Of OpenID Connect; null for a SAML provider. */
  readonly clientId: string | null;
  readonly scopes: readonly string[];
  /** One of them must be in the assertion; empty asks for none. */
  readonly requiredAcr: readonly string[];
  /** All of them must be in the assertion; empty asks for none. */
  readonly requiredAmr: readonly string[];
  /** The claim with the groups of a person; null when the provider tells of none. */
  readonly groupsClaim: string | null;
  readonly groupRoles: readonly GroupRole[];
  /** Whether somebody whom nobody has invited becomes a member by a group that has a role. */
  readonly justInTime: boolean;
  readonly active: boolean;
  /** Null for a provider of OpenID Connect. */
  readonly saml: SamlSettings | null;
}

export interface NewIdentityProvider extends IdentityProviderContent {
  readonly tenantId: string;
  readonly id: string;
  readonly createdAt: Date;
}

export const clientSecretName = 'client_secret';

/** Where a tenant's staff prove who they are in place of a password. */
export class IdentityProvider extends Aggregate {
  tenantId!: string;
  id!: string;
  kind!: IdentityProviderKind;
  name!: string;
  nameKey!: string;
  issuer!: string;
  clientId!: string | null;
  scopes!: readonly string[];
  requiredAcr!: readonly string[];
  requiredAmr!: readonly string[];
  groupsClaim!: string | null;
  groupRoles!: readonly GroupRole[];
  justInTime!: boolean;
  active!: boolean;
  saml!: SamlSettings | null;
  secretNames!: readonly string[];
  /** The client's secret, sealed; null for a client that has none. */
  sealedSecrets!: Buffer | null;
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput, RoleNotGrantable. */
  static create(
    { tenantId, id, createdAt, ...content }: NewIdentityProvider,
    by: ActingStaff,
  ): IdentityProvider {
    const made = Object.assign(new IdentityProvider(), { tenantId, id, createdAt, version: 1 });
    Object.assign(made, { groupRoles: [], secretNames: [], sealedSecrets: null });
    made.apply(content, by);
    made.record(new happened.IdentityProviderCreated(made.id));
    return made;
  }

  /** Throws InvalidInput, RoleNotGrantable. */
  change(content: IdentityProviderContent, by: ActingStaff): void {
    this.apply(content, by);
    this.record(new happened.IdentityProviderUpdated(this.id));
  }

  /**
   * Whether its assertions prove a second factor too: where `mfa` (RFC 8176) is a method that they must name. Classes
   * (acr) are words of each provider's own and say nothing here.
   */
  get vouchesForSecondFactor(): boolean {
    return this.requiredAmr.includes('mfa');
  }

  keepSecrets(names: readonly string[], sealed: Buffer | null): void {
    this.secretNames = [...names].sort();
    this.sealedSecrets = sealed;
  }

  retire(): void {
    this.record(new happened.IdentityProviderDeleted(this.id));
  }

  /** What groups are worth here: each role once, in one order. */
  rolesOf(groups: readonly string[]): StaffRole[] {
    const roles = this.groupRoles.filter(({ group }) => groups.includes(group)).map(({ role }) => role);
    return [...new Set(roles)].sort();
  }

  private apply(content: IdentityProviderContent, by: ActingStaff): void {
    const faults = faultsOf(content);
    if (faults.length > 0) throw new InvalidInput(faults);
    const known = new Set(this.groupRoles.map(({ group, role }) => `${role} ${group}`));
    const added = content.groupRoles.filter(({ group, role }) => !known.has(`${role} ${group}`));
    requireGrantable(
      added.map(({ role }) => role),
      by,
    );
    const { name, scopes, ...rest } = content;
    Object.assign(this, rest, {
      name: name.normalize('NFC'),
      nameKey: identityProviderNameKey(name),
      scopes: content.kind === 'oidc' ? [...new Set(['openid', ...scopes])] : [],
    });
  }
}

/** Letter case and the way a letter is composed do not tell names apart. */
export function identityProviderNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

function faultsOf(content: IdentityProviderContent): FieldFault[] {
  const { groupsClaim, groupRoles, justInTime, saml } = content;
  const faults = faultsOfKind(content);
  if (groupsClaim === null && groupRoles.length > 0) faults.push(claimMissing);
  if (justInTime && groupRoles.length === 0) faults.push(rolesMissing);
  if (justInTime && saml?.emailAttribute === null) faults.push(emailAttributeMissing);
  return faults;
}

/** What belongs to one protocol means nothing in the other: it would look like a rule that nobody keeps. */
function faultsOfKind({ kind, clientId, saml, requiredAmr }: IdentityProviderContent): FieldFault[] {
  if (kind === 'oidc')
    return [
      ...(clientId === null ? [missing('/clientId', 'Name the client that the provider knows.')] : []),
      ...(saml === null ? [] : [foreign('/saml', 'OpenID Connect')]),
    ];
  return [
    ...(saml === null
      ? [missing('/saml', 'Say where the provider signs people in, and by what it signs.')]
      : []),
    ...(clientId === null ? [] : [foreign('/clientId', 'SAML')]),
    ...(requiredAmr.length === 0 ? [] : [foreign('/requiredAmr', 'SAML')]),
  ];
}

const missing = (pointer: string, detail: string): FieldFault => ({ pointer, code: 'missing', detail });
const foreign = (pointer: string, protocol: string): FieldFault => ({
  ...{ pointer, code: 'not-of-this-kind', detail: `Leave it out: ${protocol} has no such thing.` },
});

const claimMissing = {
  pointer: '/groupsClaim',
  code: 'missing',
  detail: 'Name the claim with the groups: without it no group has a role.',
};
const emailAttributeMissing = {
  pointer: '/saml/emailAttribute',
  code: 'missing',
  detail: 'Name the attribute with the mail address: a new member needs one.',
};
const rolesMissing = {
  pointer: '/groupRoles',
  code: 'missing',
  detail: 'Give a group a role: whom nobody has invited comes in by a group alone.',
};
