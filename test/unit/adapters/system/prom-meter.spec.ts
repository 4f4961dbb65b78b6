import { expect } from 'chai';

import { PromMeter } from '../../../../src/adapters/system/prom-meter.ts';

describe('the Prometheus meter', () => {
  it('counts each name by its labels', async () => {
    const meter = new PromMeter();

    meter.count('webhook_requests', { outcome: 'accepted' });
    meter.count('webhook_requests', { outcome: 'accepted' });
    meter.count('webhook_requests', { outcome: 'refused' });
    meter.count('effects', { kind: 'status', outcome: 'applied', reason: 'done' });
    meter.count('jira_calls', { endpoint: '/rest/api/2/issue/:id', outcome: '2xx' });

    const lines = (await meter.render()).split('\n');
    expect(lines).to.include('lockstep_webhook_requests_total{outcome="accepted"} 2');
    expect(lines).to.include('lockstep_webhook_requests_total{outcome="refused"} 1');
    expect(lines).to.include('lockstep_effects_total{kind="status",outcome="applied",reason="done"} 1');
    expect(lines).to.include('lockstep_jira_calls_total{endpoint="/rest/api/2/issue/:id",outcome="2xx"} 1');
  });

  it('times each name by its labels, in seconds, and takes no time below zero', async () => {
    const meter = new PromMeter();

    meter.time('http_request', { method: 'GET', route: '/healthz' }, 20);
    meter.time('http_request', { method: 'GET', route: '/healthz' }, 1_500);
    meter.time('http_request', { method: 'GET', route: '/healthz' }, -7);

    const lines = (await meter.render()).split('\n');
    const name = 'lockstep_http_request_duration_seconds';
    expect(lines).to.include(`${name}_bucket{le="0.005",method="GET",route="/healthz"} 1`);
    expect(lines).to.include(`${name}_bucket{le="0.025",method="GET",route="/healthz"} 2`);
    expect(lines).to.include(`${name}_sum{method="GET",route="/healthz"} 1.52`);
    expect(lines).to.include(`${name}_count{method="GET",route="/healthz"} 3`);
  });

  it('keeps its counts to itself', async () => {
    const [meter, other] = [new PromMeter(), new PromMeter()];

    meter.count('webhook_requests', { outcome: 'accepted' });

    expect(await other.render()).to.not.include('accepted');
  });
});
