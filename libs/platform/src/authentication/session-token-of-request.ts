import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sessionTokenOf } from './staff-callers.ts';

/** The session that the caller signed in with. */
export const StaffSessionOfRequest = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const request = context.switchToHttp().getRequest<{ headers: { authorization?: string } }>();
  return sessionTokenOf(request.headers.authorization);
});
