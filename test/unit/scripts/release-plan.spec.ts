import { expect } from 'chai';

import {
  namingVersion,
  notesOf,
  releasedChangelog,
  releaseProblems,
  versionsAfter,
  type ReleaseState,
} from '../../../scripts/release-plan.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- The moon.

## [1.1.9] - 2026-02-01

- The sun.
`;

const READY: ReleaseState = {
  version: '1.1.9',
  branch: 'main',
  isClean: true,
  tags: ['v1.1.8', 'v1.1.9'],
  changelog: CHANGELOG,
};

describe('a release', () => {
  for (const wanted of ['1.1.10', '1.2.0', '2.0.0']) {
    it(`may follow 1.1.9: ${wanted}`, () => {
      expect(releaseProblems(wanted, READY)).to.deep.equal([]);
    });
  }

  for (const wanted of ['1.1.8', '1.1.11', '1.2.1', '3.0.0', 'v1.2.0', '1.2', '']) {
    it(`does not follow 1.1.9: "${wanted}"`, () => {
      const [problem] = releaseProblems(wanted, READY);

      expect(problem).to.equal(`${wanted} does not come after 1.1.9: choose 1.1.10, 1.2.0, 2.0.0.`);
    });
  }

  it('of the version that package.json has is made once, when it was never tagged', () => {
    expect(releaseProblems('1.1.9', { ...READY, tags: ['v1.1.8'] })).to.deep.equal([]);
    expect(releaseProblems('1.1.9', READY)).to.include('There is a tag v1.1.9 already.');
  });

  it('is made of what is committed on main, and of what the changelog tells; all that is wrong is told at once', () => {
    const changelog = CHANGELOG.replace('### Added\n\n- The moon.\n', '');
    const state = { ...READY, branch: 'try', isClean: false, changelog };

    expect(releaseProblems('1.2.0', state)).to.deep.equal([
      'Releases are made on main, and this is try.',
      'Something is not committed.',
      'CHANGELOG.md says nothing under ## [Unreleased].',
    ]);
    expect(releaseProblems('1.2.0', { ...READY, changelog: '# Changelog\n' })).to.have.lengthOf(1);
  });

  it('gives what was unreleased its version and day, and leaves room for what comes next', () => {
    const released = releasedChangelog(CHANGELOG, { version: '1.2.0', on: new Date('2026-03-04T23:00:00Z') });

    expect(released).to.include('## [Unreleased]\n\n## [1.2.0] - 2026-03-04\n\n### Added');
    expect(notesOf(released, '1.2.0')).to.equal('### Added\n\n- The moon.');
    expect(notesOf(released, '1.1.9')).to.equal('- The sun.');
    expect(notesOf(released, '1.0.0')).to.equal('');
    expect(
      releaseProblems('1.3.0', { ...READY, version: '1.2.0', tags: ['v1.2.0'], changelog: released }),
    ).to.deep.equal(['CHANGELOG.md says nothing under ## [Unreleased].']);
  });

  it('is named wherever an image or a package is, and nowhere else', () => {
    const text = 'image: lockstep:1.1.9\nnewTag: 1.1.9\nnpm install lockstep-1.1.9.tgz\nuuid 1.1.9\n';

    expect(namingVersion(text, { from: '1.1.9', to: '1.2.0' })).to.equal(
      'image: lockstep:1.2.0\nnewTag: 1.2.0\nnpm install lockstep-1.2.0.tgz\nuuid 1.1.9\n',
    );
  });

  it('has no version that is none', () => {
    for (const version of ['1.2', '1.2.3-rc.1', '01.2.3', '']) {
      expect(() => versionsAfter(version)).to.throw(`${version} is no version`);
    }
  });
});
