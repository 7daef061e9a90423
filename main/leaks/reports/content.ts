import { leakStateWords, leakWords, severityWord, teamKindWords } from '../../contract/leak-words.ts'
import type { Language } from '../../contract/errors.ts'
import {
  type LeakFigures,
  type LeakReportWords,
  type ReportedLeak,
  type Spread,
  type WaitName,
  waitNames,
} from '../../contract/leak-reports.ts'
import type {
  ReportBlock,
  ReportContent,
  ReportSection,
  ReportTable,
  ReportValue,
} from '../../contract/report-content.ts'
import { localTime } from '../../site/time.ts'

/** What a report is made of. */
export interface ReportFacts {
  readonly title: string
  readonly notes: readonly string[]
  readonly figures: LeakFigures
  readonly words: LeakReportWords
  readonly language: Language
  /** IANA zone of the site. */
  readonly timeZone: string
  /** Tables that only some reports have: costs, recurrences, what a season came to. */
  readonly more: readonly ReportSection[]
}

const waitWords: Readonly<Record<WaitName, readonly [string, string]>> = {
  acknowledged: ['接单', 'Acknowledged'],
  onsite: ['到场', 'On site'],
  stopped: ['止水', 'Water stopped'],
  contacted: ['首次回电', 'First called back'],
}

const minute = 60_000
const minutesOf = (millis: number | null) => (millis === null ? null : Math.round(millis / minute))

/** The whole report in one language: sections with words, tables and the charts drawn of them. */
export function reportContent(facts: ReportFacts): ReportContent {
  const { title, notes, figures, words, language, more } = facts
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const told = (heading: string, text: string): ReportSection => ({
    heading,
    blocks: [{ kind: 'words', text: text === '' ? say('（尚未填写）', '(not written yet)') : text }],
  })
  return {
    title,
    notes,
    sections: [
      { heading: say('概况', 'In short'), blocks: [tableBlock(summary(figures, say))] },
      { heading: say('雨量与来电', 'Rain against calls'), blocks: [tableBlock(curve(facts, say))] },
      {
        heading: say('在哪里', 'Where'),
        blocks: blocksOf([buildings(figures, say), entries(facts, say)]),
      },
      {
        heading: say('轻重与进度', 'How bad, and how far'),
        blocks: blocksOf([severities(facts, say), states(facts, say)]),
      },
      {
        heading: say('反应时间', 'Response times'),
        blocks: [
          {
            kind: 'words',
            text: say(
              '从住户第一次来电算起，到第一次接单、到场、止水、由我方主动回电为止；最近秩法取中位数和九成（九成的漏水不超过该时长）。尚未发生的不计入时长，单列为“仍在等”。',
              'From the household’s first call until a team first acknowledged, was on site, stopped the water, and until the desk first called back by itself. Median and 90 % by nearest rank: nine in ten leaks took no longer. What has not happened yet is in no duration and counted as waiting.',
            ),
          },
          tableBlock(waits(figures, say)),
          tableBlock(waitsBySeverity(facts, say)),
        ],
      },
      { heading: say('抢修队比较', 'Teams compared'), blocks: [tableBlock(teams(facts, say))] },
      ...more,
      {
        heading: say('尚未结束', 'Still open'),
        blocks: [tableBlock(leaks(say('未结', 'Open'), figures.open, facts, say))],
      },
      {
        heading: say('我方没有回过电的', 'Never called back'),
        blocks: [tableBlock(leaks(say('未回电', 'Not called'), figures.notContacted, facts, say))],
      },
      {
        heading: say('未能入户', 'Could not enter'),
        blocks: [tableBlock(leaks(say('未入户', 'No entry'), figures.notEntered, facts, say))],
      },
      {
        heading: say('复发', 'Came back'),
        blocks: [tableBlock(leaks(say('复发', 'Returned'), figures.returned, facts, say))],
      },
      told(say('缺了什么', 'What ran out'), words.ranOut),
      told(say('经验教训', 'Lessons'), words.lessons),
      told(say('预防措施', 'What to prevent'), words.prevent),
    ],
  }
}

