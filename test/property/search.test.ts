import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSearchWriter, type SearchDocument } from '../../main/search/index-writer.ts'
import { createSearchTables } from '../../main/search/schema.ts'
import { openSearchReader, type SearchQuery } from '../../main/search/search.ts'
import { normalise } from '../../main/search/text.ts'

// Few characters, so that texts collide: grams of one text often make up words that it does not have.
const character = fc.constantFrom(...Array.from('漏水电阳台01138ab-" 　Ａé😀\u0301\ue02d𠀀'))
const text = fc.string({ unit: character, maxLength: 14 })
const word = fc.string({ unit: character, maxLength: 5 })
const tag = fc.constantFrom('state:a', 'state:b', 'building:1', 'building:10', 'S')
const kind = fc.constantFrom('case', 'case', 'sheet')
const id = fc.integer({ min: 0, max: 14 }).map(String)

const document = fc.record({
  kind,
  id,
  texts: fc.array(text, { maxLength: 3 }),
  tags: fc.array(tag, { maxLength: 3 }),
})
const query = fc.record({
  kind,
  text: fc.array(word, { maxLength: 3 }).map(words => words.join(' ')),
  tags: fc.array(tag, { maxLength: 2 }),
  anyTags: fc.array(fc.array(tag, { maxLength: 2 }), { maxLength: 2 }),
})
const step = fc.oneof(
  { weight: 8, arbitrary: document.map(put => ({ put })) },
  { weight: 2, arbitrary: fc.record({ kind, id }).map(remove => ({ remove })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map(merge => ({ merge })) },
  { weight: 4, arbitrary: query.map(find => ({ find })) },
)

/** What the index must equal: all documents, oldest first, scanned one by one. */
class NaiveIndex {
  private documents: SearchDocument[] = []

  put(document: SearchDocument): void {
    const place = this.placeOf(document.kind, document.id)
    if (place < 0) this.documents.push(document)
    else this.documents[place] = document
  }

  remove(kind: string, id: string): void {
    const place = this.placeOf(kind, id)
    if (place >= 0) this.documents.splice(place, 1)
  }

  find(query: Pick<SearchQuery, 'kind' | 'text' | 'tags' | 'anyTags'>): string[] {
    const words = normalise(query.text)
      .split(' ')
      .filter(word => word !== '')
    return this.documents
      .filter(
        ({ kind, texts, tags }) =>
          kind === query.kind &&
          (words.length === 0 || texts.some(text => words.every(word => normalise(text).includes(word)))) &&
          (query.tags ?? []).every(tag => tags.includes(tag)) &&
          (query.anyTags ?? []).every(choice => choice.some(tag => tags.includes(tag))),
      )
      .map(({ id }) => id)
      .reverse()
  }

  textsOf(kind: string): (ids: string[]) => Map<string, readonly string[]> {
    return ids => {
      const own = this.documents.filter(document => document.kind === kind && ids.includes(document.id))
      return new Map(own.map(({ id, texts }) => [id, texts]))
    }
  }

  private placeOf(kind: string, id: string): number {
    return this.documents.findIndex(document => document.kind === kind && document.id === id)
  }
}

function pages(find: (before: number | undefined) => { ids: string[]; next?: number }): string[] {
  const all: string[] = []
  let before: number | undefined
  do {
    const page = find(before)
    all.push(...page.ids)
    before = page.next
  } while (before !== undefined)
  return all
}

describe('search', () => {
  it('equals a scan of all documents after any history, on every way through the pages', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (steps, limit) => {
        const db = new Database(':memory:')
        try {
          createSearchTables(db)
          const writer = openSearchWriter(db)
          const reader = openSearchReader(db)
          const naive = new NaiveIndex()
          for (const step of steps) {
            if ('put' in step) {
              writer.put(step.put)
              naive.put(step.put)
            } else if ('remove' in step) {
              writer.remove(step.remove.kind, step.remove.id)
              naive.remove(step.remove.kind, step.remove.id)
            } else if ('merge' in step) {
              writer.optimise(step.merge)
            } else {
              const textsOf = naive.textsOf(step.find.kind)
              const found = pages(before => reader.find({ ...step.find, textsOf, limit, before }))
              expect(found).toEqual(naive.find(step.find))
            }
          }
        } finally {
          db.close()
        }
      }),
      { numRuns: 300 },
    )
  })

  it('finds every part of every text', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, anything), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        (list, start, length) => {
          const db = new Database(':memory:')
          try {
            createSearchTables(db)
            const writer = openSearchWriter(db)
            const reader = openSearchReader(db)
            const naive = new NaiveIndex()
            for (const [number, own] of list.entries()) {
              const document = { kind: 'case', id: String(number), texts: [own], tags: [] }
              writer.put(document)
              naive.put(document)
            }
            for (const own of list) {
              const characters = Array.from(normalise(own))
              const first = start % (characters.length + 1)
              const part = characters.slice(first, first + 1 + (length % 6)).join('')
              const asked = { kind: 'case', text: part }
              expect(reader.find({ ...asked, limit: 100, textsOf: naive.textsOf('case') }).ids).toEqual(
                naive.find(asked),
              )
            }
          } finally {
            db.close()
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
