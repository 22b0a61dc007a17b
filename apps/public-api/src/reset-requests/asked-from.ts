import { createParamDecorator } from '@nestjs/common';
import { ClientOrigin } from '@latchkey/platform';
import type { ResetOrigin } from '@latchkey/recovery';

/** Where the request comes from, as the platform believes it. What has no origin is counted together. */
export const AskedFrom = createParamDecorator((): ResetOrigin => {
  const origin = ClientOrigin.find();
  return { network: origin?.network ?? 'unknown', device: origin?.device ?? null };
});