export type Say = (zh: string, en: string) => string
export const tableBlock = (table: ReportTable): ReportBlock => ({ kind: 'table', table })

/** Tables that say something; where none does, one says so for all. */
export function blocksOf(tables: readonly ReportTable[]): ReportBlock[] {
  const some = tables.filter(table => table.rows.length > 0)
  return (some.length > 0 ? some : tables.slice(0, 1)).map(tableBlock)
}

const text = (title: string) => ({ title, kind: 'text' as const })
const number = (title: string) => ({ title, kind: 'number' as const })
const minutes = (title: string) => ({ title, kind: 'minutes' as const })

function summary({ totals }: LeakFigures, say: Say): ReportTable {
  const rows: readonly (readonly [string, ReportValue])[] = [
    [say('漏水', 'Leaks'), totals.leaks],
    [say('来电', 'Calls'), totals.calls],
    [say('受影响住户', 'Homes'), totals.homes],
    [say('公共部位或房号不明', 'Common parts and unknown homes'), totals.places],
    [say('尚未结束', 'Still open'), totals.open],
    [say('复发', 'Came back'), totals.returned],
    [say('我方没有回过电的', 'Never called back'), totals.notContacted],
    [say('未能入户', 'Could not enter'), totals.notEntered],
    [say('雨量（毫米）', 'Rain (mm)'), totals.millimetres],
  ]
  return {
    name: say('概况', 'Summary'),
    columns: [text(say('项目', 'What')), number(say('数量', 'Figure'))],
    rows,
  }
}

function curve({ figures, timeZone, language }: ReportFacts, say: Say): ReportTable {
  const { step, points } = figures.curve
  const two = (value: number) => String(value).padStart(2, '0')
  const when = (at: number) => {
    const { month, day, hour } = localTime(at, timeZone)
    const date = `${two(month)}-${two(day)}`
    return step === 'day' ? date : `${date} ${two(hour)}${language === 'zh' ? '时' : 'h'}`
  }
  return {
    name: say('雨量与来电', 'Rain and calls'),
    columns: [
      text(step === 'day' ? say('日期', 'Day') : say('时段', 'Hour')),
      number(say('雨量（毫米）', 'Rain (mm)')),
      number(say('来电', 'Calls')),
      number(say('新漏水', 'New leaks')),
    ],
    rows: points.map(({ at, millimetres, calls, leaks }) => [when(at), millimetres, calls, leaks]),
    chart: { kind: 'curve', title: say('雨量与来电', 'Rain against calls'), label: 0, bars: [1], line: 2 },
    workbookOnly: true,
  }
}

const groupColumns = (say: Say) => [
  number(say('漏水', 'Leaks')),
  number(say('未结', 'Open')),
  number(say('来电', 'Calls')),
  number(say('复发', 'Came back')),
]

function buildings(figures: LeakFigures, say: Say): ReportTable {
  return {
    name: say('按楼栋', 'By building'),
    columns: [text(say('楼栋', 'Building')), ...groupColumns(say)],
    rows: figures.buildings.map(({ name, leaks, open, calls, returned }) => [
      name ?? say('不明', 'not known'),
      leaks,
      open,
      calls,
      returned,
    ]),
    chart: { kind: 'rows', title: say('各楼栋的漏水', 'Leaks by building'), label: 0, bars: [1, 2] },
  }
}

function entries({ figures, language }: ReportFacts, say: Say): ReportTable {
  return {
    name: say('按进水部位', 'By where it came in'),
    columns: [text(say('进水部位', 'Where it came in')), ...groupColumns(say)],
    rows: figures.entries.map(({ entry, leaks, open, calls, returned }) => [
      leakWords[`entry.${entry}`][language],
      leaks,
      open,
      calls,
      returned,
    ]),
    chart: {
      kind: 'rows',
      title: say('各部位的漏水', 'Leaks by where they came in'),
      label: 0,
      bars: [1, 2],
    },
  }
}

