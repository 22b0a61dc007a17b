const uuidOctets = 16;
const shape = /^[\w-]{64}$/;

/** A request and the secret of its flow in one word, for applications that keep one string (RA-10). */
export function requestCodeOf({
  id,
  flowSecret,
}: {
  readonly id: string;
  readonly flowSecret: string;
}): string {
  const octets = [Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from(flowSecret, 'base64url')];
  return Buffer.concat(octets).toString('base64url');
}

/** Undefined for what is no such word; nobody is told in which way it is none. */
export function readRequestCode(
  requestCode: string,
): { readonly id: string; readonly flowSecret: string } | undefined {
  if (!shape.test(requestCode)) return undefined;
  const octets = Buffer.from(requestCode, 'base64url');
  const id = octets.subarray(0, uuidOctets).toString('hex');
  return {
    id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    flowSecret: octets.subarray(uuidOctets).toString('base64url'),
  };
}
