import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { NotFound } from '@latchkey/kernel';

const shape = /^[\w-]{43}$/;

/** The flow's secret from its header. Without a well-formed one there is nothing to see: the answer of an absent id. */
export const FlowSecret = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const request = context
    .switchToHttp()
    .getRequest<{ headers: Record<string, string | string[] | undefined> }>();
  return flowSecretOf(request.headers['latchkey-flow']);
});

/** Throws NotFound. */
export function flowSecretOf(header: unknown): string {
  if (typeof header !== 'string' || !shape.test(header)) throw new NotFound();
  return header;
}
