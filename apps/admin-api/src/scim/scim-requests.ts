import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Found, SearchWindow } from '@latchkey/identity';
import { StaleVersion } from '@latchkey/kernel';
import { z } from 'zod';
import { longestFilter } from './filter.ts';
import { Projection } from './projection.ts';
import type { Resource } from './resources.ts';

export const mostResults = 200;
const usualResults = 100;

const whole = z
  .string()
  .regex(/^-?\d{1,9}$/)
  .transform(Number);
const names = z.string().max(longestFilter);

/** What a question may say beside its path; the rest of it is passed over, as RFC 7644 lets servers do. */
export const projectionQuery = z.object({
  attributes: names.optional(),
  excludedAttributes: names.optional(),
});
export type ProjectionQuery = z.infer<typeof projectionQuery>;

export const searchQuery = projectionQuery.extend({
  filter: z.string().optional(),
  startIndex: whole.optional(),
  count: whole.optional(),
  sortBy: names.optional(),
  sortOrder: z.enum(['ascending', 'descending']).optional(),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export function projectionOf({ attributes, excludedAttributes }: ProjectionQuery): Projection {
  return Projection.of(attributes, excludedAttributes);
}

/** RFC 7644, 3.4.2.4: what is less than it can be is the least that it can be. */
export function windowOf({ startIndex = 1, count = usualResults }: SearchQuery): SearchWindow {
  return { start: Math.max(1, startIndex) - 1, count: Math.min(mostResults, Math.max(0, count)) };
}

export function listOf({ total, items }: Found<Resource>, { start }: SearchWindow, projection: Projection) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex: start + 1,
    itemsPerPage: items.length,
    Resources: items.map((item) => projection.apply(item)),
  };
}

/** The version that a change starts from, null when the caller does not care. Throws StaleVersion. */
export const ScimIfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const request = context.switchToHttp().getRequest<{ headers: { 'if-match'?: string } }>();
  const header = request.headers['if-match']?.trim() ?? '*';
  if (header === '*' || header === '') return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new StaleVersion();
  return Number(version);
});
