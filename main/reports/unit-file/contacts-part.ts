import { callbacksOfUnit } from '../../callbacks/of-unit.ts'
import { startOfDayAfter } from '../../callbacks/rules.ts'
import {
  callbackMethodWords,
  callbackStateWords,
  cancelReasonWords,
  satisfactionWords,
} from '../../contract/callback-words.ts'
import { visitPurposeWords, visitStateWords } from '../../contract/knowledge-words.ts'
import type { VisitRow } from '../../contract/visits.ts'
import { profileOf } from '../../profiles/profiles.ts'
import { readSite } from '../../site/queries.ts'
import { dayStamp } from '../../site/time.ts'
import { listVisits } from '../../visits/queries.ts'
import { listPaper, wording } from './list-paper.ts'
import type { Paper, PaperContext, UnitFilePart } from './paper.ts'

/** How the owners were called back and visited, and what they said. */
export const contactsPart: UnitFilePart = {
  words: { zh: '回访与走访', en: 'Callbacks and visits' },
  *papers(context) {
    const { say } = wording(context)
    const calls = callRows(context)
    if (calls.length > 0)
      yield listPaper(context, {
        title: say('回访记录', 'Callbacks'),
        columns: [
          say('计划', 'Plan'),
          say('案件', 'Case'),
          say('对象', 'Who'),
          say('电话', 'Phone'),
          say('应回访', 'Due'),
          say('结果', 'Result'),
          say('时间', 'When'),
          say('回访人', 'By'),
          say('满意度', 'Satisfaction'),
          say('业主原话', 'What they said'),
        ],
        rows: calls,
        at: null,
      })
    const visits = context.unitIds.flatMap(unitId => visitsOf(context, unitId))
    if (visits.length > 0)
      yield listPaper(context, {
        title: say('走访记录', 'Home visits'),
        columns: [
          say('目的', 'Purpose'),
          say('状态', 'State'),
          say('时间', 'When'),
          say('走访人', 'Visitor'),
          say('见到的人', 'Spoken with'),
          say('记录', 'Minutes'),
          say('转出案件', 'Cases taken'),
        ],
        rows: visits.map(visit => visitRow(context, visit)),
        at: null,
      })
    for (const visit of visits) yield* photosOf(context, visit)
  },
}

function callRows(context: PaperContext): (string | null)[][] {
  const { job, language, printedAt } = context
  const { time } = wording(context)
  const timeZone = readSite(job.read)?.timeZone ?? 'Asia/Shanghai'
  const asked = {
    read: job.read,
    profile: profileOf(job.read),
    now: printedAt,
    tomorrow: startOfDayAfter(printedAt, 1, timeZone),
  }
  return context.unitIds
    .flatMap(unitId => callbacksOfUnit(asked, unitId))
    .map(call => [
      call.planName[language],
      call.caseNumber,
      call.name,
      call.phone,
      time(call.dueAt),
      call.cancelReason === null
        ? callbackStateWords[call.state][language]
        : cancelReasonWords[call.cancelReason][language],
      [time(call.endedAt), call.method && callbackMethodWords[call.method][language]]
        .filter(Boolean)
        .join(' '),
      call.endedByName,
      call.satisfaction && satisfactionWords[call.satisfaction][language],
      call.words,
    ])
}

function visitsOf({ job }: PaperContext, unitId: string): VisitRow[] {
  const visits: VisitRow[] = []
  let before: string | undefined
  do {
    const page = listVisits(job.read, { unitId, limit: 200, before })
    visits.push(...page.rows)
    before = page.next ?? undefined
  } while (before !== undefined)
  return visits
}

/** What was photographed at a visit, in a folder by its day. */
function* photosOf(context: PaperContext, visit: VisitRow): Generator<Paper> {
  const { say } = wording(context)
  const timeZone = readSite(context.job.read)?.timeZone ?? 'Asia/Shanghai'
  const on = dayStamp(visit.heldAt ?? visit.appointmentAt ?? visit.plannedAt, timeZone)
  for (const [index, { hash, name, takenAt, attachedAt }] of visit.files.entries()) {
    const called = name ?? say('走访照片', 'Photo of a visit')
    yield {
      path: [`${say('走访', 'Visit')} ${on}`, `${String(index + 1).padStart(2, '0')}-${called}`],
      title: called,
      at: takenAt ?? attachedAt,
      source: { hash },
    }
  }
}

function visitRow(context: PaperContext, visit: VisitRow): (string | null)[] {
  const { language } = context
  const { time } = wording(context)
  return [
    visitPurposeWords[visit.purpose][language],
    visitStateWords[visit.state][language],
    time(visit.heldAt ?? visit.appointmentAt ?? visit.plannedAt),
    visit.visitorName,
    [visit.personName, visit.present].filter(Boolean).join(' '),
    [visit.minutes, visit.note].filter(Boolean).join('\n'),
    visit.followUps.map(({ caseNumber }) => caseNumber).join(' '),
  ]
}
