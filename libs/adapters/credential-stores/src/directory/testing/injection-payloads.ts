import type { Person } from './directory-world.ts';

/** User names that would be filters or DNs if anybody put them together as text (RFC 4515, RFC 4514). */
export function injectionPayloads({ userName, dn }: Person): string[] {
  return [
    '*',
    '**',
    `${userName}*`,
    `*${userName.slice(1)}`,
    `${userName.slice(0, 3)}*${userName.slice(-3)}`,
    '*)(objectClass=*',
    '*)(uid=*))(|(uid=*',
    '*))(|(objectClass=*)',
    `${userName})(|(objectClass=*`,
    `${userName})(mail=*`,
    `${userName}))(&(objectClass=*)`,
    `x)(|(uid=${userName})(sAMAccountName=${userName}`,
    `x)(uid:dn:=${userName}`,
    `x)(memberOf:1.2.840.113556.1.4.1941:=${dn}`,
    `)(!(uid=x))(`,
    '(&)',
    '(|)',
    '\\2a',
    `${userName.slice(0, -1)}\\${Buffer.from(userName.slice(-1)).toString('hex')}`,
    '\\00',
    `${userName}\0`,
    `\0${userName}`,
    dn,
    `cn=${userName}`,
    `${userName},ou=people`,
  ];
}
