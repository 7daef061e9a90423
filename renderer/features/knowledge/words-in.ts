/** The words somebody typed in one line, parted by blanks or by any comma; each once, at most 30. */
export function wordsIn(line: string): string[] {
  const words = line.split(/[\s,，、;；]+/).map(word => word.slice(0, 30))
  return [...new Set(words)].filter(word => word !== '').slice(0, 30)
}
