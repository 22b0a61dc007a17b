import type { CallFilter } from '@latchkey/tenancy';
import { z } from 'zod';
import { uuidParam } from './text-schemas.ts';

/** By what calls of an application are looked for, at both places where they can be. */
export const callFilters = {
  request_id: uuidParam
    .optional()
    .describe('As in the body of a problem, and in the header Latchkey-Request-Id of every answer.'),
  status: z
    .string()
    .regex(/^[1-5](?:\d\d|xx)$/)
    .optional()
    .describe('One status, such as 422, or all of its class: 4xx.'),
  code: z
    .string()
    .regex(/^[a-z\d-]{1,80}$/)
    .optional()
    .describe('The code of a problem.'),
};

export function callFilterOf(
  query: z.infer<z.ZodObject<typeof callFilters>>,
): Pick<CallFilter, 'requestId' | 'statuses' | 'code'> {
  const { request_id: requestId = null, status, code = null } = query;
  return { requestId, statuses: status === undefined ? null : statusesOf(status), code };
}

function statusesOf(text: string): { readonly least: number; readonly most: number } {
  return { least: Number(text.replace('xx', '00')), most: Number(text.replace('xx', '99')) };
}

export const sampleCall = {
  id: '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54',
  at: '2026-03-01T09:30:00.000Z',
  method: 'POST',
  route: '/v1/password-reset/reset-password',
  status: 410,
  code: 'proof-rejected',
  durationMs: 31,
  userAgent: 'curl/8.5.0',
  request_id: '5e0f8a5c-3b1d-4c52-9f0e-7a6b2d1c4e3f',
  keyId: '0198c5f3-0b7a-7d11-8c25-5e9a4f7d3c02',
};

/** What is told of a call: nothing that was sent, and nobody whom it was about. */
export const callAnswer = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    method: z.string(),
    route: z.string().describe('The template of the path, with :names in the place of values.'),
    status: z.int(),
    code: z.string().nullable().describe('Of the problem that it was answered with; it has a page.'),
    durationMs: z.int(),
    userAgent: z.string().describe('The programs that the caller named, without comments.'),
    request_id: z.uuid(),
    keyId: z.uuid().describe('Of the key, or of the key that the token was got for.'),
  })
  .meta({ id: 'ApplicationRequest', examples: [sampleCall] });
