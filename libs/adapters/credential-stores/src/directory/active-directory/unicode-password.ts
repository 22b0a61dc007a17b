/** The form in which Active Directory takes a new password: in quotation marks, UTF-16LE (MS-ADTS, 3.1.1.3.1.5.1). */
export function unicodePassword(password: string): Buffer {
  return Buffer.from(`"${password}"`, 'utf16le');
}
