import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { NotFound } from '@latchkey/kernel';

const shape = /^[\w-]{43}$/;

/** The flow's secret from its header. Without a well-formed one there is nothing to see: the answer of an absent id. */
export const FlowSecret = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const request = context
    .switchToHttp()
    .getRequest<{ headers: Record<string, string | string[] | undefined> }>();
  const secret = request.headers['latchkey-flow'];
  if (typeof secret !== 'string' || !shape.test(secret)) throw new NotFound();
  return secret;
});