function severities({ figures, language }: ReportFacts, say: Say): ReportTable {
  return {
    name: say('按轻重', 'By severity'),
    columns: [text(say('轻重', 'How bad')), ...groupColumns(say)],
    rows: figures.severities.map(({ severity, leaks, open, calls, returned }) => [
      severityWord('storm', severity)[language],
      leaks,
      open,
      calls,
      returned,
    ]),
    chart: { kind: 'rows', title: say('轻重', 'How bad'), label: 0, bars: [1, 2] },
  }
}

function states({ figures, language }: ReportFacts, say: Say): ReportTable {
  return {
    name: say('按进度', 'By state'),
    columns: [text(say('进度', 'State')), number(say('漏水', 'Leaks'))],
    rows: figures.states.map(({ state, leaks }) => [leakStateWords[state][language], leaks]),
  }
}

const spreadColumns = (say: Say) => [
  minutes(say('中位数', 'Median')),
  minutes(say('九成不超过', '90 %')),
  minutes(say('最长', 'Worst')),
  number(say('次数', 'Done')),
  number(say('仍在等', 'Waiting')),
]
const spreadCells = ({ median, p90, worst, count, waiting }: Spread): ReportValue[] => [
  minutesOf(median),
  minutesOf(p90),
  minutesOf(worst),
  count,
  waiting,
]

function waits({ waits }: LeakFigures, say: Say): ReportTable {
  return {
    name: say('反应时间', 'Response times'),
    columns: [text(say('到什么为止', 'Until')), ...spreadColumns(say)],
    rows: waitNames.map(name => [say(...waitWords[name]), ...spreadCells(waits[name])]),
    chart: { kind: 'rows', title: say('从第一次来电算起', 'Since the first call'), label: 0, bars: [1, 2] },
  }
}

function waitsBySeverity({ figures, language }: ReportFacts, say: Say): ReportTable {
  return {
    name: say('反应时间（按轻重）', 'Response by severity'),
    columns: [text(say('轻重', 'How bad')), text(say('到什么为止', 'Until')), ...spreadColumns(say)],
    rows: figures.severities.flatMap(({ severity, waits }) =>
      waitNames.map(name => [
        severityWord('storm', severity)[language],
        say(...waitWords[name]),
        ...spreadCells(waits[name]),
      ]),
    ),
  }
}

function teams({ figures, language }: ReportFacts, say: Say): ReportTable {
  return {
    name: say('抢修队', 'Teams'),
    columns: [
      text(say('抢修队', 'Team')),
      text(say('单位', 'Of')),
      number(say('派出', 'Sent')),
      number(say('止水', 'Stopped')),
      number(say('没有回应', 'No answer')),
      number(say('未能入户', 'No entry')),
      minutes(say('接单（中位数）', 'Acknowledged (median)')),
      minutes(say('到场（中位数）', 'On site (median)')),
      number(say('维修', 'Repaired')),
      number(say('没修好', 'Did not hold')),
    ],
    rows: figures.teams.map(team => [
      team.name,
      teamKindWords[team.kind][language],
      team.sent,
      team.stopped,
      team.unanswered,
      team.closedDoors,
      minutesOf(team.acknowledged.median),
      minutesOf(team.arrived.median),
      team.repaired,
      team.failed,
    ]),
    chart: { kind: 'rows', title: say('派出与止水', 'Sent and stopped'), label: 0, bars: [2, 3] },
  }
}

function leaks(
  name: string,
  list: readonly ReportedLeak[],
  { language }: ReportFacts,
  say: Say,
): ReportTable {
  return {
    name,
    columns: [
      text(say('单号', 'Number')),
      text(say('位置', 'Where')),
      text(say('部位', 'Comes in')),
      text(say('轻重', 'How bad')),
      text(say('进度', 'State')),
      { title: say('第一次来电', 'First call'), kind: 'time' },
      number(say('来电', 'Calls')),
      text(say('抢修队', 'Team')),
    ],
    rows: list.map(one => [
      one.number,
      one.unitNumber ?? one.buildingName ?? say('不明', 'not known'),
      leakWords[`entry.${one.entry}`][language],
      severityWord('storm', one.severity)[language],
      leakStateWords[one.state][language],
      one.reportedAt,
      one.calls,
      one.teamName ?? '',
    ]),
  }
}
