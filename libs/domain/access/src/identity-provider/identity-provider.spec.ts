import { describe, expect, it } from '@jest/globals';
import { InvalidInput, staffRoles, type StaffRole } from '@latchkey/kernel';
import { RoleNotGrantable } from '../staff-member/errors.ts';
import { IdentityProvider, type IdentityProviderContent } from './identity-provider.ts';

const [admin, desk, manager] = staffRoles;
const somebody = (...roles: StaffRole[]) => ({ staffId: 'by', roles });
const content: IdentityProviderContent = {
  ...{
    kind: 'oidc',
    saml: null,
    name: 'Company',
    issuer: 'https://id.example.com',
    clientId: 'latchkey',
    scopes: ['email'],
  },
  ...{ requiredAcr: [], requiredAmr: [], groupsClaim: 'groups', justInTime: true, active: true },
  groupRoles: [
    { group: 'desk', role: desk },
    { group: 'helpers', role: desk },
  ],
};
const place = { tenantId: 't', id: 'p', createdAt: new Date() };
const made = (changed: Partial<IdentityProviderContent> = {}, by = somebody(admin)) =>
  IdentityProvider.create({ ...place, ...content, ...changed }, by);

describe('identity provider', () => {
  it('S-46 a mapping is worth no more than its author could grant; what others wrote stays', () => {
    const toAdmin = [{ group: 'all', role: admin }];
    expect(() => made({ groupRoles: toAdmin }, somebody(desk))).toThrow(RoleNotGrantable);
    const provider = made();
    provider.change({ ...content, name: 'Renamed' }, somebody(manager));
    expect(() => provider.change({ ...content, groupRoles: toAdmin }, somebody(manager))).toThrow(
      RoleNotGrantable,
    );
    expect([provider.name, provider.rolesOf(['all'])]).toEqual(['Renamed', []]);
  });

  it('S-46 groups are worth the roles that are written down, each once, and others nothing', () => {
    const provider = made({ groupRoles: [...content.groupRoles, { group: 'lead', role: manager }] });
    expect(provider.rolesOf(['helpers', 'lead', 'desk', 'Lead', 'password_reset_admin'])).toEqual([
      manager,
      desk,
    ]);
    expect(provider.rolesOf([])).toEqual([]);
  });

  it('asks for openid always, and for each scope once', () => {
    expect(made({ scopes: ['email', 'openid', 'email'] }).scopes).toEqual(['openid', 'email']);
  });

  it('roles need a claim, and who comes in unasked needs a role', () => {
    expect(() => made({ groupsClaim: null })).toThrow(InvalidInput);
    expect(() => made({ groupRoles: [] })).toThrow(InvalidInput);
    expect(() => made({ groupRoles: [], groupsClaim: null, justInTime: false })).not.toThrow();
  });
});
