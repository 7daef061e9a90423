import type { LedgerColumn, LedgerRow } from '../../contract/ledgers.ts'
import { type CaseKind, CaseState, caseStates, openStates } from '../../contract/cases.ts'
import { categoryPath, kindName } from '../../contract/profile.ts'
import {
  channelWords,
  levelWords,
  noCallbackWords,
  responsibleWords,
  stateWords,
  waitingWords,
  type Words,
} from '../../contract/words.ts'
import { type CaseLedgerRow, caseLedgerPage } from '../../cases/ledger.ts'
import type { Ledger, LedgerContext } from '../ledger.ts'
import { causeOrNone } from '../cause-words.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

const columns: readonly LedgerColumn[] = [
  { id: 'number', words: words('编号', 'Number'), kind: 'text', width: 22 },
  { id: 'receivedAt', words: words('受理时间', 'Received'), kind: 'time' },
  { id: 'kind', words: words('类型', 'Kind'), kind: 'text', width: 10 },
  { id: 'level', words: words('等级', 'Level'), kind: 'text', width: 10 },
  { id: 'state', words: words('状态', 'State'), kind: 'text', width: 14 },
  { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' },
  { id: 'who', words: words('业主/来访人', 'Owner or caller'), kind: 'text' },
  { id: 'text', words: words('内容', 'What was said'), kind: 'text', width: 60 },
  { id: 'category', words: words('类别', 'Category'), kind: 'text', width: 24, screenOnly: true },
  { id: 'channel', words: words('渠道', 'Channel'), kind: 'text', width: 12, screenOnly: true },
  { id: 'phone', words: words('电话', 'Phone'), kind: 'text', width: 14, screenOnly: true },
  { id: 'wish', words: words('诉求', 'What they want'), kind: 'text', width: 40, screenOnly: true },
  { id: 'firstContact', words: words('首问责任人', 'First contact'), kind: 'text', screenOnly: true },
  { id: 'assignee', words: words('负责人', 'Responsible'), kind: 'text' },
  { id: 'dueAt', words: words('期限', 'Due'), kind: 'time', screenOnly: true },
  { id: 'cause', words: words('原因', 'Cause'), kind: 'text', screenOnly: true },
  { id: 'party', words: words('责任单位', 'Responsible party'), kind: 'text', width: 24, screenOnly: true },
  { id: 'resolvedAt', words: words('解决时间', 'Resolved'), kind: 'time', screenOnly: true },
  { id: 'closedAt', words: words('关闭时间', 'Closed'), kind: 'time' },
  { id: 'verified', words: words('核实', 'Verified'), kind: 'text', width: 20, screenOnly: true },
]

const openWords = words('未结', 'Open')
const verifiedWords = { good: words('合格', 'Good'), bad: words('不合格', 'Not good') }

function valuesOf(row: CaseLedgerRow, { profile, language }: LedgerContext): LedgerRow['values'] {
  const category = (categoryPath(profile, row.category) ?? []).map(node => node.name[language]).join(' / ')
  const waiting = row.waitingOn === null ? undefined : waitingWords[row.waitingOn]
  const state = stateWords[row.state][language]
  const verified = row.verified === null ? null : verifiedWords[row.verified][language]
  const without = row.withoutCallback === null ? null : noCallbackWords[row.withoutCallback]?.[language]
  return [
    row.number,
    row.receivedAt,
    kindName(profile, row.kind)[language],
    row.level === null ? null : levelWords[row.level][language],
    waiting ? `${state} · ${waiting[language]}` : state,
    [row.buildingName, row.unitNumber].filter(part => part !== null).join(' '),
    row.personName ?? row.callerName,
    row.text,
    category === '' ? row.category.join(' / ') : category,
    channelWords[row.channel][language],
    row.callerPhone,
    row.wish,
    row.firstContactName,
    row.assigneeName,
    row.due?.at ?? null,
    causeOrNone(row, profile, language),
    row.responsibleKind === null
      ? null
      : `${responsibleWords[row.responsibleKind][language]} ${row.responsible ?? ''}`.trim(),
    row.resolvedAt,
    row.closedAt,
    verified ?? without ?? null,
  ]
}

function caseLedger(name: string, zh: string, en: string, kinds?: readonly CaseKind[]): Ledger {
  return {
    name,
    words: words(zh, en),
    columns: kinds?.length === 1 ? columns.filter(column => column.id !== 'kind') : columns,
    filters: ['building', 'category', 'state'],
    states: [
      { id: 'open', words: openWords },
      ...caseStates.map(state => ({ id: state, words: stateWords[state] })),
    ],
    page(context, { filter, since, to, before, limit }) {
      const states = filter.state === 'open' ? [...openStates] : statesOf(filter.state)
      const page = caseLedgerPage(context.read, context.profile, {
        filter: {
          ...(kinds ? { kinds: [...kinds] } : {}),
          ...(states ? { states } : {}),
          ...(filter.building === undefined ? {} : { buildingId: filter.building }),
          ...(filter.category === undefined ? {} : { category: filter.category }),
          ...(since === undefined ? {} : { receivedFrom: since }),
          ...(to === undefined ? {} : { receivedBefore: to }),
        },
        before,
        limit,
      })
      const kindAt = columns.findIndex(column => column.id === 'kind')
      return {
        rows: page.rows.map(row => {
          const values = valuesOf(row, context)
          return {
            id: row.id,
            path: `/cases/${row.id}`,
            values: kinds?.length === 1 ? values.toSpliced(kindAt, 1) : values,
          }
        }),
        next: page.next,
      }
    },
  }
}

/** A state the ledger does not know narrows nothing away: an old address still opens. */
function statesOf(state: string | undefined): CaseState[] | undefined {
  const known = CaseState.safeParse(state)
  return known.success ? [known.data] : undefined
}

/** Ledgers of cases: one of all, one of each kind that people keep a register of. */
export const caseLedgers: readonly Ledger[] = [
  caseLedger('cases', '案件台账', 'Cases'),
  caseLedger('complaints', '投诉台账', 'Complaints', ['complaint']),
  caseLedger('repairs', '报修台账', 'Repairs', ['repair']),
  caseLedger('consultations', '咨询台账', 'Consultations', ['consultation']),
  caseLedger('suggestions', '建议台账', 'Suggestions', ['suggestion']),
  caseLedger('disputes', '纠纷台账', 'Disputes', ['dispute']),
  caseLedger('praises', '表扬台账', 'Praise', ['praise']),
]
