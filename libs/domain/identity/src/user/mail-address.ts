// Stricter than RFC 5322 on purpose (S-04): no quotes, comments, groups, lists, source routes or control characters.
const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** True for one plain address that a mail library cannot read as anything else. */
export function isMailAddress(value: string): boolean {
  if (Buffer.byteLength(value, 'utf8') > 254 || value !== value.normalize('NFC')) return false;
  const at = value.lastIndexOf('@');
  if (at < 1 || value.indexOf('@') !== at) return false;
  const local = value.slice(0, at);
  const labels = value.slice(at + 1).split('.');
  if (Buffer.byteLength(local, 'utf8') > 64 || !localPart.test(local)) return false;
  return labels.length >= 2 && labels.every((label) => domainLabel.test(label));
}
