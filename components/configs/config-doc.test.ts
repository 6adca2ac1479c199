import { describe, expect, it } from 'vitest';

import { docText, firstSentence } from './config-doc';

describe('documentation of configs', () => {
  it('markup becomes text', () => {
    expect(
      docText('Use <code>-1</code> for <a href="#x">no limit</a>.<p>Then:<ul><li>a</li><li>b &lt; c</li></ul>'),
    ).toBe('Use -1 for no limit.\nThen:\n• a\n• b < c');
  });

  it('what is no tag stays', () => {
    expect(docText('a < b and 3 > 2')).toBe('a < b and 3 > 2');
  });

  it('the first sentence is enough for a line', () => {
    expect(firstSentence('The maximum time a log is kept. More follows.')).toBe('The maximum time a log is kept.');
    expect(firstSentence('One line without an end')).toBe('One line without an end');
  });
});
