import type { Translate } from '../../../app/i18n.ts'
import { writing } from '../../../offline/device.ts'
import type { Outbox, Recording } from '../../../offline/outbox.ts'
import type { OfflineStore } from '../../../offline/store.ts'
import { isSaid, saying } from './say.ts'
import { Sheet } from './sheet.ts'
import type { texts } from './texts.ts'

const prefix = 'sheet/'
const nameOf = (inspectionId: string) => prefix + inspectionId
/** There while something of a sheet is not in the outbox: what this device still owes counts it. */
const markOf = (inspectionId: string) => `entry/${inspectionId}`
/** Sheets that are over and in the outbox are shown so long, in milliseconds. */
const lasts = 48 * 3_600_000

export interface SheetsView {
  /** By inspection; undefined until they are read. */
  readonly all: ReadonlyMap<string, Sheet> | undefined
  /** The last change could not be kept. */
  readonly failure: unknown
}

export type Sheets = ReturnType<typeof createSheets>

interface SheetsOptions {
  readonly store: OfflineStore
  readonly outbox: Outbox
  readonly staffId: string
  readonly now: () => number
}

/**
 * One person's walks on this device: each change is kept at once, and what is said goes into the outbox together with
 * the sheet that knows it, or neither does.
 */
export function createSheets({ store, outbox, staffId, now }: SheetsOptions) {
  const all = new Map<string, Sheet>()
  let view: SheetsView = { all: undefined, failure: null }
  let turn: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()

  const show = (part: Partial<SheetsView>) => {
    view = { ...view, ...part }
    for (const listener of listeners) listener()
  }
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  const put = (sheet: Sheet) => {
    all.set(sheet.inspectionId, sheet)
    show({ all: new Map(all) })
  }

  async function keep(sheet: Sheet, items: readonly Recording[] = []): Promise<void> {
    const { inspectionId } = sheet
    const mark = markOf(inspectionId)
    const said = isSaid(sheet)
    await writing(() =>
      outbox.record(items, {
        keep: { [nameOf(inspectionId)]: sheet, ...(said ? {} : { [mark]: 1 }) },
        drop: said ? [mark] : [],
      }),
    )
    show({ failure: null })
  }

  async function load(): Promise<void> {
    for (const name of await store.keptNames(staffId)) {
      if (!name.startsWith(prefix)) continue
      const parsed = Sheet.safeParse(await store.kept(staffId, name))
      if (!parsed.success) continue
      const sheet = parsed.data
      const over = sheet.done !== null && isSaid(sheet) && sheet.done.at < now() - lasts
      if (over) await store.drop(staffId, name)
      else all.set(sheet.inspectionId, sheet)
    }
    show({ all: new Map(all) })
  }

  /** Puts what was seen into the outbox, and what is given beside it behind that. Rejects where it cannot be kept. */
  async function say(
    inspectionId: string,
    t: Translate<typeof texts>,
    also: (sheet: Sheet) => { readonly sheet: Sheet; readonly items: readonly Recording[] } = sheet => ({
      sheet,
      items: [],
    }),
  ): Promise<void> {
    await inTurn(async () => {
      const before = all.get(inspectionId)
      if (!before) return
      const said = saying(before, t)
      const { sheet, items } = also(said.sheet)
      if (said.items.length === 0 && items.length === 0) return
      await keep(sheet, [...said.items, ...items])
      const latest = all.get(inspectionId) ?? before
      if (latest === before) put(sheet)
      else {
        // What was seen meanwhile was not said: it is laid over what was.
        const merged = laidOver(before, latest, sheet)
        put(merged)
        await keep(merged)
      }
    })
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: (): SheetsView => view,
    load: (): Promise<void> => inTurn(load),
    /** A new sheet, with what begins it at the desk. Rejects where it cannot be kept. */
    async begin(sheet: Sheet, items: readonly Recording[]): Promise<void> {
      await inTurn(() => keep(sheet, items))
      put(sheet)
    },
    /** Changes a sheet; of many changes one behind the other only the last is written. */
    change(inspectionId: string, part: (sheet: Sheet) => Sheet): void {
      const before = all.get(inspectionId)
      if (!before) return
      const next = part(before)
      if (next === before) return
      put(next)
      inTurn(async () => {
        if (all.get(inspectionId) === next) await keep(next)
      }).catch((failure: unknown) => show({ failure }))
    },
    say,
    /** Says all that was not. */
    sayAll(t: Translate<typeof texts>): void {
      for (const sheet of all.values())
        if (!isSaid(sheet)) say(sheet.inspectionId, t).catch((failure: unknown) => show({ failure }))
    },
  }
}

/** What changed on the screen between the moment it was said and the moment it was kept. */
function laidOver(said: Sheet, latest: Sheet, kept: Sheet): Sheet {
  const changed = <Value>(of: Readonly<Record<string, Value>>, before: Readonly<Record<string, Value>>) =>
    Object.keys(of).filter(key => of[key] !== before[key])
  const defects = latest.defects.map(defect => {
    const before = said.defects.find(({ defectId }) => defectId === defect.defectId)
    const now = kept.defects.find(({ defectId }) => defectId === defect.defectId)
    if (!now || !before) return defect
    if (before === defect) return now
    const photos = defect.photos.map(photo => ({
      ...photo,
      said: now.photos.find(({ fileId }) => fileId === photo.fileId)?.said ?? null,
    }))
    return {
      ...defect,
      said: now.said,
      photos,
      withdrawn: now.withdrawn === 'said' ? 'said' : defect.withdrawn,
    }
  })
  const takenBack = kept.defects
    .filter(({ defectId }) => latest.defects.every(one => one.defectId !== defectId))
    .map(defect => (defect.withdrawn === 'no' ? { ...defect, withdrawn: 'wanted' as const } : defect))
  return {
    ...latest,
    defects: [...defects, ...takenBack],
    unsaid: changed(latest.results, said.results),
    unsaidMeasures: [...new Set([...kept.unsaidMeasures, ...changed(latest.measures, said.measures)])],
    signatures: kept.signatures,
    done: kept.done,
  }
}
