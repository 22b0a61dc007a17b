/** Password Modify (RFC 3062). The server hashes what it is given, whatever its settings; a modify might not. */
export const modifyPasswordOid = '1.3.6.1.4.1.4203.1.11.1';

const tags = { sequence: 0x30, userIdentity: 0x80, oldPassword: 0x81, newPassword: 0x82 };

/** PasswdModifyRequestValue; with the old password where somebody changes their own. */
export function modifyPasswordRequest(dn: string, password: string, old?: string): Buffer {
  return element(
    tags.sequence,
    element(tags.userIdentity, Buffer.from(dn)),
    ...(old === undefined ? [] : [element(tags.oldPassword, Buffer.from(old))]),
    element(tags.newPassword, Buffer.from(password)),
  );
}

function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOctets(content.length), content]);
}

/** Short form below 128, else the number of octets and the octets (X.690, 8.1.3). */
function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const hex = length.toString(16);
  const octets = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | octets.length]), octets]);
}
