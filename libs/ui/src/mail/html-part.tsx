import type { CSSProperties, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CODE_FONT_STACK, FONT_STACK, dark, light } from '../styles/tokens.ts';
import type { Words } from '../words.ts';
import type { Composed } from './compose.ts';
import type { Block } from './message.ts';

/** Mail programs read styles on the elements; those that know the colour scheme read this sheet as well. */
const DARK_SHEET = `@media (prefers-color-scheme:dark){
.ground{background:${dark.ground}!important;color:${dark.text}!important}
.quiet{color:${dark.muted}!important}
.surface{background:${dark.surface}!important;color:${dark.text}!important}
.button{background:${dark.accent}!important;color:${dark['accent-label']}!important}
.address{color:${dark.accent}!important}
.rule{border-color:${dark.hairline}!important}
.bar{border-color:${dark.accent}!important}
}`;

const style = {
  body: {
    margin: 0,
    padding: '0 16px 32px',
    background: light.ground,
    color: light.text,
    font: `400 18px/27px ${FONT_STACK}`,
  },
  column: { maxWidth: '512px', margin: '0 auto' },
  name: { margin: '0 0 20px', padding: '16px 0', borderTop: `4px solid ${light.accent}`, fontWeight: 650 },
  paragraph: { margin: '0 0 16px' },
  quiet: { margin: '0 0 16px', color: light.muted, fontSize: '16px', lineHeight: '24px' },
  button: {
    display: 'inline-block',
    padding: '12px 20px',
    borderRadius: '6px',
    background: light.accent,
    color: light['accent-label'],
    fontWeight: 600,
    textDecoration: 'none',
  },
  address: { color: light.accent, wordBreak: 'break-all' },
  code: {
    margin: '0 0 16px',
    padding: '12px 16px',
    borderRadius: '6px',
    background: light.surface,
    color: light.text,
    font: `600 26px/32px ${CODE_FONT_STACK}`,
    letterSpacing: '4px',
  },
  footer: { marginTop: '24px', paddingTop: '16px', borderTop: `1px solid ${light.hairline}` },
} as const satisfies Record<string, CSSProperties>;

export function htmlPart(words: Words, tenantName: string, composed: Composed): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={words.locale} dir={words.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{composed.subject}</title>
        <style>{DARK_SHEET}</style>
      </head>
      <body className="ground" style={style.body} dir={words.direction}>
        <div style={style.column}>
          <p className="bar" style={style.name}>
            <bdi>{tenantName}</bdi>
          </p>
          {composed.blocks.map((block, position) => (
            <BlockPart key={position} block={block} />
          ))}
          <div className="rule" style={style.footer}>
            {composed.footer.map((line, position) => (
              <p key={position} className="quiet" style={style.quiet}>
                {line}
              </p>
            ))}
          </div>
        </div>
      </body>
    </html>,
  )}`;
}

function BlockPart({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={block.quiet ? 'quiet' : undefined} style={block.quiet ? style.quiet : style.paragraph}>
          {block.text}
        </p>
      );
    case 'code':
      return (
        <p className="surface" style={style.code}>
          <bdi dir="ltr">{block.code}</bdi>
        </p>
      );
    case 'button':
      return (
        <>
          <p style={style.paragraph}>
            <a className="button" href={block.address} style={style.button}>
              {block.label}
            </a>
          </p>
          <p className="quiet" style={style.quiet}>
            {block.copyHint}{' '}
            <a className="address" href={block.address} dir="ltr" style={style.address}>
              {block.address}
            </a>
          </p>
        </>
      );
  }
}
