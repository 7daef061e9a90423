import {
  answerStateWords,
  roundOutcomeWords,
  visitPurposeWords,
  visitStateWords,
} from '../../contract/knowledge-words.ts'
import { AnswerState, answerStates } from '../../contract/knowledge.ts'
import { VisitState, visitStates } from '../../contract/visits.ts'
import { RoundOutcome, roundOutcomes } from '../../contract/watch.ts'
import type { Words } from '../../contract/words.ts'
import { listAnswers } from '../../knowledge/queries.ts'
import { dayStamp } from '../../site/time.ts'
import { listVisits } from '../../visits/queries.ts'
import { watchLedger, watchPlaces } from '../../watch/queries.ts'
import type { Ledger } from '../ledger.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** Standard answers as they stand today; they come whole, for a desk has some hundreds. */
const answerLedger: Ledger = {
  name: 'answers',
  words: words('统一说辞', 'Standard answers'),
  columns: [
    { id: 'question', words: words('问题', 'Question'), kind: 'text', width: 36 },
    { id: 'answer', words: words('答复', 'Answer'), kind: 'text', width: 80 },
    { id: 'words', words: words('识别词', 'Words'), kind: 'text', screenOnly: true },
    { id: 'version', words: words('版本', 'Version'), kind: 'number', width: 8 },
    { id: 'from', words: words('起', 'From'), kind: 'text', width: 12 },
    { id: 'until', words: words('止', 'Until'), kind: 'text', width: 12 },
    { id: 'approvedBy', words: words('批准人', 'Approved by'), kind: 'text' },
    { id: 'uses', words: words('使用次数', 'Given'), kind: 'number', width: 10, screenOnly: true },
    { id: 'state', words: words('状态', 'State'), kind: 'text', width: 10 },
  ],
  filters: ['category', 'state'],
  states: answerStates.map(state => ({ id: state, words: answerStateWords[state] })),
  page({ read, profile, now, timeZone, language }, { filter, before }) {
    if (before !== undefined) return { rows: [], next: null }
    const state = AnswerState.safeParse(filter.state)
    const narrowed = {
      ...(state.success ? { state: state.data } : {}),
      ...(filter.category === undefined ? {} : { category: filter.category }),
    }
    const rows = listAnswers(read, profile, narrowed, dayStamp(now, timeZone)).rows.map(row => ({
      id: row.id,
      path: `/more/answers?answer=${row.id}`,
      values: [
        row.shown.question,
        row.shown.answer,
        row.shown.words.join(' '),
        row.shown.version,
        row.shown.from,
        row.shown.until,
        row.shown.approvedBy,
        row.shown.uses,
        answerStateWords[row.state][language],
      ],
    }))
    return { rows, next: null }
  },
}

/** Rounds of the web watch list and what they found. */
const roundLedger: Ledger = {
  name: 'web-rounds',
  words: words('网络巡查台账', 'Rounds of the web watch list'),
  columns: [
    { id: 'at', words: words('巡查时间', 'Looked at'), kind: 'time' },
    { id: 'place', words: words('网址名称', 'Place'), kind: 'text', width: 30 },
    { id: 'day', words: words('应巡日期', 'Due day'), kind: 'text', width: 12 },
    { id: 'by', words: words('巡查人', 'By'), kind: 'text' },
    { id: 'outcome', words: words('结果', 'Outcome'), kind: 'text', width: 12 },
    { id: 'cases', words: words('转为案件', 'Cases'), kind: 'text', width: 40 },
  ],
  filters: ['state', 'recipient'],
  states: roundOutcomes.map(outcome => ({ id: outcome, words: roundOutcomeWords[outcome] })),
  recipients: ({ read }) =>
    watchPlaces(read, '9999-12-31').map(({ id, name }) => ({ id, words: words(name, name) })),
  page({ read, language, timeZone }, { filter, since, to, before, limit }) {
    const outcome = RoundOutcome.safeParse(filter.state)
    const page = watchLedger(read, {
      ...(outcome.success ? { outcome: outcome.data } : {}),
      ...(filter.recipient === undefined ? {} : { placeId: filter.recipient }),
      ...(since === undefined ? {} : { from: dayStamp(since, timeZone) }),
      ...(to === undefined ? {} : { to: dayStamp(to - 1, timeZone) }),
      ...(before === undefined ? {} : { before }),
      limit,
    })
    const rows = page.rows.map(row => ({
      id: row.id,
      path: row.findings[0] ? `/cases/${row.findings[0].caseId}` : null,
      values: [
        row.at,
        row.placeName,
        row.day,
        row.byName,
        roundOutcomeWords[row.outcome][language],
        row.findings.map(finding => finding.caseNumber).join(' '),
      ],
    }))
    return { rows, next: page.next }
  },
}

/** Home visits with their minutes. */
const visitLedger: Ledger = {
  name: 'home-visits',
  words: words('上门走访台账', 'Home visits'),
  columns: [
    { id: 'unit', words: words('房屋', 'Unit'), kind: 'text' },
    { id: 'building', words: words('楼栋', 'Building'), kind: 'text' },
    { id: 'purpose', words: words('目的', 'Purpose'), kind: 'text' },
    { id: 'visitor', words: words('走访人', 'Visitor'), kind: 'text' },
    { id: 'appointmentAt', words: words('约定时间', 'Appointment'), kind: 'time' },
    { id: 'heldAt', words: words('走访时间', 'Held'), kind: 'time' },
    { id: 'with', words: words('接待人', 'Spoken with'), kind: 'text', screenOnly: true },
    { id: 'minutes', words: words('纪要', 'Minutes'), kind: 'text', width: 60 },
    { id: 'cases', words: words('后续案件', 'Cases'), kind: 'text', width: 30 },
    { id: 'state', words: words('状态', 'State'), kind: 'text', width: 14 },
  ],
  filters: ['building', 'state'],
  states: visitStates.map(state => ({ id: state, words: visitStateWords[state] })),
  page({ read, language }, { filter, since, to, before, limit }) {
    const state = VisitState.safeParse(filter.state)
    const page = listVisits(read, {
      ...(state.success ? { states: [state.data] } : {}),
      ...(filter.building === undefined ? {} : { buildingId: filter.building }),
      ...(since === undefined ? {} : { since }),
      ...(to === undefined ? {} : { to }),
      ...(before === undefined ? {} : { before }),
      limit,
    })
    const rows = page.rows.map(row => ({
      id: row.id,
      path: `/more/visits?visit=${row.id}`,
      values: [
        row.unitNumber,
        row.buildingName,
        visitPurposeWords[row.purpose][language],
        row.visitorName,
        row.appointmentAt,
        row.heldAt,
        [row.personName, row.present].filter(name => name !== null).join(' '),
        row.minutes ?? row.note,
        row.followUps.map(one => one.caseNumber).join(' '),
        visitStateWords[row.state][language],
      ],
    }))
    return { rows, next: page.next }
  },
}

export const knowledgeLedgers: readonly Ledger[] = [answerLedger, roundLedger, visitLedger]
