import { Body, Controller, Headers, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Answer,
  ApplicationClients,
  Commands,
  Deduplicated,
  FormBody,
  WithoutCaller,
} from '@latchkey/platform';
import { IssueApplicationToken } from '@latchkey/tenancy';
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
  ) {}

  @Post('token')
  @HttpCode(200)
  @WithoutCaller('an application shows its id and its key by HTTP Basic')
  @Deduplicated('another token of the same key takes nothing from anybody')
  @FormBody('RFC 6749, appendix B')
  @ApiOperation({ description: 'Send the id of the application and one of its keys by HTTP Basic.' })
  @ApiBody({ schema: http.tokenFormDescription })
  @Answer(200, http.tokenAnswer, 'A token for five minutes. It dies with its key.')
  @Answer(400, http.tokenRefusal, 'Why there is none (RFC 6749, 5.2).')
  @Answer(401, http.tokenRefusal, 'The application did not prove itself.')
  token(
    @Body() form: unknown,
    @Req() request: { readonly id: string },
    @Headers('authorization') authorization?: string,
  ) {
    return this.clients.enter(authorization, request.id, () => this.granted(form), nobody);
  }

  private async granted(form: unknown) {
    const { success, data } = http.tokenForm.safeParse(form);
    if (!success) throw new TokenRefusal('invalid_request');
    if (data.grant_type !== 'client_credentials') throw new TokenRefusal('unsupported_grant_type');
    const issued = await this.commands.execute(new IssueApplicationToken(data.scope));
    if (!issued) throw new TokenRefusal('invalid_scope');
    const { token, lifetime, permissions } = issued;
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: lifetime / 1000,
      scope: permissions.join(' '),
    };
  }
}
