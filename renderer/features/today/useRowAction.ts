import { useNavigate } from 'react-router'
import type { TodayRow } from '../../../main/contract/today.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMe } from '../../app/session.ts'
import { useUndo } from '../../components/undo.tsx'
import { texts } from './texts.ts'

/** Does what a row asks for: at once where no word is needed, else on the case with its reply box ready. */
export function useRowAction() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const navigate = useNavigate()
  const offerUndo = useUndo()
  const assign = useCommand(trpc.cases.assign)
  const start = useCommand(trpc.cases.startHandling)

  const takeOver = async (caseId: string, row: TodayRow) => {
    // Whoever takes it over saw that nobody had it; a colleague may have been quicker.
    await assign.run({ caseId, to: me.staffId, base: { to: null } })
    if (row.state === 'received') await start.run({ caseId })
    offerUndo(t('tookOver', { what: row.number ?? '' }), () =>
      assign.run({ caseId, to: null, base: { to: me.staffId } }),
    )
  }
  const act = (row: TodayRow): void => {
    const { action, caseId } = row
    if (action === null || assign.pending || start.pending) return
    // A refusal stands in `error`.
    if (action === 'takeOver' && caseId !== null) takeOver(caseId, row).catch(() => undefined)
    else if (action === 'start' && caseId !== null) start.send({ caseId })
    else {
      const path = caseId === null ? row.path : `${casePath(caseId)}?do=${action}`
      Promise.resolve(navigate(path)).catch(reportError)
    }
  }
  return { act, pending: assign.pending || start.pending, error: assign.error ?? start.error }
}
