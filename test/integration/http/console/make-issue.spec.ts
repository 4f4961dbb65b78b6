import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { aField, ABC, allowed, BUG, CUSTOM, USUAL_FIELDS } from '../../../support/create-meta.ts';
import { UnlinkedIssue } from '../../../support/scenario-creation.ts';
import { Scenario } from '../../../support/scenario.ts';
import { portsOf, serving } from '../../../support/test-server.ts';

const FIELDS = [
  ...USUAL_FIELDS,
  aField('customfield_1', { type: 'number' }, { name: 'Story <b>points', isRequired: true }),
  aField(
    'customfield_2',
    { type: 'option-with-child', custom: CUSTOM.cascading },
    {
      name: 'Where',
      allowedValues: [
        allowed({ id: '1', value: 'Web', children: [allowed({ id: '2', value: 'Shop' })] }),
        allowed({ id: '3', value: 'App' }),
      ],
    },
  ),
  aField(
    'customfield_3',
    { type: 'array', items: 'option', custom: CUSTOM.checkboxes },
    { name: 'Browsers', allowedValues: ['A', 'B', 'C'].map((value, id) => allowed({ id: `${id}`, value })) },
  ),
  aField('customfield_4', { type: 'datetime' }, { name: 'Seen first' }),
];

describe('making a Jira issue in the console', () => {
  const serve = serving();
  let unlinked: UnlinkedIssue;
  let visitor: ConsoleVisitor;
  let page: string;

  beforeEach(async () => {
    unlinked = await UnlinkedIssue.arrange(new Scenario(), FIELDS);
    const { url } = await serve(portsOf(unlinked.scenario));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
    page = `/links/create?installation=${unlinked.connected.installationId}&trackerIssue=${unlinked.trackerIssueId}`;
  });

  const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();
  const given = {
    ...{ action: 'create', onceKey: 'k', 'f-project': ABC.id, 'f-issuetype': BUG.id, 'f-title': 'It breaks' },
    ...{ 'f-customfield_1': '3', 'f-labels': 'web, shop' },
  };
  const made = () => unlinked.scenario.jira.creating.made.map(({ fields }) => fields);

  it('shows the form that Jira has for the project and issue type, filled in', async () => {
    const form = await textOf(visitor.open(page));

    expect(form).to.contain('name="f-customfield_1"').and.contain('Story &lt;b>points (required)');
    expect(form).to.contain('value="A crash"').and.contain('Alphabet (ABC)').and.contain('Web › Shop');
    expect(form).to.match(/hx-get="[^"]*jira-values\?[^"]*search=users[^"]*field=reporter/);
  });

  it('sends each field as its kind is given, and leads to the link', async () => {
    const answer = await visitor.submit(page, page, {
      ...given,
      'f-customfield_2': '["Web","Shop"]',
      'f-customfield_3': 'B',
      'f-customfield_4': '2027-01-31T09:30',
    });

    const [link] = unlinked.links;
    expect(answer.headers.get('Location')).to.equal(`../../console/links/${link?.id}?notice=made`);
    expect(made()[0]).to.deep.include({
      summary: 'It breaks',
      customfield_1: 3,
      customfield_2: { value: 'Web', child: { value: 'Shop' } },
      customfield_3: [{ value: 'B' }],
      customfield_4: '2027-01-31T09:30:00.000+0000',
    });
    expect(made()[0]?.['labels']).to.include.members(['web', 'shop']);
  });

  it('makes one issue, however often the same form is sent', async () => {
    await visitor.submit(page, page, given);
    const again = await visitor.submit(page, page, given);

    expect(again.status).to.equal(303);
    expect(made()).to.have.lengthOf(1);
  });

  it('tells what is wrong at its field, and keeps what was given', async () => {
    const answer = await visitor.submit(page, page, {
      ...given,
      'f-customfield_1': 'many',
      'f-labels': 'a b',
    });
    const form = await answer.text();

    expect(answer.status).to.equal(422);
    expect(form).to.contain('id="f-customfield_1-error"').and.contain('id="f-labels-error"');
    expect(form).to.contain('value="It breaks"').and.contain('value="a b"');
    expect(made()).to.have.lengthOf(0);
  });

  it('tells Jira’s own words at the field, and makes it once that is mended', async () => {
    unlinked.scenario.jira.creating.refuse({ customfield_1: 'Too <i>large</i> for this sprint' });
    const form = await textOf(visitor.submit(page, page, given));
    expect(form).to.match(/id="f-customfield_1-error">Too [^<]*large[^<]* for this sprint/);

    unlinked.scenario.jira.creating.refuse(null);
    await visitor.submit(page, page, { ...given, 'f-customfield_1': '1' });

    expect(made()).to.have.lengthOf(1);
    expect(unlinked.links).to.have.lengthOf(1);
  });

  it('shows the form of another issue type with what was given so far', async () => {
    const task = { ...BUG, id: '10002', name: 'Task', fields: USUAL_FIELDS };
    unlinked.scenario.jira.creating.putProject(ABC, [{ ...BUG, fields: FIELDS }, task]);

    const form = await textOf(
      visitor.submit(page, page, { ...given, action: 'reload', 'f-issuetype': task.id }),
    );

    expect(form).to.contain('value="It breaks"').and.not.contain('f-customfield_1');
    expect(made()).to.have.lengthOf(0);
  });

  it('says that it is tried again when Jira is away just then', async () => {
    unlinked.scenario.jira.failOn('creation.create', new JiraFailure('jira_unreachable', 'Jira is away.'));

    const answer = await visitor.submit(page, page, given);

    expect(answer.headers.get('Location')).to.equal('../../console/links?notice=being_made');
  });

  it('says why, when Jira cannot be asked for its form', async () => {
    unlinked.scenario.jira.failOn('creation.projects', new JiraFailure('jira_unreachable', 'Jira is away.'));

    const answer = await visitor.open(page);

    expect(answer.status).to.equal(502);
    expect(await answer.text())
      .to.contain('Jira is away.')
      .and.contain('For which issue');
  });

  it('asks for the tracker issue first, which may be a new one', async () => {
    const to = `/links/create?installation=${unlinked.connected.installationId}`;

    const answer = await visitor.submit('/links/create', to, { trackerIssueId: '', newTitle: 'Brand new' });

    expect(answer.headers.get('Location')).to.match(
      /links\/create\?installation=[\w-]+&trackerIssue=[\w-]+$/,
    );
    expect(unlinked.scenario.tables.trackerIssues.size).to.equal(2);
  });

  it('proposes what Jira has for what is typed', async () => {
    const { integrationId } = unlinked.connected;
    unlinked.scenario.jira.choices.putValues('labels', [{ value: 'web', label: 'web <b>' }]);

    const part = await textOf(
      visitor.open(
        `/links/jira-values?integration=${integrationId}&search=values&field=labels&typed=f-labels&f-labels=we`,
      ),
    );

    expect(part).to.equal('<option value="web" label="web &lt;b>"></option>');
  });
});
