export const groups = ['AS', 'PR', 'HV', 'AA', 'RA', 'BY', 'S', 'R', 'EX'] as const;
export type Group = (typeof groups)[number];

export interface Row {
  readonly id: string;
  readonly group: Group;
  /** The heading "Part n" under which the row stands. */
  readonly part: number;
}

/** One id: HV-15a, PR-B01, EX-P10. A word such as "CAEP" or "S-expression" is none. */
const ID = /(?<![\w-])(AS|PR|HV|AA|RA|BY|S|R|EX)-([A-Z]?\d{1,2}[a-d]?)(?![\w-])/g;

export function idsIn(text: string): { readonly id: string; readonly group: Group }[] {
  return [...text.matchAll(ID)].map(([id, group]) => ({ id, group: group as Group }));
}

/** The rows of docs/requirements.md: a table cell that begins with an id declares every id in it. */
export function readRows(markdown: string): Row[] {
  const rows: Row[] = [];
  let part = 0;
  for (const line of markdown.split('\n')) {
    part = Number(/^# Part (\d)/.exec(line)?.[1] ?? part);
    if (!line.startsWith('|')) continue;
    for (const cell of line.split('|').map((text) => text.trim())) {
      const declared = idsIn(cell);
      const first = declared[0];
      if (!first || !cell.startsWith(first.id)) continue;
      rows.push(...declared.map((each) => ({ ...each, part })));
    }
  }
  return rows;
}
