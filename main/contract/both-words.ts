import { z } from 'zod'
import type { Words } from './words.ts'

const Packed = z.object({ zh: z.string(), en: z.string() })

/** Words in both languages as one parameter of an error: who reads it picks theirs. */
export const packWords = ({ zh, en }: Words): string => JSON.stringify({ zh, en })

/** The words of a parameter in one language; the parameter itself where it holds no such words. */
export function unpackWords(value: string, language: keyof Words): string {
  if (!value.startsWith('{')) return value
  try {
    const packed = Packed.safeParse(JSON.parse(value))
    return packed.success ? packed.data[language] : value
  } catch {
    // Not written by packWords: readable as it is.
    return value
  }
}

/** A sentence in both languages, made of what was found in both; what is missing is left out of it. */
export function both(
  found: readonly (Words | undefined)[],
  zh: (...words: string[]) => string,
  en: (...words: string[]) => string,
): Words {
  return { zh: zh(...found.map(word => word?.zh ?? '')), en: en(...found.map(word => word?.en ?? '')) }
}
