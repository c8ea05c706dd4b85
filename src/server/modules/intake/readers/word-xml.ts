/** A part of a Word file, element by element: never a tree, so that no nesting can run away with the reader. */
import { Parser } from 'htmlparser2';

export interface WordHandler {
  /** Attributes of Word's own namespace by bare name. False passes over the element with all that it holds. */
  open(name: string, attributes: Record<string, string>): boolean | void;
  close(name: string): void;
  words?(text: string): void;
}

/** Word itself stops far before. */
const MAX_DEPTH = 1_000;

/**
 * Names of Word's own namespace come bare (`p`), the others with their prefix (`mc:Choice`). Entities that a document
 * declares for itself stay unread. @throws RangeError where the part nests without end or is cut off.
 */
export function readWordXml(xml: string, handler: WordHandler): void {
  let prefix: string | null = null;
  let depth = 0;
  let skipped = 0;
  let whole = false;
  const bare = (name: string): string =>
    prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) throw new RangeError('nesting');
        prefix ??= name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
        if (skipped > 0) {
          skipped += 1;
          return;
        }
        const own: Record<string, string> = {};
        for (const key in attributes) own[bare(key)] = attributes[key];
        if (handler.open(bare(name), own) === false) skipped = 1;
      },
      ontext(text) {
        if (skipped === 0) handler.words?.(text);
      },
      onclosetag(name, implied) {
        depth -= 1;
        if (depth === 0) whole = !implied;
        if (skipped > 0) skipped -= 1;
        else handler.close(bare(name));
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.write(xml);
  parser.end();
  if (!whole) throw new RangeError('cut off');
}

/** `<w:b/>`, `<w:b w:val="true"/>`, and not `<w:b w:val="0"/>`. */
export const isOn = (value: string | undefined): boolean => !/^(?:0|false|off)$/.test(value ?? '');
