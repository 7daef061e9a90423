import { type ReactEventHandler, useEffect, useState } from 'react'
import type { PresenceThing, PresentPerson } from '../../../main/contract/presence.ts'
import { newId, useTRPCClient } from '../../app/api.ts'
import { onPresence } from '../../app/live.ts'
import { PresenceReporter } from './reporter.ts'

type Client = ReturnType<typeof useTRPCClient>

/** What was last heard of the thing that is shown. */
interface Shown {
  readonly thing: PresenceThing
  readonly others: readonly PresentPerson[]
}

const listeners = new Set<(shown: Shown) => void>()
const ofPages = new WeakMap<Client, PresenceReporter>()

/** One for the page, however many of its parts show something. */
function reporterOf(client: Client): PresenceReporter {
  const known = ofPages.get(client)
  if (known) return known
  const page = newId()
  const reporter = new PresenceReporter({
    about: ask => client.presence.about.mutate({ ...ask, page }),
    leave: () => client.presence.leave.mutate({ page }),
    show(thing, others) {
      for (const listener of listeners) listener({ thing, others })
    },
  })
  onPresence(number => reporter.heard(number))
  ofPages.set(client, reporter)
  return reporter
}

/**
 * Tells colleagues that this page shows a thing, and answers who else has it open. Spread `typing` on what encloses
 * the fields of the thing, dialogs included.
 */
export function usePresence(kind: PresenceThing['kind'], id: string) {
  const reporter = reporterOf(useTRPCClient())
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    const thing = { kind, id }
    const heard = (next: Shown) => setShown(next.thing === thing ? next : undefined)
    // Who has put the page behind another does not look at it.
    const look = () => reporter.look(document.hidden ? undefined : thing)
    listeners.add(heard)
    document.addEventListener('visibilitychange', look)
    look()
    return () => {
      listeners.delete(heard)
      document.removeEventListener('visibilitychange', look)
      reporter.look(undefined)
    }
  }, [reporter, kind, id])
  const onInput: ReactEventHandler = () => reporter.typed()
  const others = shown?.thing.kind === kind && shown.thing.id === id ? shown.others : []
  return { others, typing: { onInput } }
}
