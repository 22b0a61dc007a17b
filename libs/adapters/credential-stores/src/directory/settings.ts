import { z } from 'zod';
import { isServerUrl } from './directory.ts';

const name = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'write it' })
    .max(most, { error: `write at most ${most} characters` })
    .refine((text) => !text.includes('\0') && text.isWellFormed(), { error: 'take the odd characters away' });

const server = z.strictObject({
  url: z
    .string()
    .max(300)
    .refine(isServerUrl, { error: 'write the address as ldaps://host:port or ldap://host:port' }),
  /** The name in the certificate where it is not the host. */
  tlsName: z
    .string()
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, { error: 'write a host name' })
    .optional(),
});

const common = {
  /** In the order in which they are asked. */
  servers: z.array(server).min(1, { error: 'name a server' }).max(8, { error: 'name at most eight servers' }),
  /** PEM of the authorities that may vouch for the servers; no other one may. */
  ca: z
    .string()
    .max(65_536)
    .refine((pem) => pem.includes('-----BEGIN CERTIFICATE-----'), {
      error: 'give the certificate of the authority as PEM',
    }),
  /** The account by which the directory is used; its password is the secret `bind_password`. */
  bindDn: name(1024),
  /** Accounts are looked for below this entry and nowhere else. */
  peopleDn: name(1024),
  /** DNs of groups whose members nobody resets from here. */
  protectedGroups: z.array(name(1024)).max(20, { error: 'name at most twenty groups' }).default([]),
};

/** A user name is looked up by each of them; together they must lead to exactly one account. */
const attributes = (usual: readonly string[]) =>
  z
    .array(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: 'write the name of an attribute' }))
    .min(1, { error: 'name an attribute' })
    .max(5, { error: 'name at most five attributes' })
    .default([...usual]);

export const activeDirectorySettings = z.strictObject({
  ...common,
  userNameAttributes: attributes(['sAMAccountName', 'userPrincipalName']),
});

export const openLdapSettings = z.strictObject({
  ...common,
  userNameAttributes: attributes(['uid']),
  /** The policy of accounts that name none of their own. Without it the end of a lock is not known. */
  policyDn: name(1024).optional(),
});

export type DirectoryDescription = z.output<typeof openLdapSettings>;
export const bindPassword = 'bind_password';
