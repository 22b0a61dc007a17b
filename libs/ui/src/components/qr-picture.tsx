import { create } from 'qrcode';
import type { ReactNode } from 'react';

/** Modules of white around the picture that readers need (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;
/** In characters: above it the modules are too small for the camera of a telephone. */
const LONGEST = 600;

/** A picture of a text, drawn on the server: no script, no style attribute, no request. Nothing for a text too long. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  if (text.length > LONGEST) return null;
  // Bytes, because the automatic choice of modes is written for texts of other kinds.
  const segment = { data: Buffer.from(text), mode: 'byte' } as const;
  const { size, data } = create([segment], { errorCorrectionLevel: 'M' }).modules;
  const side = size + 2 * QUIET;
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(data, size)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** One stroke for each run of dark modules. */
function pathOf(modules: Uint8Array, size: number): string {
  const strokes: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!modules[row * size + column]) continue;
      const from = column;
      while (column + 1 < size && modules[row * size + column + 1]) column += 1;
      const length = column + 1 - from;
      strokes.push(`M${from + QUIET} ${row + QUIET}h${length}v1h-${length}z`);
    }
  }
  return strokes.join('');
}
