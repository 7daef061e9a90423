/** Letters and digits that nobody takes for one another when reading them aloud. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 3
const groupLength = 4

/** A first password to hand over: 12 characters in three groups, 59 bits. */
export function suggestPassword(): string {
  // Bytes beyond the largest multiple would favour the first letters.
  const fair = 256 - (256 % alphabet.length)
  const letters: string[] = []
  while (letters.length < groups * groupLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      const letter = alphabet[byte % alphabet.length]
      if (byte < fair && letter !== undefined && letters.length < groups * groupLength) letters.push(letter)
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}
