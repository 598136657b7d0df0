import type { Moment } from './simulate.ts';

const WIDTH = 300;
const HEIGHT = 120;
const LEFT = 40;
const TOP = 30;
const GAP = { x: 90, y: 70 };

/** One picture of the plot: a name and what happened. */
export type Picture = { readonly name: string; readonly moments: readonly Moment[] };

/** An SVG of pictures in rows of three: the load as an area, the processes as a line of steps. */
export function plot(pictures: readonly Picture[]): string {
  const columns = 3;
  const rows = Math.ceil(pictures.length / columns);
  const width = LEFT + columns * (WIDTH + GAP.x);
  const height = TOP + rows * (HEIGHT + GAP.y);
  const drawn = pictures.map((one, index) => {
    const x = LEFT + (index % columns) * (WIDTH + GAP.x);
    const y = TOP + Math.floor(index / columns) * (HEIGHT + GAP.y);
    return `<g transform="translate(${x} ${y})">${draw(one)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>Load and number of processes over time</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${drawn.join('\n')}
</svg>
`;
}

function draw({ name, moments }: Picture): string {
  const seconds = moments.length;
  const load = Math.max(...moments.map((one) => one.load));
  const size = Math.max(...moments.map((one) => one.size));
  const x = (second: number) => ((second / seconds) * WIDTH).toFixed(1);
  const y = (value: number, most: number) => (HEIGHT - (value / most) * HEIGHT).toFixed(1);
  const every = moments.filter(({ second }) => second % 5 === 0);
  const area = every.map((one) => `${x(one.second)},${y(one.load, load)}`).join(' ');
  let line = `M0 ${y(moments[0]?.size ?? 0, size)}`;
  for (const one of every) line += ` H${x(one.second)} V${y(one.size, size)}`;
  return `<text y="-12" font-weight="bold">${name}</text>
<polygon points="0,${HEIGHT} ${area} ${WIDTH},${HEIGHT}" fill="#cfe3ff"/>
<path d="${line}" fill="none" stroke="#b3261e" stroke-width="2"/>
<path d="M0 0 V${HEIGHT} H${WIDTH}" fill="none" stroke="#555"/>
<text x="-6" y="10" text-anchor="end" fill="#b3261e">${size}</text>
<text x="${WIDTH + 6}" y="10" fill="#3567a8">${Math.round(load)}/s</text>
<text x="${WIDTH}" y="${HEIGHT + 16}" text-anchor="end">${Math.round(seconds / 60)} min</text>`;
}
