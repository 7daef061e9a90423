import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Device } from '../../../offline/device.ts'
import { createSheets, type Sheets, type SheetsView } from './sheets.ts'

/** A person's walks on this device, read once. */
export function useSheets({ store, outbox }: Device, staffId: string) {
  const sheets = useMemo(
    () => createSheets({ store, outbox, staffId, now: Date.now }),
    [store, outbox, staffId],
  )
  const view: SheetsView = useSyncExternalStore(sheets.subscribe, sheets.view)
  const [unread, setUnread] = useState<unknown>(null)
  useEffect(() => {
    sheets.load().catch(setUnread)
  }, [sheets])
  return { sheets, ...view, failure: view.failure ?? unread } satisfies SheetsView & { sheets: Sheets }
}
