/** Lines of the page around a document: navigation, share and print buttons, the table of its particulars. */

const CHROME =
  /^(?:首页|登录|注册|当前位置|您(?:现在)?(?:所在)?的?位置|所在位置|字体|字号|分享|打印|关闭|收藏|返回(?:顶部|列表|上一?页)?|扫一扫|浏览次数|浏览量|点击数|点击率|阅读|访问量|来源|信息来源|文章来源|稿源|作者|编辑|发布(?:时间|日期|机构|单位|人)|索取号|索引号|信息索引|主题分类|主题词|体裁分类|服务对象|文件编号|发文|成文日期|公开(?:类别|属性|方式|形式|类型|期限|范围|时限)|有效性|时效性|效力状态|名称|标题|文号|生成日期|生效日期|废止日期|无障碍|关怀版|繁体|简体|【?字体|【?大中小|\[?打印)(?:[\s:|>[【(]|$)|>>|^(?:网站|返回|本站)首页|^首页.*(?:政务公开|办事服务|互动交流|新闻)|^主办单位:.*(?:承办|维护|技术支持|地址|邮编|备案|ICP|版权)|^.{0,12}\|.{0,12}$|^(?:上|下)一[篇条]|网站标识码|ICP备\d|公网安备|^(?:[^>。;]{2,30}>){2,}[^>。;]{2,30}$/;

/** Copies to, and the next page of the site. */
const BELOW = /^(?:抄送|抄报|主送|上一[篇条]|下一[篇条]) ?[:：]/;
/** — 2 —, 第2页: what printing puts between two lines. */
const PAGE_MARK =
  /^[-—–·\s]*[-—–·]\s*(?:第 ?)?\d{1,4} ?页?[-—–·\s]*$|^第 ?\d{1,4} ?页(?: ?共 ?\d{1,4} ?页)?$/;

export const isPageMark = (text: string): boolean => text.length < 24 && PAGE_MARK.test(text);

export const isBelowPage = (text: string): boolean => text.length < 200 && BELOW.test(text);

export const isChrome = (text: string): boolean =>
  (text.length < 80 && !text.includes('。') && (CHROME.test(text) || isPageMark(text))) || isBelowPage(text);
