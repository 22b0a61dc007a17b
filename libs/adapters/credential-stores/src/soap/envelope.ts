import { element, xmlText } from './xml-text.ts';

export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
/** Of the messages between two instances; `remote-store.wsdl` describes them. */
export const storeNamespace = 'urn:latchkey:remote-store:1';

const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const textPassword =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

export type SoapOperation =
  'ResetPassword' | 'ChangePassword' | 'UnlockAccount' | 'GetLockState' | 'TestConnection';

export interface SoapMessage {
  readonly operation: SoapOperation;
  /** Comes back in the answer. */
  readonly messageId: string;
  /** In the order of the schema. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface UsernameToken {
  readonly userName: string;
  readonly password: string;
}

/** SOAP 1.1, document style, literal. */
export function envelope({ operation, messageId, fields }: SoapMessage, token?: UsernameToken): string {
  const name = `lk:${operation}Request`;
  const content = [['messageId', messageId] as const, ...fields];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<soap:Envelope xmlns:soap="${soapNamespace}" xmlns:lk="${storeNamespace}">`,
    token ? `<soap:Header>${tokenHeader(token)}</soap:Header>` : '',
    `<soap:Body><${name}>`,
    ...content.map(([field, value]) => element(`lk:${field}`, value)),
    `</${name}></soap:Body></soap:Envelope>`,
  ].join('');
}

function tokenHeader({ userName, password }: UsernameToken): string {
  return [
    `<wsse:Security soap:mustUnderstand="1" xmlns:wsse="${security}"><wsse:UsernameToken>`,
    element('wsse:Username', userName),
    `<wsse:Password Type="${textPassword}">${xmlText(password)}</wsse:Password>`,
    '</wsse:UsernameToken></wsse:Security>',
  ].join('');
}
