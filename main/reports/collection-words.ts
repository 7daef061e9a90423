import { type CollectionPerson, lacksToSay, wantWords } from '../contract/collections.ts'
import type { Language } from '../contract/errors.ts'
import type { ProfileDocuments } from '../contract/profile-documents.ts'

/** What is missing of somebody, in words; of papers each by its name. */
export function missingWords(
  { lacks, units }: Pick<CollectionPerson, 'lacks' | 'units'>,
  types: ProfileDocuments['types'],
  language: Language,
): string[] {
  const papers = new Set(units.flatMap(({ missing }) => missing))
  return lacksToSay(lacks).flatMap(want =>
    want === 'documents'
      ? types.filter(({ id }) => papers.has(id)).map(({ name }) => name[language])
      : [wantWords[want][language]],
  )
}
