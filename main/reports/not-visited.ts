import { NotVisitedInput } from '../contract/visits.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { readSite, todayOf } from '../site/queries.ts'
import { dayStart } from '../site/time.ts'
import { notVisited } from '../visits/not-visited.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from './table-file.ts'

const Input = NotVisitedInput.extend(tableFileInput)
type Input = ReturnType<typeof Input.parse>

export const NotVisitedExport = Input.omit({ printedBy: true, printedAt: true })

/** Homes nobody visited since a day, narrowed as on the screen, all of them: the longest unvisited first. */
export const notVisitedJob = defineJob({
  name: 'report.notVisited',
  input: Input,
  run: async (context, input): Promise<TableFile> =>
    await makeTableFile(context, input, columnsOf(input.language), rowsOf(context, input)),
})

function columnsOf(language: Input['language']): TableColumn[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return [
    { header: say('房号', 'Unit'), kind: 'text', width: 18 },
    { header: say('楼层', 'Floor'), kind: 'number', width: 8 },
    { header: say('住户', 'People'), kind: 'text', width: 40 },
    { header: say('未结案件', 'Open cases'), kind: 'number', width: 12 },
    { header: say('上次走访', 'Last visit'), kind: 'time' },
    { header: say('走访安排', 'Visit to come'), kind: 'text', width: 14 },
  ]
}

function* rowsOf({ read }: JobContext, input: Input): Generator<TableValue[]> {
  const { buildingId, since, tier, only, language, printedAt } = input
  const timeZone = readSite(read)?.timeZone ?? 'Asia/Shanghai'
  const asked = {
    buildingId,
    tier,
    only,
    since: dayStart(Date.parse(`${since}T12:00:00Z`), timeZone),
    today: todayOf(read, printedAt),
  }
  for (const row of notVisited(read, asked, Number.MAX_SAFE_INTEGER).rows) {
    yield [
      row.unitNumber,
      row.floor,
      row.people.join(language === 'zh' ? '、' : ', '),
      row.openCases,
      row.lastVisit,
      row.planned ? (language === 'zh' ? '已安排' : 'planned') : null,
    ]
  }
}
