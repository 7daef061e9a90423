import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BegunPairing, DeviceKind, StationView } from '../../../main/contract/station.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { dialogTexts } from './dialog-texts.ts'
import { PairChoice, type PairChoiceValues } from './PairChoice.tsx'
import { PairCodes } from './PairCodes.tsx'
import { useShownCode } from './useShownCode.ts'

interface PairDialogProps {
  readonly station: StationView
  onClose(): void
}

interface Shown extends BegunPairing {
  readonly kind: DeviceKind
  readonly name: string
}

/** Adds a device: what for, then two codes to scan. A code that is no longer looked at is called off. */
export function PairDialog({ station, onClose }: PairDialogProps) {
  const t = useTexts(dialogTexts)
  const trpc = useTRPC()
  const [choice, setChoice] = useState<PairChoiceValues>({ kind: 'desk', limit: null, name: '' })
  const code = useShownCode<Shown>()
  const { shown, drop } = code
  const begin = useMutation(trpc.station.beginPairing.mutationOptions())
  const show = () => {
    if (begin.isPending) return
    drop()
    const { kind, limit } = choice
    const name = choice.name.trim()
    begin.mutate(
      { kind, limit, name: name === '' ? null : name },
      { onSuccess: begun => code.show({ ...begun, kind, name }) },
    )
  }
  const close = () => {
    drop()
    onClose()
  }
  return (
    <Dialog title={t('title')} onCancel={close} footer={null} width={760} destroyOnHidden>
      {shown ? (
        <PairCodes
          key={shown.pairingId}
          station={station}
          pairing={shown}
          error={begin.error}
          onAgain={show}
          onAnother={() => {
            code.show(undefined)
            setChoice({ ...choice, name: '' })
          }}
          onDone={close}
        />
      ) : (
        <PairChoice
          values={choice}
          onChange={setChoice}
          onBegin={show}
          onCancel={close}
          pending={begin.isPending}
          error={begin.error}
        />
      )}
    </Dialog>
  )
}
