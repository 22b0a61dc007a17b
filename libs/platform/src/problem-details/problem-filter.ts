import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@latchkey/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnder, type Dialect } from '../dialect.ts';
import type { Log } from '../logging/log.ts';
import { isUnexpected, problemBody, problemOf } from './problem.ts';

/** Every failure of a request ends here: Nest's, Fastify's and ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly docsUrl: string;
  private readonly log: Log;
  private readonly dialect: Dialect | undefined;

  constructor(docsUrl: string, log: Log, dialect?: Dialect) {
    this.docsUrl = docsUrl;
    this.log = log;
    this.dialect = dialect;
  }

  catch(error: unknown, host: ArgumentsHost): FastifyReply {
    const http = host.switchToHttp();
    return this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const problem = problemOf(error);
    this.report(error, request, problem.code);
    if (reply.sent) return reply;
    if (this.dialect && isUnder(this.dialect, request.routeOptions.url ?? request.url)) {
      const { status, body } = this.dialect.refusal(problem);
      return told(reply.code(status).headers(problem.headers), this.dialect.mediaType, body);
    }
    const body = problemBody(problem, this.docsUrl, request.id);
    return told(reply.code(problem.status).headers(problem.headers), 'application/problem+json', body);
  }

  private report(error: unknown, request: FastifyRequest, code: string): void {
    request.latchkey.problem = code;
    const about = {
      request_id: request.id,
      route: request.routeOptions.url ?? 'unknown',
      method: request.method,
      code,
    };
    if (isUnexpected(error)) this.log.failure('A request failed in a way that nobody foresaw.', error, about);
    else if (error instanceof DomainError && error.cause !== undefined) {
      this.log.failure('A request was refused.', error, about, 'warn');
    }
  }
}

/** As bytes: for text Fastify would add a charset, which these media types do not have. */
function told(reply: FastifyReply, mediaType: string, body: unknown): FastifyReply {
  return reply.type(mediaType).send(Buffer.from(JSON.stringify(body)));
}
