import { expect } from 'chai';

import { trackerActionFor } from '../../../src/domain/resolution-rule.ts';
import { rulesIn } from '../../../src/domain/sync-settings.ts';
import { statusAfter } from '../../../src/domain/tracker-issue.ts';
import { someSettings } from '../../support/builders.ts';

const WONT_FIX = { id: '2', name: "Won't Fix" };
const FIXED = { id: '1', name: 'Fixed' };
const rules = someSettings({ ignoredResolutionIds: ['2'], resolutionStrategy: 'resolve_in_next_release' });

describe('what is asked of the tracker', () => {
  it('is to resolve by the strategy when the Jira issue became done', () => {
    expect(trackerActionFor('resolve', FIXED, rules)).to.equal('resolve_in_next_release');
    expect(trackerActionFor('resolve', null, rules)).to.equal('resolve_in_next_release');
    expect(trackerActionFor('resolve', WONT_FIX, someSettings())).to.equal('resolve');
  });

  it('is to ignore it when its resolution means that, whatever the strategy', () => {
    expect(trackerActionFor('resolve', WONT_FIX, rules)).to.equal('ignore');
  });

  it('is to unresolve when the Jira issue is done no more, whatever its resolution', () => {
    expect(trackerActionFor('unresolve', WONT_FIX, rules)).to.equal('unresolve');
  });

  it('is what the project says', () => {
    const settings = someSettings({ projectRules: { '10100': { ignoredResolutionIds: ['1'] } } });
    expect(trackerActionFor('resolve', FIXED, rulesIn(settings, '10100'))).to.equal('ignore');
    expect(trackerActionFor('resolve', FIXED, rulesIn(settings, '10200'))).to.equal('resolve');
  });

  it('leaves the tracker issue ignored, resolved or unresolved', () => {
    expect(statusAfter('ignore')).to.equal('ignored');
    expect(statusAfter('resolve_in_current_release')).to.equal('resolved');
    expect(statusAfter('resolve_in_next_release')).to.equal('resolved');
    expect(statusAfter('unresolve')).to.equal('unresolved');
  });
});
