const shape = /^lks_([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})_[\w-]{43}$/;

/** `lks_<tenant>_<256 bits>`: tells whose session it is before anything is looked up, and proves it by the rest. */
export function staffSessionToken(tenantId: string, token: string): string {
  return `lks_${tenantId.replaceAll('-', '')}_${token}`;
}

/** The tenant that a token speaks of; undefined for what cannot be a token. */
export function tenantOfSessionToken(token: string): string | undefined {
  return shape.exec(token)?.slice(1).join('-');
}
