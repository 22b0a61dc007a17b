import { Body, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { IdentityProviderUnavailable } from '@latchkey/access';
import {
  Answer,
  ClientOrigin,
  Deduplicated,
  FormBody,
  StaffProviderSignIn,
  WithoutCaller,
} from '@latchkey/platform';
import type { z } from 'zod';
import type { TaggedReply } from '../http/if-match.ts';
import { TenantResource } from '../http/places.ts';
import { signedInAnswer } from '../session/session.http.ts';
import * as http from './provider-sign-ins.http.ts';
import { ReturnPage } from './return-page.ts';
import { endedRoundCookie, roundCookie, roundTokenOf } from './round-cookie.ts';

interface Returning {
  readonly id: string;
  readonly headers: { readonly cookie?: string };
}

/** Signing in through an identity provider. */
@TenantResource('provider-sign-ins', 'session')
export class ProviderSignInsController {
  constructor(
    private readonly staffSignIn: StaffProviderSignIn,
    private readonly page: ReturnPage,
  ) {}

  @Get()
  @WithoutCaller('a page has to know what it can offer before anybody has signed in')
  @Answer(200, http.choicesAnswer, 'What staff can choose. Nothing for an organisation that there is not.')
  async choices(
    @Query({ schema: http.choicesQuery }) { tenant }: http.ChoicesQuery,
    @Req() { id }: { readonly id: string },
  ) {
    const names = await this.staffSignIn.choices(tenant, id);
    return { items: names.map((name) => ({ name, startUrl: '/v1/provider-sign-ins' })) };
  }

  /** A post from another site carries no cookie of ours: nobody is signed in here, and nothing is judged. */
  @Post('saml')
  @HttpCode(303)
  @WithoutCaller('the answer of the provider is the proof, once its browser asks for it')
  @Deduplicated('the first answer to a request is kept, and no other')
  @FormBody('SAML 2.0 bindings, 3.5')
  @Answer(303, undefined, 'Kept for the browser that has begun, which goes on to the page for it.')
  async deliver(
    @Body({ schema: http.samlForm }) form: z.infer<typeof http.samlForm>,
    @Req() { id }: { readonly id: string },
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    const { address } = this.page;
    if (address === undefined) throw new IdentityProviderUnavailable('no-page-to-return-to');
    const { SAMLResponse: message, RelayState: state } = form;
    const query = await this.staffSignIn.deliver({ message, state, requestId: id });
    reply.header('location', `${address}?${query}`);
  }

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
