import { z } from 'zod'
import { LeakState } from '../../../../main/contract/leaks.ts'
import {
  type PhoneList,
  PhoneStep,
  type PhoneTask,
  TakenBackStep,
} from '../../../../main/contract/team-phone.ts'
import type { OfflineStore, ReadItem } from '../../../offline/store.ts'

/** Raised whenever the list changes its shape: what was kept is fetched anew then. */
const shape = 1
/** A list holds numbers of households, and a phone lies about: it is cleared after a day, in milliseconds. */
const lasts = 24 * 3_600_000
const name = 'team-list'

const Kept = z.object({
  shape: z.literal(shape),
  /** When it was asked for, UTC milliseconds by this device's clock. */
  at: z.number(),
  list: z.custom<PhoneList>(value => typeof value === 'object' && value !== null),
})
export type KeptList = z.infer<typeof Kept>

const Owner = z.object({ deviceId: z.string() })

/** The list as it was when the desk was last reached; undefined where there is none, or too old a one. */
export async function readList(store: OfflineStore): Promise<KeptList | undefined> {
  const owner = Owner.safeParse(await store.note('team-phone'))
  if (!owner.success) return undefined
  const { deviceId } = owner.data
  const kept = Kept.safeParse(await store.kept(deviceId, name))
  if (!kept.success) return undefined
  if (Math.abs(Date.now() - kept.data.at) < lasts) return kept.data
  await store.drop(deviceId, name)
  return undefined
}

/** Keeps a list, sealed as all that this device keeps. */
export async function keepList(store: OfflineStore, kept: KeptList): Promise<void> {
  const { deviceId } = kept.list
  await store.keep(deviceId, name, kept)
  await store.setNote('team-phone', { deviceId })
}

const states: Readonly<Partial<Record<PhoneStep, LeakState>>> = {
  acknowledged: 'acknowledged',
  underway: 'underway',
  onsite: 'onsite',
  stopped: 'stopped',
  noEntry: 'noEntry',
  repaired: 'repaired',
}

export interface ShownTask extends PhoneTask {
  /** Steps and photos that are on the phone alone. */
  readonly waiting: number
  /** What was pressed last, where it can be taken back. */
  readonly pressed: Pressed | undefined
}

export interface Pressed {
  readonly itemId: string
  readonly step: TakenBackStep
  /** How the leak stood before. */
  readonly before: LeakState
  /** UTC milliseconds by this device's clock. */
  readonly at: number
}

/** The list with the moment it was asked for: what reaches the desk between that and the answer may not be in it. */
export async function askForList(ask: () => Promise<PhoneList>): Promise<KeptList> {
  const at = Date.now()
  return { shape, at, list: await ask() }
}

/**
 * The list as the team left it: the desk's word, and on top what was recorded here that the list cannot know of yet.
 *
 * @param clockOffset what the desk's clock is ahead of this device's, in milliseconds: items are delivered by the desk's
 */
export function shownTasks(
  { list, at }: KeptList,
  items: readonly ReadItem[],
  clockOffset: number,
): ShownTask[] {
  const asked = at + clockOffset
  return list.tasks
    .map(task => {
      let { state } = task
      let waiting = 0
      let pressed: Pressed | undefined
      for (const { id, content, thing, state: sent, deliveredAt = 0, recordedAt } of items) {
        if (!thing.startsWith(task.caseId)) continue
        const { step, before } = partsOf(thing)
        if (sent !== 'delivered' && content?.kind === 'command') waiting += 1
        // What was delivered behind the question is not in its answer.
        if (sent === 'refused') continue
        const undoable = TakenBackStep.safeParse(step).data
        if (step) pressed = undoable && before && { itemId: id, step: undoable, before, at: recordedAt }
        if (sent === 'delivered' && deliveredAt < asked) continue
        if (step === 'takeBack') state = before ?? state
        else if (step) state = states[step] ?? state
      }
      // Somebody else moved it since: there is nothing to take back any more.
      if (pressed && (states[pressed.step] ?? state) !== state) pressed = undefined
      return { ...task, state, waiting, pressed }
    })
    .filter(({ state }) => state !== 'repaired')
}

/** What an item of the outbox is about: a leak, what was said of it, and how it stood before; it outlasts its content. */
export const thingOf = (caseId: string, what: PhoneStep | 'photo', before?: LeakState): string =>
  [caseId, what, ...(before === undefined ? [] : [before])].join('#')

function partsOf(thing: string) {
  const [, what, before] = thing.split('#')
  return { step: PhoneStep.safeParse(what).data, before: LeakState.safeParse(before).data }
}
