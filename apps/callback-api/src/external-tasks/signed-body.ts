import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, type ApiBodyOptions } from '@nestjs/swagger';
import type { z } from 'zod';

/** A body that is read after its signature is: how it looks, and what must come with it. */
export function SignedBody(schema: z.ZodType): MethodDecorator {
  return applyDecorators(
    // The library reads it as it does for answers; its types know of answers alone.
    ApiBody({ standardSchema: schema, required: true } as ApiBodyOptions),
    ApiHeader({
      name: 'webhook-id',
      required: true,
      description: 'New for each call, and the same for each attempt at it: letters, digits, - and _.',
      example: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    }),
    ApiHeader({
      name: 'webhook-timestamp',
      required: true,
      description: 'Seconds since 1970. A call is read within 300 seconds of it.',
      example: '1772366400',
    }),
    ApiHeader({
      name: 'webhook-signature',
      required: true,
      description:
        'Standard Webhooks: v1, and the base64 of HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}`, by the secret of the store.',
      example: 'v1,40NO40U+Mml1dB7VUJiYOU8zFYtx+R7MQBFBR3hI9Yc=',
    }),
  );
}
