const [WIDTH, HEIGHT, FOOT] = [720, 150, 20];

export interface Bar {
  /** What stands under it; empty for most. */
  readonly label: string;
  /** What is said of it. */
  readonly title: string;
  /** From the bottom up, each with the class that colours it. */
  readonly parts: readonly (readonly [looks: string, value: number])[];
}

interface BarChartProps {
  readonly id: string;
  readonly title: string;
  /** All that the picture tells, in words. */
  readonly description: string;
  readonly bars: readonly Bar[];
  /** The highest value, as people read it. */
  readonly highest: (value: number) => string;
}

/** Bars over time, drawn by the server. */
export function BarChart({ id, title, description, bars, highest }: BarChartProps) {
  const most = Math.max(...bars.map(({ parts }) => heightOf(parts)), 0);
  const step = WIDTH / bars.length;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <line class="axis" x1={0} y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
      {most > 0 && (
        <>
          <line class="grid" x1={0} y1={14} x2={WIDTH} y2={14} />
          <text x={0} y={10}>
            {highest(most)}
          </text>
        </>
      )}
      {bars.map(({ label, title: said, parts }, at) => (
        <g>
          <title>{said}</title>
          <rect class="hover" x={at * step} y={0} width={step} height={HEIGHT} />
          {stacked(parts, most).map(([looks, y, height]) => (
            <rect class={looks} x={at * step + step * 0.12} y={y} width={step * 0.76} height={height} />
          ))}
          {label !== '' && (
            <text x={at * step + step / 2} y={HEIGHT + 15} text-anchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function heightOf(parts: Bar['parts']): number {
  return parts.reduce((all, [, value]) => all + value, 0);
}

/** Where each part begins and how high it is; what is not nothing is seen. */
function stacked(parts: Bar['parts'], most: number): readonly (readonly [string, number, number])[] {
  let top = HEIGHT;
  return parts.flatMap(([looks, value]) => {
    if (value === 0 || most === 0) return [];
    const height = Math.max((value / most) * (HEIGHT - 14), 2);
    top -= height;
    return [[looks, round(top), round(height)] as const];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
