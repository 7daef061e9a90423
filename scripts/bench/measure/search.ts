/** Full-text search, beside the raw FTS5 statement with its rows, and exactness against a scan. */
import { listColumns } from '../../../main/cases/rows.ts'
import { caseSearch } from '../../../main/cases/search.ts'
import { caseWords } from '../../../main/cases/texts.ts'
import { documentKind } from '../../../main/cases/projection.ts'
import type { CaseState } from '../../../main/contract/cases.ts'
import type { ReadDatabase } from '../../../main/database/read.ts'
import { matchesWords } from '../../../main/search/text.ts'
import { gramToken } from '../../../main/search/token.ts'
import { openBenchDesk } from '../data/place.ts'
import { against, type Figure, inTurns, median, often, report, within } from './figure.ts'
import { givenPlace } from './place.ts'
import { withNames } from './raw-rows.ts'

const words = ['漏水', '阳台', '物业', '墙面', '维修', '电梯', '发霉', '延期', '门禁', '保安', '赔偿', '水管']
/** Documents a scan looks at for each sample. */
const scanned = 40_000

const desk = await openBenchDesk(givenPlace())
const { read, readConnection } = desk.requireCore()
const search = caseSearch(readConnection, read)
const kind =
  read.get<{ number: number }>('select number from search_kind where kind=?', [documentKind])?.number ?? 1
const buildings = read
  .all<{ id: string }>(`select id from estate_node where kind='building' order by id limit 9`)
  .map(row => row.id)

const find = (text: string, filter: { states?: CaseState[]; buildingId?: string } = {}) =>
  search.find({ text, filter, before: undefined, limit: 50 })
const raw = readConnection.prepare(
  withNames(
    `select ${listColumns} from (
       select i.rowid as place, d.id as found from search_index i cross join search_document d on d.number = i.rowid
       where i.search_index match ? order by i.rowid desc limit 51
     ) hit cross join "case" on "case".id = hit.found order by hit.place desc`,
  ),
)

const figures: Figure[] = []
const both = words.map(word =>
  inTurns(
    () => find(word),
    () => raw.all(`"${gramToken(kind, word)}"`),
    15,
  ),
)
const times = { desk: median(both.map(one => one.desk)), raw: median(both.map(one => one.raw)) }
figures.push(against('two characters, 50 newest with their rows (median of 12 words)', times, 2))
const slowest = both.reduce((worst, one) => (one.desk / one.raw > worst.desk / worst.raw ? one : worst))
figures.push(against('the same, the word farthest from raw', slowest, 2))

const open: CaseState[] = ['received', 'handling', 'resolved']
const filtered = buildings.flatMap(buildingId => [
  often(() => find('漏水', { states: open, buildingId }), 9),
  often(() => find('的', { states: ['void'], buildingId }), 9),
  often(() => find('卫生间漏水', { states: ['closed'], buildingId }), 9),
])
figures.push(within('search with state and building, slowest of 27', 'ms', Math.max(...filtered), 50))
const single = ['的', '漏', '鑫', '7', '业', 'w'].map(text => often(() => find(text), 15))
figures.push(within('one character, slowest of 6', 'ms', Math.max(...single), 10))
const samples = [...words, '的', '漏', '卫生间漏水', '阳台 漏水', '3#1201', 'wifi']
figures.push(
  within(
    `wrong or missing against a scan of ${scanned} cases, ${samples.length} samples`,
    'wrong',
    wrongOf(read),
    0,
  ),
)
await desk.close()
report(figures)

/** How many of the samples' hits among the newest documents differ from a scan over all their words. */
function wrongOf(read: ReadDatabase): number {
  const newest = read.all<{ id: string }>(
    'select id from search_document where kind=? order by number desc limit ?',
    [kind, scanned],
  )
  const texts = new Map<string, string>()
  for (let first = 0; first < newest.length; first += 500) {
    const ids = newest.slice(first, first + 500).map(row => row.id)
    for (const [id, found] of caseWords(read, ids)) texts.set(id, found.text)
  }
  let wrong = 0
  for (const sample of samples) {
    const asked = sample.split(' ')
    const expected = newest.filter(({ id }) => matchesWords([texts.get(id) ?? ''], asked)).slice(0, 50)
    const found = find(sample).rows.map(row => row.id)
    const comparable = expected.length === 50 ? found : found.slice(0, expected.length)
    wrong += expected.filter(({ id }, index) => comparable[index] !== id).length
  }
  return wrong
}
