import type { HttpAuthentication } from '../over-http/authentication.ts';
import {
  restAbilities,
  restSecretNames,
  restSessionsOf,
  restSettings,
  type RestSettings,
} from '../rest/settings.ts';
import { scimAbilities, scimSecretNames, scimSettings, type ScimSettings } from '../scim/settings.ts';
import { soapSecretNames, soapSettings, type SoapSettings } from '../soap/settings.ts';
import { kindRule, type KindRule } from './kind-rule.ts';

const atBest = {
  ...({ mode: 'synchronous', canUnlock: true, canReadLockState: true, canChange: true } as const),
  ...{ acceptsPassword: true, canTest: true, testOnly: false, namesAreAccounts: true },
};

/** Stores that are called over HTTP. What one of them can do may depend on what is described of it. */
export const httpKinds: readonly KindRule[] = [
  kindRule<SoapSettings>({ driver: 'soap', name: 'Remote instance (SOAP)', ...atBest }, () => soapSettings, {
    secretNames: soapSecretNames,
    targets: ({ endpoint }) => [placeOfUrl(endpoint)],
  }),
  kindRule<RestSettings>({ driver: 'rest', name: 'REST interface', ...atBest }, () => restSettings, {
    secretNames: restSecretNames,
    targets: placesOf,
    abilities: restAbilities,
    sessionsOf: restSessionsOf,
  }),
  kindRule<ScimSettings>(
    { driver: 'scim', name: 'SCIM 2.0', ...atBest, namesAreAccounts: false },
    () => scimSettings,
    {
      secretNames: scimSecretNames,
      targets: placesOf,
      abilities: scimAbilities,
    },
  ),
];

/** Where accounts are, and where a token for them is asked for with the client's secret. */
function placesOf({
  baseUrl,
  authentication,
}: {
  readonly baseUrl: string;
  readonly authentication: HttpAuthentication;
}): string[] {
  const urls = [baseUrl, ...(authentication.kind === 'oauth2' ? [authentication.tokenUrl] : [])];
  return [...new Set(urls.map(placeOfUrl))];
}

/** `host:port` of an address of HTTPS. */
export function placeOfUrl(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '443'}`;
}
