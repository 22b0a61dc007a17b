export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
/** Of the messages between two instances; `remote-store.wsdl` describes them. */
export const storeNamespace = 'urn:latchkey:remote-store:1';

export type SoapOperation =
  'ResetPassword' | 'ChangePassword' | 'UnlockAccount' | 'GetLockState' | 'TestConnection';

export interface SoapMessage {
  readonly operation: SoapOperation;
  /** Comes back in the answer. */
  readonly messageId: string;
  /** In the order of the schema. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}
