/** What a task asks beyond its title: the text after it. Empty where the title says it all. */
export function requirementOf(title: string, text: string): string {
  const trimmed = text.trim();
  const head = title.trim();
  return head && trimmed.startsWith(head) ? trimmed.slice(head.length).replace(/^[\s。;;::]+/, '') : trimmed;
}
