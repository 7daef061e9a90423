import { useEffect, useEffectEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { z } from 'zod'
import { IntakeEntry } from './entry.ts'
import type { useIntakeDraft } from './useIntakeDraft.ts'

const HandedOver = z.object({ who: IntakeEntry.shape.who })

/**
 * Who or where another page hands over on the way here: `navigate('/intake', { state: { who } })`; not in the
 * address, for it may hold a name. An entry with words in it belongs to somebody already and stays as it is.
 */
export function useHandedOver({ value, state, change }: ReturnType<typeof useIntakeDraft>): void {
  const location = useLocation()
  const navigate = useNavigate()
  const given = HandedOver.safeParse(location.state)
  const who = given.success ? given.data.who : undefined
  const ready = who !== undefined && state !== 'loading'
  const takeOver = useEffectEvent(() => {
    if (who && value.entry.text.trim() === '') change(draft => ({ ...draft, entry: { ...draft.entry, who } }))
    // Taken over once: a reload must not bring it back over what was chosen since.
    Promise.resolve(navigate('.', { replace: true, state: null })).catch(reportError)
  })
  useEffect(() => {
    if (ready) takeOver()
  }, [ready])
}
