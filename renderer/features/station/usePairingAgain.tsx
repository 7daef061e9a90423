import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { BegunPairing, DeviceRow, StationView } from '../../../main/contract/station.ts'
import { useTRPC } from '../../app/api.ts'
import { AgainDialog } from './AgainDialog.tsx'
import { useShownCode } from './useShownCode.ts'

/** A code for a device that is in use, and the dialog that shows it. A code nobody looks at any more is called off. */
export function usePairingAgain(
  station: StationView,
  device: DeviceRow,
): { readonly error: unknown; readonly pending: boolean; begin(): void; readonly dialog: ReactNode } {
  const trpc = useTRPC()
  const begin = useMutation(trpc.station.beginPairingAgain.mutationOptions())
  const code = useShownCode<BegunPairing>()
  const { shown, drop } = code
  const show = () => {
    if (begin.isPending) return
    drop()
    begin.mutate({ deviceId: device.id }, { onSuccess: code.show })
  }
  const dialog = shown ? (
    <AgainDialog
      station={station}
      device={device}
      pairing={shown}
      error={begin.error}
      onAgain={show}
      onClose={drop}
    />
  ) : null
  return { error: begin.error, pending: begin.isPending, begin: show, dialog }
}
