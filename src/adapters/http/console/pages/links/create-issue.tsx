import type { Router } from '@koa/router';
import { filledTextOf } from '../../../../../domain/foreign-json.ts';
import { CREATION } from '../../../presenters/creation.ts';
import { CREATION_FORM } from '../../../presenters/creation-form.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Form } from '../../parts/form.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { installationFor, trackerWords } from './choose-installation.tsx';
import { CreationFieldInput } from './creation-fields.tsx';
import { givenTexts, givenValues, type CreationForm } from './creation-values.ts';
import { trackerIssueOf } from './new-link.tsx';
import { localIssuesOf, TrackerIssueField } from './tracker-issue-field.tsx';

const TITLE = 'Make a Jira issue';

interface CreatePageProps {
  readonly installation: NamedInstallation;
  readonly trackerIssueId: string;
  readonly form: CreationForm;
  /** What makes the same request again no second issue. */
  readonly onceKey: string;
  readonly refusal: Refusal;
}

function CreatePage({ installation, trackerIssueId, form, onceKey, refusal }: CreatePageProps) {
  const { id, integrationId, tracker, jiraUrl } = installation;
  const projectId = filledTextOf(form.fields.find((field) => field.id === 'project')?.value) ?? '';
  const here = `/links/create${queryOf({ installation: id, trackerIssue: trackerIssueId })}`;
  return (
    <>
      <Head />
      <p class="lead">
        In {jiraUrl}, for an issue of {trackerWords(tracker)}. The form is the one Jira has for the project
        and issue type. The two are linked once it is made.
      </p>
      <RefusalNotice refusal={refusal} />
      <Form to={here} class="card" id="creation">
        <input type="hidden" name="onceKey" value={onceKey} />
        {form.notices.map(({ message }) => (
          <Notice tone="attention" title={message} />
        ))}
        {form.problem !== null && <Notice tone="bad" title={form.problem.message} />}
        {form.fields.map((field) => (
          <CreationFieldInput
            field={field}
            error={refusal.fields[field.id]}
            integrationId={integrationId}
            projectId={projectId}
          />
        ))}
        <div class="buttons">
          {form.problem === null && form.fields.length > 0 && (
            <button name="action" value="create">
              Make the issue
            </button>
          )}
          <button name="action" value="reload" class="plain" formnovalidate>
            Show the form of this project and issue type
          </button>
        </div>
      </Form>
    </>
  );
}

function Head() {
  return (
    <>
      <Crumbs way={[['/links', 'Links']]} />
      <h1>{TITLE}</h1>
    </>
  );
}

interface ForWhichProps {
  readonly installation: NamedInstallation;
  readonly local: Awaited<ReturnType<typeof localIssuesOf>>;
  readonly refusal: Refusal;
}

function ForWhichPage({ installation, local, refusal }: ForWhichProps) {
  return (
    <>
      <Head />
      <p class="lead">For which issue of {trackerWords(installation.tracker)}?</p>
      <RefusalNotice refusal={refusal} />
      <Form to={`/links/create${queryOf({ installation: installation.id })}`} class="card">
        <TrackerIssueField
          installation={installation}
          local={local}
          value={undefined}
          error={refusal.fields['trackerIssueId']}
          titleError={refusal.fields['title']}
        />
        <div class="buttons">
          <button name="action" value="choose">
            Go on
          </button>
        </div>
      </Form>
    </>
  );
}

/** Makes an issue in Jira for a tracker issue, by the form that Jira has for it. */
export function addCreateIssueRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  const showForWhich = async (
    ctx: ConsoleContext,
    installation: NamedInstallation,
    refusal: Refusal,
  ): Promise<void> => {
    const local = await localIssuesOf(ctx.state.api, installation);
    const children = <ForWhichPage {...{ installation, local, refusal }} />;
    pages.show(ctx, { title: TITLE, status: refusal.status, children });
  };

  /** The form as Jira asks for it with these values; where it cannot be asked, the choice of the tracker issue with why. */
  const showForm = async (
    ctx: ConsoleContext,
    asked: Pick<CreatePageProps, 'installation' | 'trackerIssueId' | 'onceKey' | 'refusal'>,
    texts: URLSearchParams,
  ): Promise<void> => {
    const { installation, refusal } = asked;
    try {
      const form = await formOf(ctx, asked, texts);
      const children = <CreatePage {...asked} form={form} />;
      pages.show(ctx, { title: TITLE, status: refusal.status, children });
    } catch (error) {
      await showForWhich(ctx, installation, refusalIn(error, ['trackerIssueId']));
    }
  };

  router.get('/links/create', async (ctx) => {
    const installation = await installationFor(ctx, pages, { title: TITLE, to: '/links/create' });
    if (installation === null) return;
    const trackerIssueId = inQuery(ctx, 'trackerIssue');
    if (trackerIssueId === undefined) await showForWhich(ctx, installation, NO_REFUSAL);
    else {
      const asked = { installation, trackerIssueId, onceKey: ports.randomness.id(), refusal: NO_REFUSAL };
      await showForm(ctx, asked, new URLSearchParams());
    }
  });

  router.post('/links/create', async (ctx) => {
    const { api } = ctx.state;
    const form = await readForm(ctx);
    const installation = await namedInstallation(api, inQuery(ctx, 'installation') ?? '');
    const trackerIssueId = inQuery(ctx, 'trackerIssue');
    if (trackerIssueId === undefined) {
      await choose(ctx, installation, form);
      return;
    }
    const onceKey = textIn(form, 'onceKey') ?? ports.randomness.id();
    const asked = { installation, trackerIssueId, onceKey, refusal: NO_REFUSAL };
    const texts = givenTexts(form);
    if (form.get('action') !== 'create') {
      await showForm(ctx, asked, texts);
      return;
    }
    const { fields } = await formOf(ctx, asked, texts);
    try {
      const body = { trackerIssueId, key: onceKey, values: givenValues(form, fields) };
      const path = `/installations/${installation.id}/creations`;
      const creation = await api.ask(CREATION, { method: 'POST', path, body });
      if (creation.linkId === null) seeOther(ctx, '/links', 'being_made');
      else seeOther(ctx, `/links/${creation.linkId}`, 'made');
    } catch (error) {
      const refusal = refusalIn(
        error,
        fields.map(({ id }) => id),
      );
      await showForm(ctx, { ...asked, refusal }, texts);
    }
  });

  async function choose(ctx: ConsoleContext, installation: NamedInstallation, form: URLSearchParams) {
    const given = {
      trackerIssueId: textIn(form, 'trackerIssueId') ?? undefined,
      newTitle: textIn(form, 'newTitle') ?? undefined,
    };
    try {
      const trackerIssue = await trackerIssueOf(ctx, installation, given);
      if (trackerIssue === undefined) {
        const fields = { trackerIssueId: 'Say which tracker issue it is for.' };
        await showForWhich(ctx, installation, { message: null, fields, status: 422 });
        return;
      }
      seeOther(ctx, `/links/create${queryOf({ installation: installation.id, trackerIssue })}`);
    } catch (error) {
      await showForWhich(ctx, installation, refusalIn(error, ['trackerIssueId', 'title']));
    }
  }
}

async function formOf(
  { state: { api } }: ConsoleContext,
  { installation, trackerIssueId }: Pick<CreatePageProps, 'installation' | 'trackerIssueId'>,
  texts: URLSearchParams,
): Promise<CreationForm> {
  const asked = new URLSearchParams(texts);
  asked.set('trackerIssueId', trackerIssueId);
  return api.ask(CREATION_FORM, `/installations/${installation.id}/creation-form?${asked.toString()}`);
}
