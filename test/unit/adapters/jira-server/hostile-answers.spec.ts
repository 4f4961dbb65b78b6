import { expect } from 'chai';
import { wordsIn } from '../../../../src/adapters/jira-server/foreign-words.ts';
import { understandWebhook } from '../../../../src/adapters/jira-server/webhook-json.ts';
import { Secret } from '../../../../src/domain/secret.ts';

const MANY = 1_000_000;

/** What is not read in about as many steps as it has characters takes longer here than any test may. */
describe('a long answer of Jira that was made to be hard to read', () => {
  const wordsOf = (body: unknown, secrets: readonly Secret[] = []) =>
    wordsIn({ status: 400, headers: {}, text: JSON.stringify(body) }, secrets);

  it('is read, be it of tags that never end', () => {
    const { messages } = wordsOf({ errorMessages: ['<'.repeat(MANY)] });

    expect(messages.map(({ length }) => length)).to.deep.equal([500]);
  });

  it('is read, be it of messages without number', () => {
    const errors = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, 'odd']));

    const words = wordsOf({ errorMessages: Array(MANY).fill('No.'), errors });

    expect(words.messages).to.deep.equal(Array(10).fill('No.'));
    expect(Object.keys(words.byField)).to.have.lengthOf(10);
  });

  it('tells no part of a secret where it is cut', () => {
    const secret = 'an-access-token-of-some-length';

    for (let before = 460; before < 500; before += 1) {
      const { messages } = wordsOf({ message: '.'.repeat(before) + secret }, [new Secret(secret)]);
      expect(messages[0]).not.to.include('an-access');
    }
  });

  it('names no webhook by an address that says nothing', () => {
    const self = `${'/a?'.repeat(MANY)}\n`;

    expect(understandWebhook('jira_9', { url: 'https://sync.example.com/', self })?.id).to.equal('a');
    expect(
      understandWebhook('jira_9', { url: 'https://sync.example.com/', self: '/'.repeat(MANY) }),
    ).to.equal(null);
  });
});
