import { isObject } from '../../../../../domain/foreign-json.ts';
import { Listing } from '../../parts/listing.tsx';
import { Link } from '../../parts/link.tsx';
import { Notice } from '../../parts/said.tsx';
import { useSite } from '../../site.ts';
import { wordsOfSetting } from './setting-words.ts';
import type { Settings } from './settings-parts.ts';

interface ConflictProps {
  readonly theirs: Settings;
  readonly mine: Settings;
  readonly names: ReadonlyMap<string, string>;
}

/** That somebody else was faster, with both versions. */
export function Conflict({ theirs, mine, names }: ConflictProps) {
  const { path } = useSite();
  const differences = differencesOf(theirs, mine);
  return (
    <section aria-label="Changed by somebody else">
      <Notice tone="attention" title="Somebody else has saved these settings since you opened this page.">
        <p>
          {differences.length === 0
            ? 'What they saved is what you wanted to save.'
            : 'Nothing of yours was saved. Below is what differs: take what is there now, or save yours in its place.'}{' '}
          <Link to={path.slice('/console'.length)}>Take what is there now</Link>
        </p>
      </Notice>
      {differences.length > 0 && (
        <Listing caption="What differs" columns={['Setting', 'There now', 'Yours']}>
          {differences.map(([name, one, other]) => (
            <tr>
              <th scope="row">{wordsOfSetting(name, names)}</th>
              <td>{valueWords(one, names)}</td>
              <td>{valueWords(other, names)}</td>
            </tr>
          ))}
        </Listing>
      )}
      <button name="action" value="save" class="plain">
        Save mine in its place
      </button>
    </section>
  );
}

type Difference = readonly [name: string, theirs: unknown, mine: unknown];

/** Setting by setting, within those that are by project. */
export function differencesOf(theirs: unknown, mine: unknown, name = ''): readonly Difference[] {
  if (isObject(theirs) && isObject(mine)) {
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return names.flatMap((one) =>
      differencesOf(theirs[one], mine[one], name === '' ? one : `${name}.${one}`),
    );
  }
  return JSON.stringify(theirs ?? null) === JSON.stringify(mine ?? null) ? [] : [[name, theirs, mine]];
}

function valueWords(value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === undefined || value === null) return '—';
  if (value === true) return 'on';
  if (value === false) return 'off';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => valueWords(one, names)).join(', ');
  }
  if (typeof value === 'string') return names.get(value) ?? value;
  return JSON.stringify(value);
}
