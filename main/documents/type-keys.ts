import type { DocumentTypeKeys } from '../contract/documents.ts'
import type { ProfileDocuments } from '../contract/profile-documents.ts'
import { readingsOf } from '../search/pinyin.ts'
import { normalise } from '../search/text.ts'

const known = new WeakMap<ProfileDocuments, readonly DocumentTypeKeys[]>()

/** The types of the checklist with everything they are typed by: names, pinyin, initials. */
export function typeKeys(checklist: ProfileDocuments): readonly DocumentTypeKeys[] {
  const made = known.get(checklist)
  if (made) return made
  const keys = checklist.types
    .filter(({ retired }) => !retired)
    .map(({ id, name, kinds }) => ({ id, name, kinds, keys: keysOf(name.zh, name.en) }))
  known.set(checklist, keys)
  return keys
}

function keysOf(zh: string, en: string): string[] {
  const plain = normalise(zh).replaceAll(' ', '')
  const readings = readingsOf(plain)
  const english = normalise(en)
  const all = [
    plain,
    ...readings.map(reading => reading.map(syllable => syllable[0] ?? '').join('')),
    ...readings.map(reading => reading.join('')),
    english,
    english
      .split(' ')
      .map(word => word[0] ?? '')
      .join(''),
  ]
  return [...new Set(all)]
}
