import { createParamDecorator } from '@nestjs/common';
import { ClientOrigin } from '@latchkey/platform';

/** What the person's browser, as far as somebody vouches for it, or the application says of itself. */
export const UserAgent = createParamDecorator((): string | null => ClientOrigin.find()?.userAgent ?? null);
