import { z } from 'zod'
import { dailySummary } from '../callbacks/figures.ts'
import { startOfDayAfter } from '../callbacks/rules.ts'
import type { CallbackFigures, DailySummary } from '../contract/callback-views.ts'
import { callbackMethodWords, satisfactionWords } from '../contract/callback-words.ts'
import { SummaryInput } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { defineJob } from '../jobs/job.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import {
  makeTableFile,
  type TableColumn,
  type TableFile,
  tableFileInput,
  type TableValue,
} from './table-file.ts'

const Input = z.object({ ...tableFileInput, ...SummaryInput.shape })
type Language = z.output<typeof Input>['language']

export const CallbackSummaryExport = Input.omit({ printedBy: true, printedAt: true, filterWords: true })

/** The daily callback summary: both figures in the head, then every call of the day. */
export const callbackSummaryJob = defineJob({
  name: 'report.callbackSummary',
  input: Input,
  async run(context, input): Promise<TableFile> {
    const { read } = context
    const site = readSite(read)
    if (!site) throw new DeskError('log.notSetUp')
    const tomorrow = startOfDayAfter(input.printedAt, 1, site.timeZone)
    const summary = dailySummary(
      { read, profile: profileOf(read), now: input.printedAt, tomorrow },
      input.day,
      site.timeZone,
    )
    const filterWords = figureWords(summary, input.language)
    return await makeTableFile(
      context,
      { ...input, filterWords },
      columnsOf(input.language),
      rowsOf(summary, input.language),
    )
  },
})

const say = (language: Language, zh: string, en: string) => (language === 'zh' ? zh : en)

function share(part: number, { due }: CallbackFigures): string {
  return due === 0 ? '—' : `${Math.round((part / due) * 1000) / 10} %`
}

/** Both figures, never one without the other. */
function figureWords({ day, figures, more }: DailySummary, language: Language): string[] {
  const { due, done, reached, target, satisfaction } = figures
  return [
    day,
    say(
      language,
      `回访完成 ${done}/${due}（${share(done, figures)}，目标 ${target} %）`,
      `Done ${done} of ${due} due (${share(done, figures)}, target ${target} %)`,
    ),
    say(
      language,
      `实际接通 ${reached}/${due}（${share(reached, figures)}）`,
      `Reached ${reached} of ${due} due (${share(reached, figures)})`,
    ),
    (['satisfied', 'neutral', 'dissatisfied'] as const)
      .map(one => `${satisfactionWords[one][language]} ${satisfaction[one]}`)
      .join(say(language, '，', ', ')),
    ...(more ? [say(language, '仅列出前 500 次通话', 'Only the first 500 calls are listed')] : []),
  ]
}

function columnsOf(language: Language): TableColumn[] {
  return [
    { header: say(language, '时间', 'Time'), kind: 'time' },
    { header: say(language, '案件', 'Case'), kind: 'text' },
    { header: say(language, '房屋', 'Unit'), kind: 'text' },
    { header: say(language, '业主', 'Owner'), kind: 'text' },
    { header: say(language, '方式', 'How'), kind: 'text' },
    { header: say(language, '结果', 'Result'), kind: 'text' },
    { header: say(language, '业主原话', 'Owner’s words'), kind: 'text', width: 60 },
    { header: say(language, '回访人', 'Called by'), kind: 'text' },
  ]
}

function* rowsOf({ calls }: DailySummary, language: Language): Generator<TableValue[]> {
  for (const { attempt, callback } of calls) {
    const { satisfaction } = callback
    yield [
      attempt.at,
      callback.caseNumber,
      [callback.buildingName, callback.unitNumber].filter(part => part !== null).join(' '),
      callback.name,
      callbackMethodWords[attempt.method][language],
      attempt.reached && satisfaction !== null
        ? satisfactionWords[satisfaction][language]
        : say(language, '未接通', 'not reached'),
      attempt.reached ? callback.words : attempt.note,
      attempt.byName,
    ]
  }
}
