import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { SessionEndedError } from '@latchkey/sign-in';

/** The token of the signed-in user. Its absence is answered like its end. */
export const SessionToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const request = context
    .switchToHttp()
    .getRequest<{ headers: Record<string, string | string[] | undefined> }>();
  const token = request.headers['latchkey-session'];
  if (typeof token !== 'string' || !/^[\w-]{43}$/.test(token)) throw new SessionEndedError();
  return token;
});
