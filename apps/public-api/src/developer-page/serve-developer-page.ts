import type { FastifyInstance } from 'fastify';
import { developerPage, developerPaths } from './developer-page.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { triedOperations, type DescribedApi } from './tried-operations.ts';

const shownTag = 'password reset';

/** Nothing runs that is not the page's own file, and nothing is asked of anybody but this server. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page is made when it is first asked for, from the description that the server gives of itself. */
export function serveDeveloperPage(instance: FastifyInstance, api: () => DescribedApi, origin: string): void {
  let page: string | undefined;
  const made = () => (page ??= developerPage({ operations: triedOperations(api(), shownTag), origin }));
  const files = [
    [developerPaths.page, 'text/html; charset=utf-8', made],
    [developerPaths.script, 'text/javascript; charset=utf-8', () => pageScript],
    [developerPaths.style, 'text/css; charset=utf-8', () => pageStyle],
  ] as const;
  const config = { latchkey: { withoutCaller: 'the description is public', quiet: true } };
  for (const [path, type, content] of files) {
    instance.get(path, { config }, (_request, reply) =>
      reply.type(type).header('content-security-policy', policy).send(content()),
    );
  }
}
