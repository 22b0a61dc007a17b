import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { RequestState } from '@latchkey/platform';
import type { FastifyReply } from 'fastify';

const refusals = {
  invalid_request: [400, 'The form is not one of a token request, or names a field twice.'],
  invalid_client: [401, 'Send the id of the application and one of its keys by HTTP Basic.'],
  invalid_grant: [400, 'The refresh token is not good, or not any more. Let the person sign in again.'],
  unsupported_grant_type: [400, 'There is no such grant here.'],
  invalid_scope: [400, 'The key does not have all that the scope names.'],
} as const;

/** A token that is not given. Told as RFC 6749 (5.2) has it, since standard clients read nothing else. */
export class TokenRefusal extends Error {
  readonly error: keyof typeof refusals;

  constructor(error: keyof typeof refusals) {
    super(error);
    this.name = 'TokenRefusal';
    this.error = error;
  }
}

@Catch(TokenRefusal)
export class TokenRefusalFilter implements ExceptionFilter {
  catch({ error }: TokenRefusal, host: ArgumentsHost): FastifyReply {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<{ readonly latchkey: RequestState }>();
    const [status, description] = refusals[error];
    request.latchkey.problem = error;
    if (status === 401) reply.header('www-authenticate', 'Basic realm="latchkey", charset="UTF-8"');
    return reply.code(status).send({ error, error_description: description });
  }
}
