/** Opening a desk up to its first page, in a process of its own. Also what the core then holds in memory. */
import { listCases } from '../../../main/cases/list.ts'
import { caseSearch } from '../../../main/cases/search.ts'
import { CaseListInput } from '../../../main/contract/case-views.ts'
import { lookupOwners } from '../../../main/people/owner-lookup.ts'
import { openPersonLookupReader } from '../../../main/people/name-search.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { openBenchDesk } from '../data/place.ts'
import { report } from './figure.ts'
import { givenPlace } from './place.ts'

const place = givenPlace()
const begun = performance.now()
const desk = await openBenchDesk(place)
const { read, readConnection } = desk.requireCore()
const profile = profileOf(read)
listCases(read, profile, CaseListInput.parse({}))
const opened = performance.now() - begun

if (process.argv.includes('--memory')) {
  const search = caseSearch(readConnection, read)
  const people = openPersonLookupReader(readConnection)
  for (let round = 0; round < 20; round++) {
    for (const states of [['handling'], ['closed'], ['received', 'resolved']] as const)
      listCases(read, profile, CaseListInput.parse({ filter: { states: [...states] } }))
    for (const text of ['漏水', '的', '卫生间漏水', '阳台 物业'])
      search.find({ text, filter: {}, before: undefined, limit: 50 })
    for (const text of ['张', 'zw', '138']) lookupOwners({ read, people, today: '2026-07-01' }, text, 12)
  }
}
const memory = process.memoryUsage.rss() / 1_000_000
await desk.close()
report([
  { what: 'opened', unit: 'ms', measured: opened, wanted: '', good: true },
  { what: 'memory', unit: 'MB', measured: memory, wanted: '', good: true },
])
