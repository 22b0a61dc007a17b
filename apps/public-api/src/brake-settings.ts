import { setting, type Setting } from '@latchkey/platform';
import { brakeLimits, BrakeLimits, type BrakeName } from '@latchkey/recovery';
import { z } from 'zod';

const told: Readonly<Record<BrakeName, string>> = {
  startsPerDevice: 'Recoveries that a device may start in an hour which completed one before.',
  startsPerNetwork: 'Recoveries that one IPv4 address or IPv6 /64 may start in an hour.',
  startsPerTenant: 'Recoveries that may be started in an hour in all of a tenant.',
  startsPerPlatform: 'Recoveries that may be started in an hour in all tenants together.',
  visitsPerNetwork: 'Conversations of the step API that one IPv4 address or IPv6 /64 may open in an hour.',
  visitsPerTenant: 'Conversations of the step API that may be opened in an hour in all of a tenant.',
  visitsPerPlatform: 'Conversations of the step API that may be opened in an hour in all tenants together.',
  waitsPerNetwork:
    'Starts without a proof of work, after a waiting time, that one IPv4 address or IPv6 /64 may send in an hour.',
  waitsPerTenant: 'Starts after a waiting time that may come in an hour to one tenant.',
  waitsPerPlatform: 'Starts after a waiting time that may come in an hour to all tenants together.',
  passwordsPerAccount:
    'Passwords by which the sessions of one account may confirm changes of its methods in an hour, right ones too.',
  signInsPerAccount: 'Sign-ins by one name that may be refused in an hour, wherever they come from.',
  signInsPerNetwork: 'Sign-ins that may be refused in an hour to one IPv4 address or IPv6 /64.',
  wrongLinksPerNetwork: 'Links that do not work which one IPv4 address or IPv6 /64 may send in an hour.',
  wrongLinksPerTenant: 'Links that do not work which may come in an hour to one tenant.',
  wrongLinksPerPlatform: 'Links that do not work which may come in an hour to all tenants together.',
};

/** LATCHKEY_STARTS_PER_NETWORK and so on: a limit can be moved up to its hard limit, never switched off. */
function brakeSetting(name: BrakeName): Setting<number> {
  const { usual, most } = brakeLimits[name];
  return setting({
    name: `LATCHKEY_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    summary: told[name],
    remedy: `A whole number from 1 to ${most}.`,
    example: String(usual * 2),
    fallback: String(usual),
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .refine((limit) => limit >= 1 && limit <= most),
  });
}

export const brakeSettings = {
  startsPerDevice: brakeSetting('startsPerDevice'),
  startsPerNetwork: brakeSetting('startsPerNetwork'),
  startsPerTenant: brakeSetting('startsPerTenant'),
  startsPerPlatform: brakeSetting('startsPerPlatform'),
  visitsPerNetwork: brakeSetting('visitsPerNetwork'),
  visitsPerTenant: brakeSetting('visitsPerTenant'),
  visitsPerPlatform: brakeSetting('visitsPerPlatform'),
  waitsPerNetwork: brakeSetting('waitsPerNetwork'),
  waitsPerTenant: brakeSetting('waitsPerTenant'),
  waitsPerPlatform: brakeSetting('waitsPerPlatform'),
  passwordsPerAccount: brakeSetting('passwordsPerAccount'),
  signInsPerAccount: brakeSetting('signInsPerAccount'),
  signInsPerNetwork: brakeSetting('signInsPerNetwork'),
  wrongLinksPerNetwork: brakeSetting('wrongLinksPerNetwork'),
  wrongLinksPerTenant: brakeSetting('wrongLinksPerTenant'),
  wrongLinksPerPlatform: brakeSetting('wrongLinksPerPlatform'),
} satisfies Readonly<Record<BrakeName, Setting<number>>>;

/** The limits as this process was told them. */
export function brakeLimitsOf(config: Readonly<Record<BrakeName, number>>): BrakeLimits {
  return new BrakeLimits(config);
}
