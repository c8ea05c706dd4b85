import { describe, expect, it } from '@jest/globals';
import { labelOf, pathOf, titleOf } from './item-label.js';

describe('item labels', () => {
  it.each([
    ['', '二、', '二'],
    ['二', '(三)', '二(三)'],
    ['二', '(三)', '二(三)'],
    ['二(三)', '1.', '二(三)1'],
    ['二(三)', '1.', '二(三)1'],
    ['二(三)', '', '二(三)'],
  ])('puts %j and %j together as %j', (above, number, path) => {
    expect(pathOf(above, number)).toBe(path);
  });

  it('takes the heading, or the first sentence, as the title', () => {
    expect(titleOf('公开清单。清单调整后及时更新。')).toBe('公开清单');
    expect(titleOf('\n 加强宣传 \n 正文第一句。')).toBe('加强宣传');
    expect(titleOf('。')).toBe('。');
    expect(titleOf('很'.repeat(80))).toHaveLength(60);
  });

  it('names an unnumbered task by its title alone', () => {
    expect(labelOf('', '加强宣传')).toBe('加强宣传');
    expect(labelOf('二(三)1', '公开清单')).toBe('二(三)1 公开清单');
  });
});
