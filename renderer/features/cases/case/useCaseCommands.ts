import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { type Command, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useUndo } from '../../../components/undo.tsx'
import { useUndoLink } from '../../levels/useUndoLink.ts'
import { texts } from '../texts.ts'
import { useProposedCause } from '../useCause.ts'
import { addressedIn, type Composed, isNoteMode, usedIn } from './composer.ts'
import { unansweredWith } from './linked.ts'

/** Everything the case page can do, as the reply box and its buttons ask for it. */
export function useCaseCommands(detail: CaseDetail) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const note = useCommand(trpc.cases.note)
  const assign = useCommand(trpc.cases.assign)
  const start = useCommand(trpc.cases.startHandling)
  const wait = useCommand(trpc.cases.startWaiting)
  const endWait = useCommand(trpc.cases.endWaiting)
  const resolve = useCommand(trpc.cases.resolve)
  const verify = useCommand(trpc.cases.verify)
  const close = useCommand(trpc.cases.close)
  const reopen = useCommand(trpc.cases.reopen)
  const makeVoid = useCommand(trpc.cases.void)
  const restore = useCommand(trpc.cases.restore)
  const answerLinked = useCommand(trpc.cases.answerLinked)
  const link = useCommand(trpc.cases.link)
  const undoLink = useUndoLink()
  const all: readonly Pick<Command<unknown, unknown>, 'pending' | 'error' | 'reset'>[] = [
    note,
    assign,
    start,
    wait,
    endWait,
    resolve,
    verify,
    close,
    reopen,
    makeVoid,
    restore,
    answerLinked,
    link,
  ]
  const caseId = detail.id
  const unanswered = unansweredWith(detail)
  const base = { cause: detail.cause }
  const proposed = useProposedCause(detail)
  const causedBy = ({ cause }: Composed) => {
    const named = cause ?? proposed
    return named === null ? {} : { cause: named }
  }

  /** Sends what is composed; rejects with the desk's refusal, and then everything typed must stay. */
  async function send(composed: Composed): Promise<void> {
    for (const command of all) command.reset()
    const text = composed.text.trim()
    const said = text === '' ? {} : { text }
    const noted = text === '' ? {} : { note: text }
    const { mode } = composed
    if (isNoteMode(mode)) {
      await note.run({ caseId, kind: mode, text, ...addressedIn(composed), ...usedIn(composed) })
      return
    }
    switch (mode) {
      case 'assign': {
        const before = detail.assignee
        await assign.run({ caseId, to: composed.to, ...noted, base: { to: before } })
        return offerUndo(t('undoAssign'), () => assign.run({ caseId, to: before, base: { to: composed.to } }))
      }
      case 'wait':
        await wait.run({ caseId, on: composed.waitingOn, ...noted })
        return offerUndo(t('undoWait'), () => endWait.run({ caseId, note: t('undoReason') }))
      case 'endWait':
        await endWait.run({ caseId, ...noted, base: { waitingOn: detail.waitingOn } })
        return
      case 'resolve':
        if (composed.withLinked && unanswered.length > 0) {
          const caseIds = [caseId, ...unanswered.map(({ id }) => id)]
          const { resolved } = await answerLinked.run({ caseIds, text, resolve: true, ...causedBy(composed) })
          return offerUndo(t('undoResolveAll', { count: resolved.length }), async () => {
            for (const id of resolved) await reopen.run({ caseId: id, text: t('undoReason') })
          })
        }
        await resolve.run({ caseId, text, ...causedBy(composed), base })
        return offerUndo(t('undoResolve'), () => reopen.run({ caseId, text: t('undoReason') }))
      case 'verifyGood':
      case 'verifyBad':
        await verify.run({ caseId, good: mode === 'verifyGood', ...said })
        return
      case 'close':
        await close.run({
          caseId,
          withoutCallback: composed.withoutCallback,
          ...causedBy(composed),
          base,
          ...said,
        })
        return offerUndo(t('undoClose'), () => reopen.run({ caseId, text: t('undoReason') }))
      case 'reopen':
        await reopen.run({ caseId, text })
        return
      case 'void':
        await makeVoid.run({
          caseId,
          reason: composed.voidReason ?? 'other',
          duplicateOf: composed.voidReason === 'duplicate' ? composed.duplicateOf : null,
          ...said,
        })
        return offerUndo(t('undoVoid'), () => restore.run({ caseId }))
    }
  }

  return {
    send,
    /** Takes the case over: mine, and being handled. */
    async takeOver(staffId: string): Promise<void> {
      await assign.run({ caseId, to: staffId, base: { to: detail.assignee } })
      await start.run({ caseId })
    },
    startHandling: () => start.run({ caseId }),
    restore: () => restore.run({ caseId }),
    /** Works on it together with a case of another owner, instead of voiding it as its duplicate. */
    async linkTo(leader: string): Promise<void> {
      for (const command of all) command.reset()
      const base = { [caseId]: detail.leader?.id ?? null }
      const { before } = await link.run({ leader, caseIds: [caseId], base })
      offerUndo(t('undoLink'), () => undoLink(before, leader))
    },
    pending: all.some(command => command.pending),
    error: all.map(command => command.error).find(error => error !== null) ?? null,
  }
}
