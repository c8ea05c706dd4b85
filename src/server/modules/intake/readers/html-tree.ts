/** A web page as a small tree: what is shown, without scripts, styles and forms' inner parts. */
import { Parser } from 'htmlparser2';
import { DomainError } from '../../../common/domain-error.js';

export interface HtmlNode {
  tag: string;
  attributes: Record<string, string>;
  children: (HtmlNode | string)[];
}

/** Nothing inside is text of the document. */
const SILENT = new Set(
  'script style head template noscript noframes iframe object svg math select option textarea button nav footer audio video canvas map datalist dialog'.split(
    ' ',
  ),
);
/** Browsers stop nesting here too; what goes deeper is put beside. */
const MAX_DEPTH = 400;

/** The parser walks its list of open elements for each tag: no honest page leaves this many open. */
const MAX_OPEN = 2_000;

const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;

const isHidden = ({ hidden, style, type }: Record<string, string>, tag: string): boolean =>
  hidden !== undefined ||
  (style !== undefined && HIDDEN.test(style)) ||
  (tag === 'input' && type === 'hidden');

/** Reads any markup at all, in one pass. @throws DomainError `file.broken` for endless nesting. */
export function htmlTree(html: string): HtmlNode {
  const root: HtmlNode = { tag: 'root', attributes: {}, children: [] };
  const open: HtmlNode[] = [root];
  /** Elements opened below the deepest level that is kept. */
  let beyond = 0;
  /** Elements opened inside a silent one, itself included. */
  let silent = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (open.length + beyond + silent > MAX_OPEN) {
          throw DomainError.invalid(
            'file.broken',
            '网页嵌套过深,读不出正文;请复制网页正文粘贴到 Word,另存为 .docx 后再导入',
          );
        }
        if (silent > 0 || SILENT.has(tag) || isHidden(attributes, tag)) {
          silent += 1;
          return;
        }
        if (open.length > MAX_DEPTH) {
          beyond += 1;
          return;
        }
        const node: HtmlNode = { tag, attributes, children: [] };
        open[open.length - 1].children.push(node);
        open.push(node);
      },
      ontext(text) {
        if (silent > 0) return;
        const { children } = open[open.length - 1];
        // Long runs come in many pieces (one for each entity).
        const last = children.length - 1;
        if (typeof children[last] === 'string') children[last] += text;
        else children.push(text);
      },
      onclosetag() {
        if (silent > 0) silent -= 1;
        else if (beyond > 0) beyond -= 1;
        else if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  return root;
}
