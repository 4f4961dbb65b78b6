import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { expect } from 'chai';
import { parse } from 'yaml';

import { openMemoryStorage } from '../../../src/adapters/memory/open-memory-storage.ts';
import { openPostgres, type OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { PromMeter } from '../../../src/adapters/system/prom-meter.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { showWorkload } from '../../../src/bootstrap/show-workload.ts';
import { parseExposition } from '../../support/exposition.ts';
import { HandSetClock } from '../../support/scenario-clock.ts';

const DOCS = 'docs/operations';
const SUFFIX = /_(bucket|sum|count)$/;
/** What Prometheus itself adds. */
const ADDED = ['job', 'instance', 'le', 'alertname'];

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

describe('what operators are given', () => {
  const meter = new PromMeter();
  const metrics = new Map<string, { readonly type: string; readonly labels: readonly string[] }>();
  let database: OpenDatabase;

  before(async () => {
    // Nothing is asked of it: the pool tells of itself.
    database = openPostgres('postgres://lockstep@127.0.0.1:1/lockstep', { poolSize: 3 });
    const clock = new HandSetClock();
    const storage = openMemoryStorage({ clock });
    showWorkload(meter, { storage, knex: database.knex, clock, log: new SilentLog() });
    for (const metric of meter.registry.getMetricsAsArray()) {
      const { name, type, labelNames } = metric as unknown as {
        readonly name: string;
        readonly type: unknown;
        readonly labelNames?: readonly string[];
      };
      metrics.set(name, { type: String(type), labels: labelNames ?? [] });
    }
    expect(metrics.size).to.be.above(40);
  });
  after(() => database.close());

  /** What of an expression is no metric of ours, or no label of it. */
  function strangersIn(expr: string): readonly string[] {
    const named = [...expr.matchAll(/\b(?:lockstep|nodejs|process)_\w+/g)].map(([name]) => name);
    const metricOf = (name: string) => metrics.get(name) ?? metrics.get(name.replace(SUFFIX, ''));
    const labels = [
      ...[...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside = '']) =>
        [...inside.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label),
      ),
      ...[...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inside = '']) => inside.split(/,\s*/)),
    ];
    const known = [...ADDED, ...named.flatMap((name) => metricOf(name)?.labels ?? [])];
    return [
      ...named.filter((name) => metricOf(name) === undefined),
      ...labels.filter((label) => !known.includes(label)),
    ];
  }

  it('is a page that names every metric of Lockstep with its type and labels, and no other', () => {
    const page = readFileSync(`${DOCS}/metrics.md`, 'utf8');
    const rows = [...page.matchAll(/^\| `(lockstep_\w+)`\s+\| (\w+)\s+\| ([^|]*?)\s*\| (.+?)\s*\|$/gm)];
    const told = rows.map(([, name, type, labels = '']) => ({
      ...{ name, type },
      labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
    }));

    const ours = [...metrics].filter(([name]) => name.startsWith('lockstep_'));
    expect(told).to.have.deep.members(ours.map(([name, { type, labels }]) => ({ name, type, labels })));
    for (const [name] of page.matchAll(/\b(?:nodejs|process)_\w+/g))
      expect(metrics.has(name), name).to.equal(true);
  });

  it('is a dashboard of panels that each ask for what there is', () => {
    const { panels } = JSON.parse(readFileSync(`${DOCS}/grafana-dashboard.json`, 'utf8')) as {
      readonly panels: readonly Panel[];
    };
    const asking = panels.filter(({ type }) => type !== 'row');

    expect(asking).to.have.length.above(15);
    for (const { title, targets = [] } of asking) {
      expect(targets, title).not.to.be.empty;
      for (const { expr } of targets) expect(strangersIn(expr), expr).to.deep.equal([]);
    }
    const everything = asking.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
    for (const name of metrics.keys()) {
      if (name.startsWith('lockstep_')) expect(everything, name).to.contain(name);
    }
  });

  it('is rules that each ask for what there is, and say what to do', () => {
    const { groups } = parse(readFileSync(`${DOCS}/alerts.yml`, 'utf8')) as {
      readonly groups: readonly { readonly rules: readonly Rule[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);

    expect(rules).to.have.length.above(10);
    expect(new Set(rules.map(({ alert }) => alert))).to.have.lengthOf(rules.length);
    for (const { alert, expr, labels, annotations } of rules) {
      expect(strangersIn(expr), alert).to.deep.equal([]);
      expect(labels['severity'], alert).to.be.oneOf(['critical', 'warning', 'info']);
      expect(annotations['summary'], alert).to.match(/\.$/);
      expect(annotations['action'], alert).to.have.length.above(40);
    }
  });

  it('would be found out if it asked for what is not there', () => {
    expect(strangersIn('sum by (kind) (rate(lockstep_nothing_total{kin="x"}[5m]))')).to.deep.equal([
      'lockstep_nothing_total',
      'kin',
      'kind',
    ]);
  });

  it('passes Prometheus’ own tool, where that is installed', async function () {
    if (spawnSync('promtool', ['--version']).error !== undefined) this.skip();
    const checks = [
      [['check', 'rules', `${DOCS}/alerts.yml`], ''],
      [['test', 'rules', 'test/integration/operations/alerts.test.yml'], ''],
      [['check', 'metrics'], await meter.render()],
    ] as const;

    for (const [args, input] of checks) {
      const { status, stdout, stderr } = spawnSync('promtool', args, { input, encoding: 'utf8' });
      expect(status, stdout + stderr).to.equal(0);
    }
  });

  it('can be read by a parser that is strict', async () => {
    const exposed = parseExposition(await meter.render());

    expect(exposed.map(({ name }) => name)).to.have.members([...metrics.keys()]);
    for (const { name, type, help } of exposed) {
      expect(type, name).to.be.oneOf(['counter', 'gauge', 'histogram']);
      expect(help, name).to.match(/^[A-Z].+\.$/);
      expect(name.endsWith('_total'), name).to.equal(type === 'counter');
    }
  });
});
