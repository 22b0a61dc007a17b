import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ClientOrigin } from '@latchkey/platform';
import type { ResetOrigin } from '@latchkey/recovery';

const proofHeader = 'latchkey-proof-of-work';
/** Characters; a solution has about 600. */
const longestProof = 4096;

/** Where the request comes from, as the platform believes it. What has no origin is counted together. */
export const AskedFrom = createParamDecorator((_: unknown, context: ExecutionContext): ResetOrigin => {
  const origin = ClientOrigin.find();
  const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, unknown> }>();
  const proof = headers[proofHeader];
  return {
    ...{ network: origin?.network ?? 'unknown', device: origin?.device ?? null },
    proof: typeof proof === 'string' && proof.length <= longestProof ? proof : null,
  };
});
