import { Body, Controller, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, Secrets } from '@latchkey/kernel';
import {
  Answer,
  ApplicationClients,
  Commands,
  Deduplicated,
  FormBody,
  underKeyIfAny,
  WithoutCaller,
} from '@latchkey/platform';
import { RefreshSession } from '@latchkey/sign-in';
import { IssueApplicationToken } from '@latchkey/tenancy';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { TokenRefusal, TokenRefusalFilter } from './token-refusal.ts';
import * as http from './tokens.http.ts';

const nobody = (): Promise<never> => Promise.reject(new TokenRefusal('invalid_client'));

/** Tokens as OAuth 2.0 has them (RFC 6749), for clients that know nothing of this product. */
@ApiTags('tokens')
@Controller('v1/oauth')
@UseFilters(new TokenRefusalFilter())
export class TokensController {
  constructor(
    private readonly commands: Commands,
    private readonly clients: ApplicationClients,
    private readonly secrets: Secrets,
  ) {}

  @Post('token')
  @HttpCode(200)
  @WithoutCaller('an application shows its id and its key by HTTP Basic')
  @Deduplicated(
    'a second token of a key takes nothing from anybody; a refresh token is good once, and heeds a key',
  )
  @FormBody('RFC 6749, appendix B')
  @ApiOperation({
    description:
      'Send the id of the application and one of its keys by HTTP Basic. With an Idempotency-Key a repeat of a refresh gets the first answer again.',
  })
  @ApiBody({ schema: http.tokenFormDescription })
  @Answer(200, http.tokenAnswer, 'A token for five minutes. That of an application dies with its key.')
  @Answer(400, http.tokenRefusal, 'Why there is none (RFC 6749, 5.2).')
  @Answer(401, http.tokenRefusal, 'The application did not prove itself.')
  token(@Body() form: unknown, @Req() request: FastifyRequest) {
    return this.clients.enter(request, () => this.granted(form, request), nobody);
  }

  private async granted(form: unknown, request: FastifyRequest): Promise<object> {
    const { grant_type: grant } = read(http.tokenForm, form);
    if (grant === 'client_credentials') return this.ofApplication(form);
    if (grant === 'refresh_token') return underKeyIfAny(request, this.secrets, () => this.ofSession(form));
    throw new TokenRefusal('unsupported_grant_type');
  }

  private async ofApplication(form: unknown) {
    const issued = await this.commands.execute(new IssueApplicationToken(read(http.clientForm, form).scope));
    if (!issued) throw new TokenRefusal('invalid_scope');
    const { token, lifetime, permissions } = issued;
    return {
      ...{ access_token: token, token_type: 'Bearer', expires_in: lifetime / 1000 },
      scope: permissions.join(' '),
    };
  }

  private async ofSession(form: unknown) {
    const { refresh_token: old } = read(http.refreshForm, form);
    const tokens = await this.commands.execute(new RefreshSession(old)).catch(inWordsOfTheStandard);
    return {
      ...{ access_token: tokens.accessToken, token_type: 'Bearer', expires_in: tokens.expiresIn },
      refresh_token: tokens.refreshToken,
    };
  }
}

function read<T>(schema: z.ZodType<T>, form: unknown): T {
  const { success, data } = schema.safeParse(form);
  if (!success) throw new TokenRefusal('invalid_request');
  return data;
}

function inWordsOfTheStandard(error: unknown): never {
  if (error instanceof DomainError && error.code === 'session-ended') throw new TokenRefusal('invalid_grant');
  throw error;
}
