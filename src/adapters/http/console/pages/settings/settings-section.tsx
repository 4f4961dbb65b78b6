import type { Router } from '@koa/router';
import { mergePatched } from '../../../api/merge-patch.ts';
import { SETTINGS } from '../../../presenters/settings.ts';
import { SETTINGS_PREVIEW } from '../../../presenters/settings-preview.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm } from '../../form-values.ts';
import { ApiRefused } from '../../in-process-api.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { queryOf } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { SettingsFrame } from './settings-frame.tsx';
import type { Settings, SettingsSection, Told } from './settings-parts.ts';

const NOTHING_TOLD: Told = { refusal: NO_REFUSAL, preview: null, conflict: null };

/** Shows a part of the settings, tries it out, and saves it unless somebody else has changed them meanwhile. */
export function addSettingsSection<Choices>(
  router: Router<ConsoleState>,
  { pages }: ConsoleParts,
  section: SettingsSection<Choices>,
): void {
  const page = `/installations/:id/settings${section.path}`;

  function show(
    ctx: ConsoleContext,
    known: Known,
    shown: { readonly settings: Settings; readonly told: Told; readonly choices: Choices },
  ): void {
    const { status } = shown.told.refusal;
    const children = (
      <SettingsFrame
        {...{ section, installation: known.installation, tag: known.tag, query: pickedIn(ctx) }}
        {...shown}
        notice={ctx.query['notice']}
      />
    );
    pages.show(ctx, { title: section.title, status, children });
  }

  router.get(page, async (ctx) => {
    const known = await knownSettings(ctx);
    const choices = await section.choicesFor(ctx, known.installation);
    show(ctx, known, { settings: known.present, told: NOTHING_TOLD, choices });
  });

  router.post(page, async (ctx) => {
    const { api } = ctx.state;
    const form = await readForm(ctx);
    const known = await knownSettings(ctx);
    const { installation, present } = known;
    const choices = await section.choicesFor(ctx, installation);
    const path = `/installations/${installation.id}/settings`;
    let settings = present;
    const told = (some: Partial<Told>): void => {
      show(ctx, known, { settings, told: { ...NOTHING_TOLD, ...some }, choices });
    };
    try {
      const body = section.patchIn(form, { present, choices });
      settings = mergePatched(present, body) as Settings;
      const headers = { 'content-type': 'application/merge-patch+json' };
      if (form.get('action') === 'preview') {
        const asked = { method: 'POST', path: `${path}/previews`, body, headers } as const;
        told({ preview: await api.ask(SETTINGS_PREVIEW, asked) });
        return;
      }
      const tag = form.get('tag') ?? '';
      await api.ask(SETTINGS, { method: 'PATCH', path, body, headers: { ...headers, 'if-match': tag } });
      seeOther(ctx, ctx.path.slice('/console'.length), 'settings_saved');
    } catch (error) {
      const isConflict = error instanceof ApiRefused && error.status === 412;
      const conflict = isConflict ? { theirs: present, mine: settings } : null;
      const refusal = isConflict
        ? { ...NO_REFUSAL, status: 412 }
        : refusalIn(error, (field) => field !== 'body');
      told({ refusal, conflict });
    }
  });
}

interface Known {
  readonly installation: NamedInstallation;
  readonly present: Settings;
  /** What names the state of the settings that one has seen. */
  readonly tag: string;
}

async function knownSettings({ state: { api }, params }: ConsoleContext): Promise<Known> {
  const installation = await namedInstallation(api, params['id'] ?? '');
  const { body, etag } = await api.askTagged(SETTINGS, `/installations/${installation.id}/settings`);
  return { installation, present: body, tag: etag ?? '' };
}

/** What was picked before the form, which stays picked when that is sent. */
function pickedIn({ query }: ConsoleContext): string {
  const picked = Object.entries(query).filter(([name]) => name !== 'notice');
  return queryOf(Object.fromEntries(picked.map(([name, value]) => [name, [value].flat()[0]] as const)));
}
