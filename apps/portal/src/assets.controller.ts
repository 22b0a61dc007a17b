import { gzipSync } from 'node:zlib';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { pageAssets } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';

const files = new Map(
  Object.values(pageAssets).map(({ fileName, contentType, body }) => [
    fileName,
    { contentType, plain: Buffer.from(body), zipped: gzipSync(body, { level: 9 }) },
  ]),
);

/** Style, script and icon. Their names change with their content, so a browser asks for each once. */
@Controller('assets')
export class AssetsController {
  @Get(':file')
  file(@Param('file') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const file = files.get(name);
    if (!file) throw new NotFoundException();
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    reply.headers({
      'content-type': file.contentType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    });
    reply.send(zipped ? file.zipped : file.plain);
  }
}
