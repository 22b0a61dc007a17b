const shape = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})_[\w-]{43}$/;

/** `<tenant>_<256 bits>`: an answer tells whose it is before anything is looked up, and proves it by the rest. */
export function stateToken(tenantId: string, token: string): string {
  return `${tenantId.replaceAll('-', '')}_${token}`;
}

/** The tenant that a state speaks of; undefined for what cannot be one. */
export function tenantOfState(state: string): string | undefined {
  return shape.exec(state)?.slice(1).join('-');
}
