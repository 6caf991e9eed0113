import type { Panel, PanelDraft } from './grafana-json.js';

const GRID_WIDTH = 24;

/** Places panels line by line, from left to right, and numbers them. */
export function layOut(lines: readonly (readonly PanelDraft[])[]): Panel[] {
  const panels: Panel[] = [];
  let y = 0;
  for (const line of lines) {
    let x = 0;
    for (const { width, height, ...draft } of line) {
      if (x + width > GRID_WIDTH) throw new Error(`"${draft.title}" does not fit in its line`);
      panels.push({ id: panels.length + 1, ...draft, gridPos: { x, y, w: width, h: height } });
      x += width;
    }
    y += Math.max(0, ...line.map(({ height }) => height));
  }
  return panels;
}

/** A heading over the lines that follow. */
export const heading = (title: string): PanelDraft[] => [
  { type: 'row', title, width: GRID_WIDTH, height: 1 },
];
