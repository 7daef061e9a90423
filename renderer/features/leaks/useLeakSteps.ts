import type { LeakRow, TeamStep } from '../../../main/contract/leaks.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { nextStep } from './next-step.ts'
import { texts } from './texts.ts'

/** Steps that need no words: a team's next one, telling a team off. Each can be taken back for ten seconds. */
export function useLeakSteps() {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo('leaks')
  const advance = useCommand(trpc.leaks.advance)
  const stepBack = useCommand(trpc.leaks.stepBack)
  const recall = useCommand(trpc.leaks.recall)
  const dispatch = useCommand(trpc.leaks.dispatch)
  const note = async (leaks: readonly LeakRow[], to: TeamStep) => {
    const caseIds = leaks.map(leak => leak.caseId)
    await advance.run({ caseIds, to })
    offerUndo(`${namesOf(leaks)} ${word(leakWords[`step.${to}`])}`, () =>
      stepBack.run({ caseIds, undone: to }),
    )
  }
  return {
    pending: advance.pending || recall.pending,
    error: advance.error ?? recall.error,
    /** Notes the next step of each; those at different steps go their own way. */
    async step(leaks: readonly LeakRow[]) {
      const groups = Map.groupBy(leaks, nextStep)
      for (const [to, among] of groups) if (to !== undefined) await note(among, to)
    },
    stop: (leaks: readonly LeakRow[]) => note(leaks, 'stopped'),
    async recall(leaks: readonly LeakRow[]) {
      const before = leaks.filter(leak => leak.teamId !== null)
      await recall.run({ caseIds: before.map(leak => leak.caseId) })
      const [leak] = before
      const teamId = leak?.teamId
      if (before.length === 1 && leak && teamId) {
        offerUndo(t('recalled', { home: namesOf(leaks), team: leak.teamName ?? '' }), () =>
          dispatch.run({ caseIds: [leak.caseId], teamId }),
        )
      }
    },
  }
}

/** `3-1802`, `3-1802 …(12)`: which leaks, for a note. */
export const namesOf = (leaks: readonly LeakRow[]): string => {
  const [first] = leaks
  const name = first?.unitNumber ?? first?.place ?? first?.buildingName ?? first?.number ?? ''
  return leaks.length > 1 ? `${name} … (${leaks.length})` : name
}
