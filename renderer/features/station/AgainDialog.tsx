import type { BegunPairing, DeviceRow, StationView } from '../../../main/contract/station.ts'
import { useTexts } from '../../app/i18n.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { PairCodes } from './PairCodes.tsx'
import { texts } from './texts.ts'

interface AgainDialogProps {
  readonly station: StationView
  readonly device: DeviceRow
  readonly pairing: BegunPairing
  readonly error: unknown
  onAgain(): void
  onClose(): void
}

/** The codes by which a device in use becomes known at another address of the desk: it stays one device. */
export function AgainDialog({ station, device, pairing, error, onAgain, onClose }: AgainDialogProps) {
  const t = useTexts(texts)
  const name = device.name ?? ''
  return (
    <Dialog title={t('again.title', { name })} onCancel={onClose} footer={null} width={760} destroyOnHidden>
      <p>{t('again.text')}</p>
      <PairCodes
        key={pairing.pairingId}
        station={station}
        pairing={{ ...pairing, kind: device.kind, name, again: true }}
        error={error}
        onAgain={onAgain}
        onDone={onClose}
      />
    </Dialog>
  )
}
