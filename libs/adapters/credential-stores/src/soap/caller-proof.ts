import { element, xmlText } from '@latchkey/strict-xml';
import type { ISecurity } from 'soap';
import { basicHeader } from '../over-http/authentication.ts';
import type { SoapSettings } from './settings.ts';

const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const textPassword =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

/**
 * By what a peer knows us, where the package asks for it. Its own UsernameToken would write a password that looks like
 * CDATA as markup.
 */
export function callerProof({ kind, userName }: SoapSettings['authentication'], password: string): ISecurity {
  if (kind === 'username-token') return { toXML: () => tokenHeader(userName, password) };
  return {
    addHeaders(headers) {
      headers['authorization'] = basicHeader(userName, password);
    },
  };
}

function tokenHeader(userName: string, password: string): string {
  return [
    `<wsse:Security soap:mustUnderstand="1" xmlns:wsse="${security}"><wsse:UsernameToken>`,
    element('wsse:Username', userName),
    `<wsse:Password Type="${textPassword}">${xmlText(password)}</wsse:Password>`,
    '</wsse:UsernameToken></wsse:Security>',
  ].join('');
}
