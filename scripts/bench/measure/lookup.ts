/** Finding owners while typing, each beginning of what is typed. */
import { lookupOwners } from '../../../main/people/owner-lookup.ts'
import { openPersonLookupReader } from '../../../main/people/name-search.ts'
import { openBenchDesk } from '../data/place.ts'
import { often, report, within } from './figure.ts'
import { givenPlace } from './place.ts'

const desk = await openBenchDesk(givenPlace())
const core = desk.requireCore()
const sources = { read: core.read, people: openPersonLookupReader(core.readConnection), today: '2026-07-01' }
const typed = [
  '张',
  '张伟',
  'z',
  'zw',
  'zhangw',
  'wang',
  '1',
  '13',
  '138',
  '1380',
  '0013',
  '12-1-101',
  '3栋',
  '12栋1单元201',
  '王 138',
  '李 7',
]
const beginnings = new Set(
  typed.flatMap(text =>
    Array.from(text, (_, index) =>
      Array.from(text)
        .slice(0, index + 1)
        .join(''),
    ),
  ),
)
const times = Array.from(beginnings, text => ({
  text,
  time: often(() => lookupOwners(sources, text, 12), 9),
}))
const slowest = times.reduce((worst, one) => (one.time > worst.time ? one : worst))
await desk.close()
report([
  within(`owner lookup while typing, slowest of ${times.length} (${slowest.text})`, 'ms', slowest.time, 10),
])
