/** First pages of lists around the files of homes, and the scanning inbox with 10,000 scans waiting. */
import { ContractListInput } from '../../../main/contract/contracts.ts'
import { ThingListInput } from '../../../main/contract/lending.ts'
import { LetterListInput } from '../../../main/contract/letters.ts'
import { listContracts } from '../../../main/contracts/views.ts'
import { keptFiles, keptFilesAfter } from '../../../main/desk/kept-files.ts'
import { waitingCount, waitingScans } from '../../../main/documents/inbox-queries.ts'
import { findDocuments } from '../../../main/documents/search.ts'
import { listUnits } from '../../../main/estate/unit-list.ts'
import { listLoans, listThings, openLoans } from '../../../main/lending/queries.ts'
import { listLetters } from '../../../main/letters/queries.ts'
import { listPeople } from '../../../main/people/list.ts'
import { openPersonLookupReader } from '../../../main/people/name-search.ts'
import { openBenchDesk } from '../data/place.ts'
import { report } from './figure.ts'
import { givenPlace } from './place.ts'
import { asked, type Question, took } from './replay.ts'

const today = '2026-10-01'
const limit = 50
const desk = await openBenchDesk(givenPlace())
const { read, readConnection: connection } = desk.requireCore()
const people = openPersonLookupReader(connection)
const reader = { sums: true, today }
const buildingId = read.get<{ id: string }>(`select building_id as id from unit limit 1`)?.id ?? ''
const middle = read.get<{ takenAt: number; id: string }>(
  `select taken_at as "takenAt", id from scan where state='waiting' order by taken_at, id limit 1 offset 5000`,
)
const letters = (given: object): Question => {
  const input = LetterListInput.parse({ ...given, limit })
  return part => listLetters(part, input, { today, staffId: null })
}
const things = (given: object): Question => {
  const input = ThingListInput.parse({ ...given, limit })
  return part => listThings(part, input, today)
}
const contracts = (given: object): Question => {
  const input = ContractListInput.parse({ ...given, limit })
  return part => listContracts(part, reader, input)
}

/** Everything is looked at, and 20,000 letters or things are more than a desk has in ten years. */
const wordsOfNobody: readonly (readonly [string, Question])[] = [
  ['letters: by a word nobody wrote', letters({ text: 'nobody wrote this' })],
  ['lending: by a word nobody wrote', things({ text: 'nobody has this' })],
]
const lists: readonly (readonly [string, Question])[] = [
  ['scanning inbox: the first 200', part => waitingScans(part, { after: null, limit: 200 })],
  ['scanning inbox: from the middle', part => waitingScans(part, { after: middle ?? null, limit: 200 })],
  ['scanning inbox: how many wait', part => waitingCount(part)],
  ['contracts: all', contracts({ list: 'all' })],
  ['contracts: owing', contracts({ list: 'owing' })],
  ['contracts: promised this month', contracts({ list: 'promised', month: '2023-06' })],
  ['contracts: with requests', contracts({ list: 'requests' })],
  ['contracts: owing in one house', contracts({ list: 'owing', building: buildingId })],
  ['letters: all', letters({})],
  ['letters: incoming that wait', letters({ direction: 'in', view: 'open' })],
  ['lending: all things', things({})],
  ['lending: late', things({ state: 'late' })],
  ['lending: loans, newest', part => listLoans(part, { today, limit })],
  ['lending: everything that is out', part => openLoans(part, today)],
  ['units', part => listUnits(part, { filter: {}, text: '', after: null, limit, today })],
  ['people', part => listPeople(part, people, { filter: {}, text: '', before: null, limit, today })],
]
const given = { read, connection, runs: 15 }
const found = (text: string) =>
  took(
    `documents by words: ${text}`,
    () => findDocuments(connection, read, { text, before: undefined, limit }),
    50,
  )
const rare = read.get<{ title: string }>(
  `select title from document where title is not null limit 1 offset 300`,
)

const figures = [
  ...lists.map(([what, question]) => asked(what, question, { ...given, most: 50 })),
  ...wordsOfNobody.map(([what, question]) => asked(what, question, { ...given, most: 300 })),
  found('装修'),
  found(rare?.title ?? '证明7'),
  found('scan77'),
  asked('500 files for the check of stored files', part => keptFilesAfter(part, '80', 500), {
    ...given,
    most: 20,
  }),
  asked('every file for a backup', part => keptFiles(part), { ...given, runs: 3, most: 10_000 }),
]
await desk.close()
report(figures)
