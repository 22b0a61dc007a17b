import { HttpException } from '@nestjs/common';
import {
  DomainError,
  NotFound,
  type ErrorKind,
  type FieldFault,
  type ProofDemand,
  type UsedBy,
} from '@latchkey/kernel';
import { HttpFault } from './http-fault.ts';

/** What a caller is told of a failure (RFC 9457), before it is bound to a request. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly FieldFault[];
  /** What needs the thing that was to be removed; empty for every other failure. */
  readonly usedBy?: readonly UsedBy[];
  /** What the caller has to prove first; absent from every other failure. */
  readonly proofOfWork?: ProofDemand;
  readonly retryAfter: number | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The body of an answer, `application/problem+json`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly FieldFault[];
  readonly usedBy?: readonly UsedBy[];
  readonly proofOfWork?: ProofDemand;
  readonly request_id: string;
  readonly retry_after: number | null;
}

const kinds: Readonly<Record<ErrorKind, readonly [status: number, title: string]>> = {
  invalid: [422, 'The request cannot be accepted'],
  unauthenticated: [401, 'Not authenticated'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  conflict: [409, 'In conflict with something else'],
  expired: [410, 'No longer valid'],
  'too-many': [429, 'Too many requests'],
  unavailable: [503, 'Not available at the moment'],
  'precondition-required': [400, 'Something is missing from the request'],
  'match-required': [428, 'A version must be named'],
  'precondition-failed': [412, 'Changed in the meantime'],
  'unsupported-media-type': [415, 'Unsupported media type'],
  'too-large': [413, 'Too large'],
  // Not 428, which asks for a conditional request (RFC 6585, 3): this one is understood and refused as it is, whoever
  // sends it, until it carries a proof (RFC 9110, 15.5.4).
  'work-required': [403, 'A proof of work is needed'],
};

type Told = readonly [code: string, title: string, detail: string];

const internalError: Told = [
  'internal-error',
  'Something went wrong on our side',
  'The request could not be completed. Send it again; if it fails again, report the request id.',
];

const statuses: Readonly<Record<number, Told>> = {
  400: [
    'malformed-request',
    'The request cannot be read',
    'Check the request line and the headers, and send the request again.',
  ],
  401: ['unauthenticated', kinds.unauthenticated[1], 'Send valid credentials with the request.'],
  403: ['not-allowed', kinds.forbidden[1], 'You may not do this.'],
  404: ['not-found', kinds['not-found'][1], new NotFound().detail],
  405: ['method-not-allowed', 'Method not allowed', 'Use one of the methods named in the Allow header.'],
  408: ['request-timeout', 'The request took too long', 'Send the whole request within 30 seconds.'],
  409: ['conflict', kinds.conflict[1], 'The request met another one. Read the present state and try again.'],
  413: ['body-too-large', kinds['too-large'][1], 'Send a body of at most 64 KiB.'],
  415: [
    'unsupported-media-type',
    kinds['unsupported-media-type'][1],
    'Send the body as application/json in UTF-8, without a content encoding.',
  ],
  422: ['invalid-input', kinds.invalid[1], 'Correct the request and send it again.'],
  429: ['too-many-requests', kinds['too-many'][1], 'Wait a little and send the request again.'],
  431: ['headers-too-large', 'The headers are too large', 'Send at most 16 KiB of headers.'],
  503: [
    'unavailable',
    kinds.unavailable[1],
    'The service cannot answer at the moment. Send the same request again.',
  ],
};

/** Any failure as a problem. What nobody expected says nothing of itself (S-48). */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    const [status, title] = kinds[error.kind];
    const { code, detail, errors, usedBy, proofOfWork, retryAfter } = error;
    return {
      status,
      title,
      detail,
      code,
      errors,
      ...(usedBy.length > 0 ? { usedBy } : {}),
      ...(proofOfWork ? { proofOfWork } : {}),
      retryAfter: retryAfter ?? null,
      headers: headersOf(status, retryAfter),
    };
  }
  const status = statusOf(error);
  const [code, title, detail] = statuses[status] ?? internalError;
  const retryAfter = status === 503 ? 2 : undefined;
  const headers = { ...headersOf(status, retryAfter), ...(error instanceof HttpFault ? error.headers : {}) };
  return { status, title, detail, code, errors: [], retryAfter: retryAfter ?? null, headers };
}

export function problemBody(problem: Problem, docsUrl: string, requestId: string): ProblemBody {
  const { title, status, detail, code, errors, usedBy, proofOfWork, retryAfter } = problem;
  return {
    type: `${docsUrl}${code}`,
    title,
    status,
    detail,
    code,
    errors,
    ...(usedBy ? { usedBy } : {}),
    ...(proofOfWork ? { proofOfWork } : {}),
    request_id: requestId,
    retry_after: retryAfter,
  };
}

/** True for a failure that a person should look at. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof DomainError) && statusOf(error) === 500;
}

function statusOf(error: unknown): number {
  const status = claimedStatus(error);
  // A parameter that is too long for the router is the id of nothing.
  if (status === 414) return 404;
  return status in statuses ? status : status >= 400 && status < 500 ? 400 : 500;
}

function claimedStatus(error: unknown): number {
  if (error instanceof HttpFault) return error.status;
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own faults carry a code of this form; a library's error that happens to have a status does not.
  const { code, statusCode } =
    error instanceof Error ? (error as { code?: unknown; statusCode?: unknown }) : {};
  if (typeof code !== 'string' || !code.startsWith('FST_') || typeof statusCode !== 'number') return 500;
  return code === 'FST_ERR_BAD_URL' ? 404 : statusCode;
}

function headersOf(status: number, retryAfter: number | undefined): Record<string, string> {
  return {
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
  };
}
