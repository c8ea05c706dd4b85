/** Where the document proper starts and ends among site navigation, signature, contacts and annex lists. */
import { linesOf, type Line } from './lines.js';
import { markAt } from './numbering.js';
import { dateLine } from './dates.js';

export interface Body {
  lines: Line[];
  /** Lines that carry tasks: no chrome, signature, annex list or contacts. */
  content: Set<Line>;
}

const CHROME =
  /^(?:首页|登录|注册|当前位置|您(?:现在)?(?:所在)?的?位置|字体|字号|分享|打印|关闭|收藏|返回|扫一扫|浏览次数|点击数|阅读|来源|信息来源|发布(?:时间|日期|机构|单位)|索取号|索引号|信息索引|主题分类|文件编号|发文|成文日期|公开(?:类别|属性|方式|形式)|有效性|名称|文号|生成日期|无障碍|繁体|简体)(?:[\s:|>[【(]|$)|>>|^.{0,12}\|.{0,12}$/;
const TAIL =
  /^(?:分享(?:到)?|【?打印|【?关闭|扫一扫|上一[篇条]|下一[篇条]|责任编辑|版权所有|主办(?:单位)?:|承办:|网站(?:地图|标识)|相关(?:链接|阅读|新闻|文件|文档|信息|解读)|政策解读:?$|友情链接|\(? ?注 ?[:：1]|\(?联系人|\(?此件|抄送|主题词|您是第)/;
const ANNEX_LIST = /^附(?:件|表)? ?[:：]/;
const ANNEX_ITEM = /^(?:\d{1,2}[.、]|附件? ?\d{1,2}[.:、]?)/;
const ORGANISATION_LINE =
  /^[\u4e00-\u9fff·]{3,24}(?:局|委员会|委|办公室|办|厅|政府|部|院|中心|公司|领导小组|会|处|署|党组)$/;
const TABLE_OF_CONTENTS = /(?:[.…·]{4,}|\.{4,}) ?\d{1,3}$/;

export function bodyOf(text: string): Body {
  const lines = linesOf(text);
  const content = new Set<Line>();
  let tail = false;
  let annexList = false;
  let begun = false;
  lines.forEach((line, index) => {
    const mark = markAt(line.text, 0);
    const restarts = mark !== null && mark.form.rank <= 1 && mark.value === 1;
    if (tail && restarts) tail = false;
    if (annexList && !(ANNEX_ITEM.test(line.text) && line.text.length < 60 && !line.text.includes('。')))
      annexList = false;
    if (ANNEX_LIST.test(line.text)) {
      annexList = true;
      if (begun) tail = true;
    }
    if (TAIL.test(line.text) && begun) tail = true;
    if (begun && dateLine(line.text)) {
      tail = true;
      const previous = lines[index - 1];
      if (previous && ORGANISATION_LINE.test(previous.text)) content.delete(previous);
    }
    if (tail || annexList || TABLE_OF_CONTENTS.test(line.text)) return;
    if (CHROME.test(line.text) && line.text.length < 80 && !line.text.includes('。')) return;
    if (mark) begun = true;
    content.add(line);
  });
  return { lines, content };
}
