/** A line cut at blanks to at most `width` cells; what follows is four further in. A word that is too long stays whole. */
export function wrapped(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const indent = `${/^ */.exec(line)?.[0] ?? ""}    `;
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(/(?<=\S) /)) {
    const next = current === "" ? word : `${current} ${word}`;
    if (next.length <= width || current.trim() === "") {
      current = next;
      continue;
    }
    lines.push(current);
    current = indent + word.trimStart();
  }
  return [...lines, current];
}
