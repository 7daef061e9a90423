import { App } from 'antd'
import { useRef, useState } from 'react'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useKeptDraft } from '../../app/drafts/useKeptDraft.ts'
import { useTexts } from '../../app/i18n.ts'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { emptyEntry, Entry, missingOf } from './entry.ts'
import { knownScores } from './known-scores.ts'
import { texts } from './texts.ts'

const entryShape = {
  schema: Entry,
  initial: () => emptyEntry,
  isEmpty: (entry: Entry) =>
    entry.satisfaction === null && entry.words.trim() === '' && entry.contact === 'not-asked',
}

/** What was recorded, to be taken back. */
export interface Recorded {
  readonly callbackId: string
  readonly attemptId: string
  readonly name: string | null
}

/** One call being made: what is entered is kept over a reload, and saving is a command of its own. */
export function useCall(detail: CallbackDetail, onRecorded: (recorded: Recorded) => void) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const draft = useKeptDraft(`callback/${detail.id}`, entryShape)
  const [tried, setTried] = useState(false)
  // One id for one call: what failed and is tried again is never recorded twice.
  const attemptId = useRef(newId())
  const record = useCommand(trpc.callbacks.record)
  const attempt = useCommand(trpc.callbacks.attempt)
  const entry = draft.value
  const recording = useStroke(record, {
    now: knownScores(detail),
    open: true,
    says: ({ scores = {} }) => scores,
    // What a colleague noted holds: the figures of this call go, the words stay.
    onTake: () => draft.change(before => ({ ...before, scores: {} })),
  })
  const asked = detail.questions.filter(question => question.score === null)
  const done = (said: string) => {
    const recorded = { callbackId: detail.id, attemptId: attemptId.current, name: detail.name }
    attemptId.current = newId()
    setTried(false)
    draft.restart(emptyEntry)
    message.success(said)
    onRecorded(recorded)
  }
  const save = () => {
    setTried(true)
    if (missingOf(entry) !== null || entry.satisfaction === null || record.pending) return
    const words = entry.words.trim()
    recording.send(
      {
        callbackId: detail.id,
        attemptId: attemptId.current,
        method: entry.method,
        satisfaction: entry.satisfaction,
        scores: entry.scores,
        ...(words === '' ? {} : { words }),
        reopen: entry.reopen,
        contact: entry.contact,
      },
      ({ reopened }) => done(t(reopened ? 'reopenedNow' : 'saved')),
    )
  }
  const notReached = async () => {
    if (attempt.pending) return
    const note = entry.words.trim()
    const { ends, failedDays } = await attempt.run({
      callbackId: detail.id,
      attemptId: attemptId.current,
      method: entry.method,
      ...(note === '' ? {} : { note }),
    })
    done(ends ? t('unreachableNow', { days: failedDays }) : t('attemptSaved'))
  }
  return {
    entry,
    asked,
    change: draft.change,
    missing: tried ? missingOf(entry) : null,
    // Refusals stand in `error`.
    save,
    notReached: () => {
      notReached().catch(() => undefined)
    },
    pending: record.pending || attempt.pending,
    recording: { ...recording, error: null },
    error: recording.error ?? attempt.error,
  }
}

export type Call = ReturnType<typeof useCall>
