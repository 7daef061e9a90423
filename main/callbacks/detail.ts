import { z } from 'zod'
import { caseDetail } from '../cases/detail.ts'
import { resolutionOf } from '../cases/outcome.ts'
import type {
  CallbackAttempt,
  CallbackDetail,
  CallbackQuestionView,
  CallbackRow,
} from '../contract/callback-views.ts'
import { AskedQuestion, Scores } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNames } from '../staff/names.ts'
import { whoMayRecord, workersOf } from './checks.ts'
import { contactOf } from './contact-commands.ts'
import { attemptsOf, campaign, idsOf, type StoredAttempt } from './queries.ts'
import { presentRows, type RowContext, rowsSql, type StoredRow } from './rows.ts'
import { mayRecord } from './rules.ts'

/** Everything for one call, as `staffId` may see it. Errors: `callback.notFound`. */
export function callbackDetail(context: RowContext, callbackId: string, staffId: string): CallbackDetail {
  const stored = context.read.get<StoredRow>(rowsSql('where id = ?'), [callbackId])
  const [row] = stored ? presentRows(context, [stored]) : []
  if (!stored || !row) throw new DeskError('callback.notFound')
  return detailOf(context, stored, row, staffId)
}

/** A row with what somebody needs to make the call. */
export function detailOf(
  context: RowContext,
  stored: StoredRow,
  row: CallbackRow,
  staffId: string,
): CallbackDetail {
  const { read } = context
  const about = row.caseNumber === null || row.caseId === null ? undefined : caseDetail(read, row.caseId)
  const workers = workersOf(read, { caseId: row.caseId, workers: idsOf(stored.workers) })
  const names = staffNames(read, workers)
  const script = row.campaignId === null ? null : (campaign(read, row.campaignId)?.script ?? null)
  return {
    ...row,
    questions: questionsOf(context, stored),
    tries: presentAttempts(read, attemptsOf(read, row.id)),
    caseText: about?.text ?? null,
    caseCategory: about?.category ?? [],
    resolution: row.caseId === null ? null : resolutionOf(read, row.caseId),
    script,
    workers: workers.map(id => ({ id, name: names.get(id) ?? '—' })),
    mine: mayRecord(staffId, workers),
    contacts: contactOf(read, row),
    others: whoMayRecord(read, workers).length,
  }
}

export function presentAttempts(read: ReadDatabase, attempts: readonly StoredAttempt[]): CallbackAttempt[] {
  const names = staffNames(
    read,
    attempts.map(attempt => attempt.by),
  )
  return attempts.map(({ id, at, by, method, reached, note }) => ({
    id,
    at,
    by,
    byName: by === null ? null : (names.get(by) ?? null),
    method,
    reached: reached === 1,
    note,
  }))
}

const Asked = z.array(AskedQuestion)
const Own = z.array(z.object({ id: z.string(), text: z.string() }))

/** The questions as they were decided, with what they mean now. */
function questionsOf({ read, profile }: RowContext, stored: StoredRow): CallbackQuestionView[] {
  const scores = Scores.parse(JSON.parse(stored.scores))
  const json = stored.campaignId === null ? null : (campaign(read, stored.campaignId)?.questions ?? null)
  const own = json === null ? [] : Own.parse(JSON.parse(json))
  return Asked.parse(JSON.parse(stored.questions)).map(({ id, scale }) => {
    const text = own.find(question => question.id === id)?.text
    const words = text === undefined ? undefined : { zh: text, en: text }
    const shipped = profile.callbacks.questions.find(question => question.id === id)
    return { id, scale, text: words ?? shipped?.text ?? { zh: id, en: id }, score: scores[id] ?? null }
  })
}
