import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { DomainError, StaleVersion } from '@latchkey/kernel';

/** A change that could overwrite somebody else's must name the version that it starts from. */
export class IfMatchRequired extends DomainError {
  readonly code = 'if-match-required';
  readonly kind = 'match-required';
  constructor() {
    super({ detail: 'Send If-Match with the ETag of the version that you read.' });
  }
}

/** What of an answer a version is written to. */
export interface TaggedReply {
  header(name: string, value: string): unknown;
}

/** How a version is told to clients (RFC 9110 §8.8.3). */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** The version in If-Match. Throws IfMatchRequired; StaleVersion for a tag that no version has. */
export function versionOf(header: string | undefined): number {
  if (header === undefined || header === '') throw new IfMatchRequired();
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new StaleVersion();
  return Number(version);
}

const documented = ApiHeader({
  name: 'If-Match',
  required: true,
  example: '"1"',
  description: 'The ETag that the change starts from.',
});

/** The version that a change starts from; the operation's OpenAPI tells of the header. Throws as versionOf does. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const request = context.switchToHttp().getRequest<{ headers: { 'if-match'?: string } }>();
    return versionOf(request.headers['if-match']);
  },
  [
    (controller, method) => {
      const handler = method && Object.getOwnPropertyDescriptor(controller, method);
      if (handler) documented(controller, method, handler);
    },
  ],
);
