import { z } from 'zod'
import { listCases } from '../cases/list.ts'
import { rowsOf as rowsOfCases } from '../cases/rows.ts'
import type { CaseRow } from '../contract/case-views.ts'
import { Channel } from '../contract/cases.ts'
import { RecipientId } from '../contract/sheets.ts'
import { kindName } from '../contract/profile.ts'
import { channelWords, stateWords, waitingWords } from '../contract/words.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import { awaitedReplies, casesAwaiting } from '../sheets/awaited.ts'
import { partyNames } from '../sheets/recipients.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from './table-file.ts'

const Input = z.object({
  ...tableFileInput,
  channel: Channel.optional(),
  /** Cases that await this recipient's reply to a contact sheet, whatever else they wait for. */
  recipient: RecipientId.optional(),
})
type Input = z.output<typeof Input>

export const ChaseListExport = Input.omit({ printedBy: true, printedAt: true })

/** Waiting cases to go through with whoever is waited for: who sees to them, by which channel they came, since when. */
export const chaseListJob = defineJob({
  name: 'report.chaseList',
  input: Input,
  run: async (context, input): Promise<TableFile> =>
    await makeTableFile(context, input, columnsOf(input.language), rowsOf(context, input)),
})

const day = 86_400_000

function columnsOf(language: Input['language']): TableColumn[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return [
    { header: say('负责人', 'Responsible'), kind: 'text' },
    { header: say('渠道', 'Channel'), kind: 'text', width: 12 },
    { header: say('等待', 'Waits for'), kind: 'text', width: 16 },
    { header: say('联系单未回复', 'Sheets not answered'), kind: 'text', width: 24 },
    { header: say('回复期限', 'Reply due'), kind: 'time' },
    { header: say('等待开始', 'Since'), kind: 'time' },
    { header: say('天数', 'Days'), kind: 'number', width: 8 },
    { header: say('编号', 'Number'), kind: 'text', width: 22 },
    { header: say('房屋', 'Unit'), kind: 'text' },
    { header: say('类型', 'Kind'), kind: 'text', width: 10 },
    { header: say('内容', 'What was said'), kind: 'text', width: 50 },
    { header: say('状态', 'State'), kind: 'text', width: 12 },
  ]
}

/** In groups, as people are spoken to: by who sees to them, by channel, those that wait longest first. */
function* rowsOf(context: JobContext, input: Input): Generator<TableValue[]> {
  const { read } = context
  const { language, printedAt, recipient } = input
  const cases =
    recipient === undefined ? waitingCases(context, input) : rowsOfCases(read, casesAwaiting(read, recipient))
  const replies = awaitedReplies(
    read,
    cases.map(row => row.id),
  )
  const profile = profileOf(read)
  const nameOf = partyNames(read, profile)
  const order = (row: CaseRow) => `${row.assigneeName ?? ''}\u0000${row.channel}`
  const lines = cases
    .map(row => {
      const awaited = replies.get(row.id) ?? []
      const asked = awaited.find(reply => reply.party === recipient)
      return { row, awaited, since: asked?.issuedAt ?? row.waitingSince }
    })
    .sort(
      (one, other) => order(one.row).localeCompare(order(other.row)) || (one.since ?? 0) - (other.since ?? 0),
    )
  for (const { row, awaited, since } of lines) {
    const parties = [...new Set(awaited.map(({ party }) => nameOf(party)[language]))]
    yield [
      row.assigneeName,
      channelWords[row.channel][language],
      row.waitingOn === null ? null : (waitingWords[row.waitingOn]?.[language] ?? row.waitingOn),
      parties.join(language === 'zh' ? '、' : ', '),
      awaited[0]?.dueAt ?? null,
      since,
      since === null ? null : Math.floor((printedAt - since) / day),
      row.number,
      [row.buildingName, row.unitNumber].filter(part => part !== null).join(' '),
      kindName(profile, row.kind)[language],
      row.summary,
      stateWords[row.state][language],
    ]
  }
}

/** Cases that wait are open ones: there are some thousand, so that they can be put in order here. */
function waitingCases({ read }: JobContext, { channel }: Input): CaseRow[] {
  const profile = profileOf(read)
  const filter = { waiting: true, ...(channel === undefined ? {} : { channel }) }
  const found: CaseRow[] = []
  let before: string | undefined
  do {
    const page = listCases(read, profile, { filter, sort: 'received', before, limit: 200 })
    found.push(...page.rows)
    before = page.next ?? undefined
  } while (before !== undefined)
  return found
}
