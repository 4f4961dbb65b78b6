import { expect } from 'chai';

import { RememberingLog } from '../../../support/remembering-log.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { UncheckedWebhook } from '../../../support/scenario-webhook.ts';

describe('What a check of the webhook logs', () => {
  let stage: UncheckedWebhook;
  let log: RememberingLog;

  beforeEach(async () => {
    stage = await UncheckedWebhook.open();
    log = new RememberingLog();
  });

  const check = () => useCasesOn({ ...stage.scenario.ports, log }).createWebhook.execute(stage.connected);
  const done = () => log.of('webhook_repaired').map((fields) => fields['done']);

  it('is what was done, without an address', async () => {
    await check();
    const [id = ''] = stage.ids;
    stage.put({ id, isEnabled: false });
    stage.put({ id: '999', isEnabled: false });
    await check();
    stage.scenario.jira.upgradeTo('10.3.0');
    await check();

    expect(done()).to.deep.equal([['made'], ['mended', 'extras_removed'], ['mended', 'moved']]);
    expect(log.of('webhook_repaired')[0]).to.include({
      integrationId: stage.connected.integrationId,
      webhookId: id,
    });
    expect(log.text).not.to.contain('://');
  });

  it('is nothing where all stood as it should', async () => {
    await check();
    await check();

    expect(done()).to.deep.equal([['made']]);
  });
});
