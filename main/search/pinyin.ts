import { pinyin, polyphonic } from 'pinyin-pro'

/** One way to read a name aloud: for each of its characters the syllable, in ASCII with `v` for ü. */
export type Reading = readonly string[]

/** Readings of one name; more are dropped, the likeliest stay. */
const MOST_READINGS = 24
/** Longer names (companies) get their likeliest reading only, so that the number of keys stays small. */
const LONGEST_NAME_WITH_VARIANTS = 6
const MOST_READINGS_OF_CHARACTER = 4
const SYLLABLE = /^[a-z]+$/

const knownCharacters = new Map<string, readonly string[]>()

/**
 * The plausible readings of a normalised name without blanks, likeliest first: surnames as surnames (曾 zeng,
 * 单 shan, 欧阳 ouyang), then characters with several readings in each of them. Characters without a known
 * reading (letters, digits, rare characters) stand for themselves.
 */
export function readingsOf(name: string): Reading[] {
  const characters = Array.from(name)
  if (characters.length === 0) return []
  const only = onlyReading(characters)
  if (only) return [only]
  const likeliest = pinyin(name, { surname: 'head', type: 'array', toneType: 'none', v: true })
  // The library answers one syllable per character; should it ever not, its variants alone are used.
  const first = characters.map((character, index) =>
    likeliest.length === characters.length
      ? syllableOr(likeliest[index], character)
      : (readingsOfCharacter(character)[0] ?? character),
  )
  if (characters.length > LONGEST_NAME_WITH_VARIANTS) return [first]

  let readings: Reading[] = [[]]
  for (const [index, character] of characters.entries()) {
    const choices = new Set([first[index] ?? character, ...readingsOfCharacter(character)])
    const longer = Array.from(choices).flatMap(syllable => readings.map(reading => [...reading, syllable]))
    readings = longer.slice(0, MOST_READINGS)
  }
  return readings
}

/** How a name is read whose characters have one reading each, as half of all names do: no phrase changes those. */
function onlyReading(characters: readonly string[]): Reading | undefined {
  const reading: string[] = []
  for (const character of characters) {
    const [syllable, another] = readingsOfCharacter(character)
    if (syllable === undefined || another !== undefined || !SYLLABLE.test(syllable)) return undefined
    reading.push(syllable)
  }
  return reading
}

function readingsOfCharacter(character: string): readonly string[] {
  const known = knownCharacters.get(character)
  if (known !== undefined) return known
  const [syllables = []] = polyphonic(character, { type: 'array', toneType: 'none', v: true })
  const distinct = [...new Set(syllables.map(syllable => syllableOr(syllable, character)))]
  const readings = distinct.slice(0, MOST_READINGS_OF_CHARACTER)
  knownCharacters.set(character, readings)
  return readings
}

function syllableOr(syllable: string | undefined, character: string): string {
  const plain = syllable?.toLowerCase().replaceAll('ü', 'v')
  return plain !== undefined && SYLLABLE.test(plain) && /\p{Script=Han}/u.test(character) ? plain : character
}
