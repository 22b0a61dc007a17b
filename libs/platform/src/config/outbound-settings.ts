import { z } from 'zod';
import { setting } from './setting.ts';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isPort = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;

const origin = /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/;

/** As a call is compared with it: nothing but scheme, host and a port that the scheme does not imply. */
function isOrigin(text: string): boolean {
  return origin.test(text) && URL.parse(text)?.origin === text;
}

export const outboundPorts = setting({
  name: 'LATCHKEY_OUTBOUND_PORTS',
  summary: 'Ports beside 443 that an address of a tenant may name.',
  remedy: 'Numbers from 1 to 65535 separated by commas, or none.',
  example: '8443,9443',
  fallback: 'none',
  schema: z
    .string()
    .transform((text) => (text.trim() === 'none' ? [] : list(text)))
    .refine((ports) => ports.every(isPort))
    .transform((ports) => ports.map(Number)),
});

export const outboundOrigins = setting({
  name: 'LATCHKEY_OUTBOUND_ORIGINS',
  summary:
    'Origins that tenants may have called although they are inside or without TLS. Whatever listens there is reachable for every tenant.',
  remedy: 'Origins in lower case and without a path, separated by commas, or none.',
  example: 'https://hooks.internal:8443',
  fallback: 'none',
  schema: z
    .string()
    .transform((text) => (text.trim() === 'none' ? [] : list(text)))
    .refine((origins) => origins.every(isOrigin)),
});

const centre = /^(?:tcp|tls):\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):[1-9]\d{0,4}$/;

export const messageCentres = setting({
  name: 'LATCHKEY_MESSAGE_CENTRES',
  summary:
    'Message centres (SMPP) that tenants may send by although they are inside or without TLS. Each is reachable for every tenant.',
  remedy: 'Addresses as tcp://host:port or tls://host:port in lower case, separated by commas, or none.',
  example: 'tcp://smsc.internal:2775',
  fallback: 'none',
  schema: z
    .string()
    .transform((text) => (text.trim() === 'none' ? [] : list(text)))
    .refine((addresses) => addresses.every((address) => centre.test(address))),
});

const directoryServer = /^ldaps?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):[1-9]\d{0,4}$/;

export const directoryServers = setting({
  name: 'LATCHKEY_DIRECTORY_SERVERS',
  summary:
    'Servers of directories (LDAP) that tenants may use although they are inside. Each is reachable for every tenant, by TLS alone.',
  remedy: 'Addresses as ldaps://host:port or ldap://host:port in lower case, separated by commas, or none.',
  example: 'ldaps://dc1.corp.internal:636',
  fallback: 'none',
  schema: z
    .string()
    .transform((text) => (text.trim() === 'none' ? [] : list(text)))
    .refine((addresses) => addresses.every((address) => directoryServer.test(address))),
});
