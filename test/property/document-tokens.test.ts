import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { documentTokens } from '../../main/search/document-tokens.ts'
import { addGrams, normalise } from '../../main/search/text.ts'
import { allToken, gramToken, tagToken } from '../../main/search/token.ts'

/** What people write, and what nobody should. */
const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'漏水厨房，。 \n\tab19#-ＡＢ１！～“”\ue000\ue0ff\ufffd\u200b\u0301𠮷👍'),
  }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

/** The same, made plainly. */
function plainly(kind: number, texts: readonly string[], tags: readonly string[]): string {
  const grams = new Set<string>()
  for (const one of texts) addGrams(one, grams)
  return [
    allToken(kind),
    ...Array.from(new Set(tags), tag => tagToken(kind, tag)),
    ...Array.from(grams, gram => gramToken(kind, gram)),
  ].join(' ')
}

const written = (kind: number, texts: readonly string[], tags: readonly string[]) =>
  Buffer.from(documentTokens(kind, texts, tags)).toString()

it('holds the tag and gram tokens of a document, each once, whatever was written before it', () => {
  const anyDocument = fc.record({
    kind: fc.integer({ min: 1, max: 3_000 }),
    texts: fc.array(text, { maxLength: 4 }),
    tags: fc.array(fc.oneof(fc.constantFrom('state:closed', 'state:open'), fc.string({ unit: 'binary' })), {
      maxLength: 4,
    }),
  })
  fc.assert(
    fc.property(fc.array(anyDocument, { maxLength: 4 }), documents => {
      for (const { kind, texts, tags } of documents)
        expect(written(kind, texts, tags)).toBe(plainly(kind, texts, tags))
    }),
  )
})

it('has room for the longest texts', () => {
  const long = Array.from({ length: 20_000 }, (_, at) =>
    String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000)),
  )
  const texts = [long.join(''), 'abc123'.repeat(3_000)]
  expect(written(1, texts, [])).toBe(plainly(1, texts, []))
  expect(written(1, ['漏水'], [])).toBe(plainly(1, ['漏水'], []))
})

it('normalises what is plain by the short way as by the long one', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'漏水一鿿aZ19#~ \n\r\tＡｚ１！～、。《》「」【】“”‘’') })
  fc.assert(
    fc.property(plain, one => {
      // An invisible character is taken out, by the long way only.
      expect(normalise(`${one}\u200b`)).toBe(normalise(one))
    }),
  )
})
