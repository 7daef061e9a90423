import type { Dice } from '../torture/random.ts'

/** What a program may not have thought of, as JSON. */
const strange: readonly string[] = [
  'null',
  'true',
  '-1',
  '0',
  '1',
  '1.5',
  '1e308',
  '9007199254740993',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"../../x"',
  '"__proto__"',
  `"${'x'.repeat(300)}"`,
  `"${'é'.repeat(70_000)}"`,
  '[]',
  '{}',
  '{"__proto__":{"x":1}}',
  '{"constructor":1,"toString":2}',
  `${'['.repeat(1_500)}${']'.repeat(1_500)}`,
  `${'{"a":'.repeat(1_500)}1${'}'.repeat(1_500)}`,
]

/** A member or an item, by the object or list it is in. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
}

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found
  const holder = value as Place['holder']
  for (const [key, inner] of Object.entries(holder)) {
    found.push({ holder, key })
    placesOf(inner, found)
  }
  return found
}

const mark = '"\u2603 strange \u2603"'

/** Changes one value somewhere: something strange, nothing, a near number, or the value of another place. */
export function changedJson(bytes: Buffer, dice: Dice, within?: (value: unknown) => unknown): Buffer {
  const value: unknown = JSON.parse(bytes.toString())
  const places = placesOf(within ? within(value) : value)
  const place = places[dice.below(places.length)]
  if (!place) return bytes
  const { holder, key } = place as { holder: Record<string, unknown>; key: string }
  const old = holder[key]
  switch (dice.below(5)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else delete holder[key]
      break
    case 1: {
      const other = places[dice.below(places.length)]
      if (other) holder[key] = structuredClone((other.holder as Record<string, unknown>)[other.key])
      break
    }
    case 2:
      if (typeof old === 'number') holder[key] = old + dice.below(5) - 2
      else if (Array.isArray(old)) holder[key] = [...old, ...old]
      else if (typeof old === 'string') holder[key] = `${old.slice(0, dice.below(old.length))}x`
      break
    default:
      holder[key] = JSON.parse(mark)
  }
  const text = JSON.stringify(value)
  return Buffer.from(text.replace(mark, () => strange[dice.below(strange.length)] ?? 'null'))
}
