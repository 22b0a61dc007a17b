import { Control } from 'ldapts';

/** LDAP_SERVER_POLICY_HINTS_OID: a reset keeps to the history of passwords too (MS-ADTS, 3.1.1.3.4.1.27). */
const policyHints = '1.2.840.113556.1.4.2239';

/** PolicyHintsRequestValue ::= SEQUENCE { Flags INTEGER }, with the flag 1. */
export const policyHintsValue = Buffer.from('3003020101', 'hex');
const octetString = 0x04;

type ControlWriter = Parameters<Control['write']>[0];

class PolicyHints extends Control {
  constructor() {
    super(policyHints, { critical: true });
  }

  protected override writeControl(writer: ControlWriter): void {
    writer.writeBuffer(policyHintsValue, octetString);
  }
}

/** Controls that make a reset keep to the history, where the server's rootDSE lists them. */
export function historyControls(supported: readonly string[]): Control[] {
  return supported.includes(policyHints) ? [new PolicyHints()] : [];
}
