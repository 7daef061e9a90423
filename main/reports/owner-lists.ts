import { z } from 'zod'
import { UnitFilter } from '../contract/estate.ts'
import type { Language } from '../contract/errors.ts'
import { PersonFilter } from '../contract/people.ts'
import { movedOutWords, roleWords, tierWords, unitKindWords } from '../contract/owner-words.ts'
import type { Words } from '../contract/words.ts'
import { listUnits, type UnitCursor } from '../estate/unit-list.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { listPeople } from '../people/list.ts'
import { openPersonLookupReader } from '../people/name-search.ts'
import { todayOf } from '../site/queries.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from './table-file.ts'

const text = z.string().max(100).default('')
const PeopleInput = z.object({ ...tableFileInput, filter: PersonFilter.default({}), text })
const UnitsInput = z.object({ ...tableFileInput, filter: UnitFilter.default({}), text })

export const PeopleListExport = PeopleInput.omit({ printedBy: true, printedAt: true })
export const UnitListExport = UnitsInput.omit({ printedBy: true, printedAt: true })

const pageSize = 200

/** The list of people as it stands on the screen; phones stay masked. */
export const peopleListJob = defineJob({
  name: 'report.peopleList',
  input: PeopleInput,
  run: async (context, input): Promise<TableFile> =>
    await makeTableFile(context, input, peopleColumns(input.language), eachPerson(context, input)),
})

/** The list of units with who lives there. */
export const unitListJob = defineJob({
  name: 'report.unitList',
  input: UnitsInput,
  run: async (context, input): Promise<TableFile> =>
    await makeTableFile(context, input, unitColumns(input.language), eachUnit(context, input)),
})

const say = (language: Language, zh: string, en: string) => (language === 'zh' ? zh : en)

const withNote = (language: Language, what: string, note: Words) =>
  say(language, `${what}（${note.zh}）`, `${what} (${note.en})`)

function peopleColumns(language: Language): TableColumn[] {
  return [
    { header: say(language, '姓名', 'Name'), kind: 'text' },
    { header: say(language, '电话', 'Phone'), kind: 'text' },
    { header: say(language, '房屋', 'Units'), kind: 'text', width: 40 },
    { header: say(language, '客户等级', 'Tier'), kind: 'text' },
    { header: say(language, '未结案件', 'Open cases'), kind: 'number' },
    { header: say(language, '登记时间', 'Registered'), kind: 'time' },
  ]
}

function* eachPerson(context: JobContext, input: z.output<typeof PeopleInput>): Generator<TableValue[]> {
  const { read } = context
  const lookup = openPersonLookupReader(context.readConnection)
  const today = todayOf(read, input.printedAt)
  let before: string | null = null
  do {
    const page: ReturnType<typeof listPeople> = listPeople(read, lookup, {
      filter: input.filter,
      text: input.text,
      before,
      limit: pageSize,
      today,
    })
    for (const row of page.rows) {
      const units = row.units
        .map(unit =>
          withNote(input.language, unit.number, unit.present ? roleWords[unit.role] : movedOutWords),
        )
        .join(say(input.language, '、', ', '))
      yield [row.name, row.phone, units, tierWords[row.tier][input.language], row.openCases, row.registeredAt]
    }
    before = page.next
  } while (before !== null)
}

function unitColumns(language: Language): TableColumn[] {
  return [
    { header: say(language, '位置', 'Place'), kind: 'text', width: 30 },
    { header: say(language, '房号', 'Unit'), kind: 'text' },
    { header: say(language, '类型', 'Kind'), kind: 'text' },
    { header: say(language, '楼层', 'Floor'), kind: 'number' },
    { header: say(language, '户型', 'Unit type'), kind: 'text' },
    { header: say(language, '实测面积（㎡）', 'Measured area (m²)'), kind: 'number', decimals: 2 },
    { header: say(language, '住户', 'People'), kind: 'text', width: 40 },
    { header: say(language, '未结案件', 'Open cases'), kind: 'number' },
  ]
}

function* eachUnit(context: JobContext, input: z.output<typeof UnitsInput>): Generator<TableValue[]> {
  const { read } = context
  const today = todayOf(read, input.printedAt)
  let after: UnitCursor | null = null
  do {
    const page: ReturnType<typeof listUnits> = listUnits(read, {
      filter: input.filter,
      text: input.text,
      after,
      limit: pageSize,
      today,
    })
    for (const row of page.rows) {
      const people = row.people
        .map(one => withNote(input.language, one.name ?? '', roleWords[one.role]))
        .join(say(input.language, '、', ', '))
      const area = row.measuredArea === null ? null : row.measuredArea / 100
      const kind = unitKindWords[row.kind][input.language]
      yield [row.path.join(' / '), row.number, kind, row.floor, row.unitType, area, people, row.openCases]
    }
    after = page.next
  } while (after !== null)
}
