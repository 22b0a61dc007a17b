import type { Environment } from '@latchkey/kernel';

const shape = /^lkp_(live|test)_([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})_[\w-]{43}$/;

/** `lkp_<environment>_<tenant>_<256 bits>`: tells whose it is before anything is looked up, and proves it by the rest. */
export function provisioningTokenText(tenantId: string, environment: Environment, token: string): string {
  return `lkp_${environment}_${tenantId.replaceAll('-', '')}_${token}`;
}

/** Where a token claims to belong; undefined for what cannot be one. */
export function placeOfProvisioningToken(
  text: string,
): { readonly tenantId: string; readonly environment: Environment } | undefined {
  const [, environment, ...tenant] = shape.exec(text) ?? [];
  return environment === undefined
    ? undefined
    : { environment: environment as Environment, tenantId: tenant.join('-') };
}
