/** One series of one metric, as Prometheus reads it. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric as its text tells it. */
export interface Exposed {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly series: readonly Series[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LINE =
  /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|\+Inf|[Nn]a[Nn])$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/**
 * Reads Prometheus' text format, version 0.0.4, and nothing laxer: each metric has its HELP, then its TYPE, then all its
 * series, in one piece, and each series once.
 * @throws where the text is none.
 */
export function parseExposition(text: string): readonly Exposed[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const metrics: { name: string; type: string; help: string; series: Series[] }[] = [];
  let help: { readonly name: string; readonly text: string } | null = null;
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '') continue;
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (keyword === 'HELP') {
      help = { name, text: rest };
    } else if (keyword === 'TYPE') {
      if (help?.name !== name || !NAME.test(name)) throw new Error(`no HELP before: ${line}`);
      if (metrics.some((metric) => metric.name === name)) throw new Error(`told twice: ${name}`);
      metrics.push({ name, type: rest, help: help.text, series: [] });
    } else {
      addSeries(metrics.at(-1), line);
    }
  }
  return metrics;
}

function addSeries(metric: (Exposed & { readonly series: Series[] }) | undefined, line: string): void {
  const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
  const names = (SUFFIXES[metric?.type ?? ''] ?? ['']).map((suffix) => `${metric?.name ?? ''}${suffix}`);
  if (metric === undefined || !names.includes(name)) throw new Error(`of no metric: ${line}`);
  const series = { name, labels: labelsIn(labels, line), value: Number(value.replace('Inf', 'Infinity')) };
  const key = (one: Series) => JSON.stringify([one.name, Object.entries(one.labels).sort()]);
  if (metric.series.some((other) => key(other) === key(series))) throw new Error(`told twice: ${line}`);
  metric.series.push(series);
}

function labelsIn(text: string, line: string): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name = '', value = ''] = LABEL.exec(text) ?? [];
    if (name === '' || name in labels) throw new Error(`labels that are none: ${line}`);
    labels[name] = value;
  }
  return labels;
}
