import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answer, WithoutCaller } from '@latchkey/platform';
import { AccessTokens } from '@latchkey/tenancy';
import { signingKeysAnswer } from './tokens.http.ts';

interface HeaderReply {
  header(name: string, value: string): unknown;
}

/** The keys by which anybody can check tokens. */
@ApiTags('tokens')
@Controller('.well-known')
export class SigningKeysController {
  constructor(private readonly tokens: AccessTokens) {}

  /** The next key is here a day before it signs: a copy may be an hour old. */
  @Get('jwks.json')
  @WithoutCaller('the keys are public')
  @Answer(200, signingKeysAnswer, 'A JWK set (RFC 7517): keys that sign, have signed, or are about to.')
  async list(@Res({ passthrough: true }) reply: HeaderReply) {
    const keys = await this.tokens.publicKeys();
    if (keys.length > 0) reply.header('cache-control', 'public, max-age=3600');
    return { keys };
  }
}
