import type { Language } from '../../contract/errors.ts'
import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import type { PointRow, StopRow } from '../../contract/patrols.ts'
import { pointKindWords, seasonTaskWords, contactRoleWords, shiftWords } from '../../contract/season-words.ts'
import { watchRowName } from '../../contract/season-watch.ts'
import type { RegisterListSeen } from '../../contract/register-lists.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { onCallOn } from '../../contractors/queries.ts'
import { materials } from '../../season/material-queries.ts'
import { patrolPoints, patrolRound, pointsDue } from '../../season/patrol-queries.ts'
import { drills, roster, seasonPlan } from '../../season/plan-queries.ts'
import { number, text, words } from './columns.ts'

type SeasonSeen = Extract<
  RegisterListSeen,
  { list: 'duty-roster' | 'season-contacts' | 'materials' | 'patrol-points' | 'patrol-round' | 'drills' }
>
interface List {
  readonly columns: readonly LedgerColumn[]
  readonly rows: readonly LedgerRow['values'][]
}

const boxes = { zh: '□ 正常　□ 有问题', en: '□ good  □ fault' } as const
/** What is looked at, with boxes to tick and room to write. */
const roundColumns = [
  text('building', '楼栋', 'Building', 14),
  text('point', '地点', 'Place', 24),
  text('where', '具体位置', 'Where exactly', 24),
  text('due', '应查', 'Due', 12),
  text('result', '结果', 'Result', 20),
  text('found', '看到什么', 'What was found', 36),
  text('by', '签字、时间', 'Signature, time', 20),
]

/** A list of the season with its rows, as it stands on the screen. @param today day at the site */
export function seasonList(read: ReadDatabase, seen: SeasonSeen, language: Language, today: string): List {
  switch (seen.list) {
    case 'duty-roster':
      return {
        columns: [
          text('day', '日期', 'Day', 14),
          text('holiday', '节假日', 'Holiday', 14),
          text('shift', '班次', 'Shift', 10),
          text('people', '值班人', 'People', 30),
          text('phone', '电话', 'Phone', 30),
        ],
        rows: roster(read, seen.from, seen.to).map(({ day, holiday, shift, people }) => [
          day,
          holiday?.[language] ?? null,
          shiftWords[shift][language],
          people.map(({ name }) => name ?? '').join(' / '),
          people.map(({ phone }) => phone ?? '').join(' / '),
        ]),
      }
    case 'season-contacts':
      return contactList(read, seen.year, language, today)
    case 'materials':
      return {
        columns: [
          text('name', '物资', 'Material', 24),
          number('stock', '库存', 'In stock'),
          number('minimum', '最少', 'At least'),
          number('out', '在外', 'Out'),
          text('measure', '单位', 'Counted in', 10),
          text('place', '存放处', 'Where it lies', 30),
        ],
        rows: materials(read)
          .filter(({ active }) => active)
          .map(row => [row.name, row.stock, row.minimum, row.out, row.measure, row.place]),
      }
    case 'patrol-points': {
      const points = seen.due ? pointsDue(read, today) : patrolPoints(read, today)
      return { columns: roundColumns, rows: points.map(point => pointValues(point, language)) }
    }
    case 'patrol-round': {
      const stops = patrolRound(read, seen.roundId)?.rows ?? []
      return { columns: roundColumns, rows: stops.map(stop => stopValues(stop, language)) }
    }
    case 'drills':
      return {
        columns: [
          text('day', '日期', 'Day', 12),
          text('scenario', '演练内容', 'Scenario', 36),
          text('participants', '参加的人', 'Who took part', 30),
          text('learnt', '学到什么', 'What was learnt', 46),
          text('next', '下次演练', 'Next drill', 12),
        ],
        rows: drills(read).map(row => [row.day, row.scenario, row.participants, row.learnt, row.nextDay]),
      }
  }
}

/** Everybody to call in a storm: who answers for what, authorities, contractors on call. */
function contactList(read: ReadDatabase, year: number, language: Language, today: string): List {
  const plan = seasonPlan(read, year)
  const onCall = language === 'zh' ? '外协单位' : 'Contractor on call'
  return {
    columns: [
      text('role', '单位、事项', 'What', 20),
      text('name', '名称', 'Name', 30),
      text('phone', '电话', 'Phone', 30),
      text('note', '备注', 'Note', 40),
    ],
    rows: [
      ...(plan?.responsible ?? []).map(({ task, name, phone }) => [
        seasonTaskWords[task][language],
        name,
        phone,
        null,
      ]),
      ...(plan?.contacts ?? []).map(({ role, name, phone, note }) => [
        contactRoleWords[role][language],
        name,
        phone,
        note,
      ]),
      ...onCallOn(read, today).map(({ contractorName, dayPhone, nightPhone, note }) => [
        onCall,
        contractorName,
        [dayPhone, nightPhone].filter(one => one !== null).join(' / '),
        note,
      ]),
    ],
  }
}

const pointValues = (point: PointRow, language: Language): LedgerRow['values'] => [
  point.buildingName,
  point.name === '' ? pointKindWords[point.kind][language] : point.name,
  point.place,
  point.dueDay,
  boxes[language],
  null,
  null,
]

const outcomeWords = { good: words('正常', 'good'), fault: words('有问题', 'fault') } as const
const stopValues = (
  { buildingName, place, check, ...stop }: StopRow,
  language: Language,
): LedgerRow['values'] => [
  buildingName,
  watchRowName(stop, language),
  place,
  null,
  check ? outcomeWords[check.outcome][language] : boxes[language],
  check?.found ?? null,
  check?.byName ?? null,
]
