import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Device, openDevice } from '../../offline/device.ts'
import type { OutboxView } from '../../offline/outbox.ts'
import type { OfflineStore } from '../../offline/store.ts'

/** What this device keeps, once it is open; or why it keeps nothing. */
export function useDevice(): { readonly device?: Device; readonly error?: unknown } {
  const [state, setState] = useState<{ device?: Device; error?: unknown }>({})
  useEffect(() => {
    openDevice().then(
      device => setState({ device }),
      (error: unknown) => setState({ error }),
    )
  }, [])
  return state
}

export const useOutbox = ({ outbox }: Device): OutboxView =>
  useSyncExternalStore(outbox.subscribe, outbox.view)

/** Asks the desk at once when the network comes or goes. */
export function useNetworkChange(ask: () => Promise<unknown>): void {
  useEffect(() => {
    const asked = () => {
      // What it answers, or that it does not, is in the state of the query.
      ask().catch(() => undefined)
    }
    window.addEventListener('online', asked)
    window.addEventListener('offline', asked)
    return () => {
      window.removeEventListener('online', asked)
      window.removeEventListener('offline', asked)
    }
  }, [ask])
}

/** A file that lies on this device, as an address to show it by; undefined while it is read. */
export function useKeptPicture(store: OfflineStore, fileId: string, size: number): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let left = false
    const read = async () => {
      const pieces = []
      for (let from = 0, index = 0; from < size; from += store.pieceBytes, index += 1) {
        const piece = await store.piece(fileId, index)
        if (!piece) return
        pieces.push(piece)
      }
      if (left) return
      made = URL.createObjectURL(new Blob(pieces))
      setAddress(made)
    }
    // Without its small picture a photo is shown by its number; it is kept all the same.
    read().catch(() => undefined)
    return () => {
      left = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [store, fileId, size])
  return address
}
