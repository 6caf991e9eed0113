/**
 * The colours of the console, once: the stylesheet, Ant Design and the charts all read them from here.
 * Text colours hold at least 4.5:1 against `paper` and `surface` of their theme.
 */
export interface Palette {
  /** Page background. */
  paper: string;
  /** Cards and panels. */
  surface: string;
  /** Hovered rows, wells, disabled fields. */
  sunken: string;
  ink: string;
  muted: string;
  line: string;
  lineStrong: string;
  /** The one accent: the selected thing, links, the line of the current period. */
  accent: string;
  accentInk: string;
  /** Bars behind text. */
  tint: string;
  /** Areas under the accent line. */
  wash: string;
  better: string;
  worse: string;
  focus: string;
}

export const light: Palette = {
  paper: '#f6f2ea',
  surface: '#fffdf9',
  sunken: '#f0ebe0',
  ink: '#1d1a16',
  muted: '#665f54',
  line: '#e3dccf',
  lineStrong: '#1d1a16',
  accent: '#a3201b',
  accentInk: '#fffdf9',
  tint: '#f3dfd6',
  wash: 'rgba(163, 32, 27, 0.09)',
  better: '#1a6b45',
  worse: '#8a5200',
  focus: '#1f5fbf',
};

export const dark: Palette = {
  paper: '#151412',
  surface: '#1d1b19',
  sunken: '#272421',
  ink: '#f0ebe1',
  muted: '#aca495',
  line: '#35312c',
  lineStrong: '#8d8474',
  accent: '#f0806f',
  accentInk: '#1d1410',
  tint: '#43302a',
  wash: 'rgba(240, 128, 111, 0.14)',
  better: '#73cb9c',
  worse: '#e5b25d',
  focus: '#8ab8ff',
};

/** The palette as custom properties: `lineStrong` becomes `--line-strong`. */
export function customProperties(palette: Palette): [name: string, value: string][] {
  return Object.entries(palette).map(([name, value]: [string, string]) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value,
  ]);
}
