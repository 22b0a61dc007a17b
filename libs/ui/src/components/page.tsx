import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LOCALES, describeLocale } from '../locales.ts';
import { pageAssets } from '../page-assets.ts';
import type { Step } from '../page-frame.ts';
import { ErrorSummary, type Problem } from './error-summary.tsx';
import { Help, type OtherWay } from './help.tsx';
import type { PageVoice } from './page-voice.tsx';

export interface PageContent {
  readonly title: string;
  readonly step?: Step;
  readonly problems?: readonly Problem[];
  readonly way?: OtherWay;
  /** Without script the page asks for itself again after so many seconds; the script looks without reloading. */
  readonly refreshAfter?: number;
  /** A script of this page alone: it solves a puzzle, or asks the browser for a passkey. */
  readonly withScript?: 'solver' | 'passkeyAsker';
  /** A picture above the heading; the words say the same without it. */
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

const STEPS = 3;

export function renderPage(voice: PageVoice, content: PageContent): string {
  const { title, step, problems = [], way = null, children } = content;
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={voice.frame.locale} dir={voice.words.direction}>
      <Head voice={voice} content={content} />
      <body>
        <header>
          <div className="column">
            <p className="tenant">
              <bdi>{voice.tenantName}</bdi>
            </p>
          </div>
        </header>
        <main>
          <div className="column">
            <ErrorSummary voice={voice} problems={problems} />
            {step ? (
              <p className="step">{voice.words.say('common.step', { current: step, total: STEPS })}</p>
            ) : null}
            {content.mark}
            <h1>{title}</h1>
            {children}
            <Help voice={voice} way={way} />
          </div>
        </main>
        <footer>
          <Languages voice={voice} />
        </footer>
      </body>
    </html>,
  )}`;
}

function Head({ voice, content }: { voice: PageVoice; content: PageContent }): ReactNode {
  const prefix = content.problems?.length ? `${voice.say('common.error-prefix')} ` : '';
  const suffix = voice.tenantName ? ` – ${voice.tenantName}` : '';
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      {content.refreshAfter ? (
        <noscript>
          <meta httpEquiv="refresh" content={String(content.refreshAfter)} />
        </noscript>
      ) : null}
      <title>{`${prefix}${content.title}${suffix}`}</title>
      <link rel="stylesheet" href={`/assets/${pageAssets.stylesheet.fileName}`} />
      <link rel="icon" type="image/svg+xml" href={`/assets/${pageAssets.icon.fileName}`} />
      <script src={`/assets/${pageAssets.script.fileName}`} defer />
      {content.withScript ? (
        <script src={`/assets/${pageAssets[content.withScript].fileName}`} defer />
      ) : null}
    </head>
  );
}

/** Links in the languages' own names, so that nobody has to read another language to find his own. */
function Languages({ voice }: { voice: PageVoice }): ReactNode {
  return (
    <nav className="languages column" aria-label={voice.say('common.languages')}>
      <ul>
        {LOCALES.map((locale) => {
          const { ownName, direction } = describeLocale(locale);
          const language = { lang: locale, dir: direction };
          return (
            <li key={locale}>
              {locale === voice.frame.locale ? (
                <span aria-current="true" {...language}>
                  {ownName}
                </span>
              ) : (
                <a href={`${voice.frame.path}?lang=${locale}`} hrefLang={locale} {...language}>
                  {ownName}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
