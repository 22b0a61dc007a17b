/** The looks of the page: readable, with the fonts of the reader's own machine. */
export const pageStyle = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h2 { border-top: 1px solid GrayText; margin-top: 3rem; padding-top: 1rem; overflow-wrap: anywhere; }
pre, textarea, code { font: .875rem/1.5 ui-monospace, monospace; }
pre { background: color-mix(in srgb, CanvasText 7%, Canvas); border-radius: .5rem; overflow-x: auto; padding: .75rem; }
pre:empty { display: none; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input, textarea, select { box-sizing: border-box; font-size: 1rem; padding: .5rem; width: 100%; }
button { font: inherit; margin: 1rem 0; padding: .5rem 1.5rem; }
[aria-invalid=true] { outline: 2px solid #c62828; }
h2 code { font-size: inherit; }
dt { font-weight: 600; margin-top: .5rem; }
summary { cursor: pointer; padding: .5rem 0; }
`;
