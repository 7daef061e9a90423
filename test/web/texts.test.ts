import { describe, expect, it } from 'vitest'
import { operationWords } from '../../main/contract/operation-words.ts'

interface Texts {
  zh: Record<string, string>
  en: Record<string, string>
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

const modules = import.meta.glob<Record<string, unknown>>(
  ['../../renderer/**/*texts.ts', '../../renderer/**/words.ts'],
  { eager: true },
)
const all: (readonly [string, Texts])[] = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module)
    .filter((entry): entry is [string, Texts] => isTexts(entry[1]))
    .map(([name, texts]) => [`${file.replace('../../', '')} ${name}`, texts] as const),
)
all.push(['operation words', operationWords])

/** `{name}` in a text, sorted. */
const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).toSorted()
/** A language without plural forms may have the bare key only. */
const withoutPlural = (keys: string[]) =>
  [...new Set(keys.map(key => key.replace(/_(one|other)$/, '')))].toSorted()

it('finds the texts of the features', () => {
  expect(all.length).toBeGreaterThan(8)
})

describe.each(all)('%s', (_name, texts) => {
  it('has the same keys in both languages', () => {
    expect(withoutPlural(Object.keys(texts.en))).toEqual(withoutPlural(Object.keys(texts.zh)))
  })

  it('has no empty text', () => {
    const empty = Object.entries({ ...texts.zh, ...texts.en }).filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  it('has the same parameters in both languages', () => {
    const different = Object.keys(texts.zh).filter(key => {
      const other = texts.en[key]
      // A singular may say "1" instead of the count.
      return (
        other !== undefined &&
        !key.endsWith('_one') &&
        parametersOf(texts.zh[key] ?? '').join() !== parametersOf(other).join()
      )
    })
    expect(different).toEqual([])
  })
})

const sources = import.meta.glob<string>('../../renderer/**/*.tsx', {
  eager: true,
  query: '?raw',
  import: 'default',
})

it('has no Chinese sentence in a component', () => {
  const withChinese = Object.entries(sources).flatMap(([file, source]) => {
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    // Punctuation that joins names is no sentence.
    return /\p{Script=Han}/u.test(code) ? [file] : []
  })
  expect(Object.keys(sources).length).toBeGreaterThan(20)
  expect(withChinese).toEqual([])
})
