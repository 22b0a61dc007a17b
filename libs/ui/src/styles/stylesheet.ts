import { CODE_FONT_STACK, FONT_STACK, dark, light } from './tokens.ts';

const variables = (tokens: Readonly<Record<string, string>>) =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const FOUNDATION = `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*,*::before,*::after{box-sizing:border-box}
html{background:var(--ground);color:var(--text);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-block-size:100vh;min-block-size:100dvh;display:flex;flex-direction:column;border-block-start:4px solid var(--accent);font:400 1.125rem/1.5 ${FONT_STACK};overflow-wrap:break-word}
:lang(ja),:lang(zh-Hans){line-break:strict;overflow-wrap:anywhere}
.column{inline-size:100%;max-inline-size:32rem;margin-inline:auto;padding-inline:16px}
header .column{padding-block:16px}
.tenant{margin:0;font-weight:650;font-size:1.125rem}
main{flex:1 0 auto;padding-block:8px 32px}
h1{font-size:1.8125rem;line-height:1.2;margin-block:0 16px;letter-spacing:-.01em;text-wrap:balance}
:lang(ar) h1,:lang(ja) h1,:lang(zh-Hans) h1{letter-spacing:0;line-height:1.35}
h2{font-size:1.125rem;line-height:1.35;margin-block:0 8px}
p,ul{margin-block:0 16px}
ul{padding-inline-start:24px}
li{margin-block-end:4px}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
a:hover{color:var(--accent-strong);text-decoration-thickness:2px}
time{font-variant-numeric:tabular-nums}
time[data-clock=time]{white-space:nowrap}
bdi{overflow-wrap:anywhere}
.step{margin-block:0 8px;color:var(--muted);font-size:1rem}
.quiet{color:var(--muted);font-size:1rem}
.after{margin-block:16px 0}
.visually-hidden{position:absolute;inline-size:1px;block-size:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
`;

const CONTROLS = `
form{margin:0}
.field{margin-block-end:24px}
label{display:block;font-weight:600;margin-block-end:4px}
.hint{display:block;color:var(--muted);font-size:1rem;margin-block-end:8px}
input,select{display:block;inline-size:100%;min-block-size:48px;padding:8px 12px;font:inherit;color:var(--text);background:var(--ground);border:2px solid var(--border);border-radius:6px}
select{appearance:none;white-space:normal;text-overflow:ellipsis;padding-inline-end:40px;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:calc(100% - 21px) 50%,calc(100% - 14px) 50%;background-size:7px 7px;background-repeat:no-repeat}
[dir=rtl] select{background-position:14px 50%,21px 50%}
input.code{inline-size:min(100%,11em);font-family:${CODE_FONT_STACK};font-size:1.375rem;letter-spacing:.15em;font-variant-numeric:tabular-nums}
[aria-invalid=true]{border-color:var(--danger)}
fieldset{margin:0 0 24px;padding:0;border:0;min-inline-size:0}
legend{padding:0;margin-block-end:8px;font-weight:600}
.choice label{display:flex;align-items:center;gap:12px;min-block-size:48px;margin:0;font-weight:400}
input[type=radio]{flex:none;inline-size:24px;min-block-size:24px;margin:0;accent-color:var(--accent)}
button,.button,.act{display:block;inline-size:100%;min-block-size:48px;padding:10px 20px;font:inherit;font-weight:600;text-align:center;text-decoration:none;border:2px solid transparent;border-radius:6px;cursor:pointer;background:var(--accent);color:var(--accent-label)}
button:hover,.button:hover{background:var(--accent-strong);color:var(--accent-label)}
.second{background:transparent;color:var(--accent);border-color:currentColor}
.second:hover{background:var(--surface);color:var(--accent-strong)}
[hidden]{display:none!important}
button[aria-disabled=true]{opacity:.7;cursor:progress}
.reveal{margin-block-start:8px}
@media (min-width:30em){button,.button,.act{display:inline-block;inline-size:auto;min-inline-size:9rem}}
:focus-visible,[tabindex="-1"]:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:0 0 0 6px #16191d;border-radius:3px}
input:focus-visible,select:focus-visible,button:focus-visible,.button:focus-visible,.act:focus-visible{border-radius:6px}
`;

const BLOCKS = `
.summary,.field.wrong{border-inline-start:4px solid var(--danger);padding-inline-start:12px}
.summary{background:var(--surface);padding-block:12px;padding-inline:12px 16px;margin-block-end:24px}
.summary h2{margin-block-end:4px}
.summary ul{list-style:none;padding:0;margin:0}
.summary a,.summary li{color:var(--danger);font-weight:600}
.error{display:block;color:var(--danger);font-weight:600;margin-block-end:8px}
.error>span:not(.visually-hidden){display:block}
.notice{border-inline-start:4px solid var(--accent);background:var(--surface);padding-block:12px;padding-inline:12px 16px;margin-block-end:24px}
main form+form,main form+p{margin-block-start:16px}
.generated{background:var(--surface);border-radius:6px;padding:12px 16px;margin-block-end:24px}
.generated summary{cursor:pointer;min-block-size:24px}
.generated output{font:600 1.25rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}
.qr{display:block;inline-size:min(100%,15rem);margin-block-end:16px}
.kept{background:var(--surface);border-radius:6px;padding:12px 16px;margin-block:0 24px;font:600 1.125rem/1.7 ui-monospace,monospace;font-variant-numeric:tabular-nums;user-select:all}
ol.kept{list-style:none}
.held{list-style:none;padding:0}
.held li{margin-block-end:16px}
.held a{display:inline-block;padding-block:8px}
.notice.good{border-color:var(--success)}
.notice p:last-child,.rules ul{margin-block-end:0}
.rules{background:var(--surface);border-radius:6px;padding:16px;margin-block-end:24px}
.rules p{margin-block:8px 0}
.mark{display:block;inline-size:48px;block-size:48px;margin-block-end:12px;color:var(--success)}
.more{border-block-start:1px solid var(--hairline);margin-block-start:32px;padding-block-start:20px}
.help{border-block-start:1px solid var(--hairline);margin-block-start:32px;padding-block-start:16px}
.help h2{font-size:1rem}
.help ul{list-style:none;padding:0;margin:0}
.help a,.languages a{display:inline-block;padding-block:4px}
footer{background:var(--surface);border-block-start:1px solid var(--hairline)}
.languages{padding-block:12px;font-size:1rem}
.languages ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 16px;margin:0;padding:0}
.languages li{margin:0}
.languages a,.languages span{display:inline-block;min-block-size:32px;padding-block:3px;color:var(--muted)}
.languages [aria-current]{color:var(--text);font-weight:600}
@media (prefers-reduced-motion:no-preference){a,button,.button{transition:background-color .12s,color .12s}}
@media (forced-colors:active){select{appearance:auto}button,.button{border-color:ButtonText}:focus-visible,[tabindex="-1"]:focus{outline-color:Highlight}.summary,.field.wrong,.notice{border-color:CanvasText}.rules,footer,.notice,.summary{forced-color-adjust:auto}}
@media print{footer,button{display:none}}
`;

/** The whole style of the portal: one file, logical properties only, so that it mirrors itself. */
export function stylesheet(): string {
  return `${FOUNDATION}${CONTROLS}${BLOCKS}`.replaceAll(/\n+/g, '\n').trim() + '\n';
}
