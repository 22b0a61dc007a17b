import { Body, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Answer, ClientOrigin, StaffProviderSignIn, WithoutCaller } from '@latchkey/platform';
import type { z } from 'zod';
import type { TaggedReply } from '../http/if-match.ts';
import { TenantResource } from '../http/places.ts';
import { signedInAnswer } from '../session/session.http.ts';
import * as http from './provider-sign-ins.http.ts';
import { endedRoundCookie, roundCookie, roundTokenOf } from './round-cookie.ts';

interface Returning {
  readonly id: string;
  readonly headers: { readonly cookie?: string };
}

/** Signing in through an identity provider. */
@TenantResource('provider-sign-ins', 'session')
export class ProviderSignInsController {
  constructor(private readonly staffSignIn: StaffProviderSignIn) {}

  @Post()
  @WithoutCaller('it gives no right: the provider says who it is')
  @Answer(201, http.startedAnswer, 'A round has begun. It is bound to this browser by a cookie.')
  async start(
    @Body({ schema: http.startBody }) body: z.infer<typeof http.startBody>,
    @Req() request: { readonly id: string },
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    const network = ClientOrigin.find()?.network ?? '';
    const started = await this.staffSignIn.start({ ...body, network }, request.id);
    reply.header('set-cookie', roundCookie(started.browserToken));
    return { authorizationUrl: started.address, expiresAt: started.expiresAt };
  }

  @Post('complete')
  @HttpCode(200)
  @WithoutCaller('the answer of the provider is the proof')
  @Answer(200, signedInAnswer, 'Signed in. The answer to everything that is not right is the same.')
  complete(
    @Body({ schema: http.completeBody }) { answer }: z.infer<typeof http.completeBody>,
    @Req() { id, headers }: Returning,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    reply.header('set-cookie', endedRoundCookie);
    return this.staffSignIn.complete({ answer, browserToken: roundTokenOf(headers.cookie), requestId: id });
  }
}
