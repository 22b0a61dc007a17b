import { createHash } from 'node:crypto';
import { enhancement } from './enhancement.ts';
import { passkeyAsker } from './passkey-asker.ts';
import { puzzleSolver } from './puzzle-solver.ts';
import { light } from './styles/tokens.ts';
import { stylesheet } from './styles/stylesheet.ts';

export interface Asset {
  /** The content's digest is in the name, so it can be kept forever. */
  readonly fileName: string;
  readonly contentType: string;
  readonly body: string;
}

export interface PageAssets {
  readonly stylesheet: Asset;
  readonly script: Asset;
  /** On the page with a puzzle only. */
  readonly solver: Asset;
  /** On the page that asks for a passkey only. */
  readonly passkeyAsker: Asset;
  readonly icon: Asset;
}

const icon = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${light.accent}"/><circle cx="16" cy="12" r="5" fill="#fff"/><path d="M13.6 15h4.8l2 10h-8.8z" fill="#fff"/></svg>`;

function asset(body: string, extension: string, contentType: string): Asset {
  const digest = createHash('sha256').update(body).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 16);
  return { fileName: `${digest}.${extension}`, contentType, body };
}

export const pageAssets: PageAssets = {
  stylesheet: asset(stylesheet(), 'css', 'text/css; charset=utf-8'),
  script: asset(enhancement(), 'js', 'text/javascript; charset=utf-8'),
  solver: asset(puzzleSolver(), 'js', 'text/javascript; charset=utf-8'),
  passkeyAsker: asset(passkeyAsker(), 'js', 'text/javascript; charset=utf-8'),
  icon: asset(icon(), 'svg', 'image/svg+xml'),
};
