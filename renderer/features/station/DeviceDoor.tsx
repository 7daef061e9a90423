import { useEffect, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import type { DeviceRefusal } from '../../app/this-device.ts'
import { DeskError } from '../../../main/contract/errors.ts'
import { PlainButton, PlainError, PlainNote } from '../../components/plain/Plain.tsx'
import { forgetDevice } from '../../offline/forget.ts'
import type { Unsent } from '../../../main/contract/station.ts'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { CertificateHelp } from './CertificateHelp.tsx'
import { pairTexts } from './pair-texts.ts'
import { certificateAddress } from './paths.ts'

interface DeviceDoorProps {
  readonly refusal: DeviceRefusal
  /** Asks the desk again: somebody may have paired the device meanwhile. */
  retry(): unknown
}

/** What a device sees to which the desk answers nothing: not paired yet, revoked, of another site. */
export function DeviceDoor({ refusal, retry }: DeviceDoorProps) {
  const t = useTexts(pairTexts)
  const [lost, setLost] = useState<Unsent>()
  useEffect(() => {
    if (refusal === 'device.revoked') forgetDevice().then(setLost, reportError)
  }, [refusal])
  const again = <PlainButton onClick={() => retry()}>{t('tryAgain')}</PlainButton>
  if (refusal === 'device.revoked')
    return (
      <DoorScreen title={t('revokedTitle')}>
        <p role="alert">{t('revoked')}</p>
        {lost && lost.entries + lost.photos > 0 ? (
          <PlainNote tone="warning">
            <span>
              {t('lost', {
                entries: t('lostEntries', { count: lost.entries }),
                photos: t('lostPhotos', { count: lost.photos }),
              })}
            </span>
          </PlainNote>
        ) : null}
        {again}
      </DoorScreen>
    )
  if (refusal === 'device.unknown')
    return (
      <DoorScreen title={t('unknownTitle')}>
        <PlainError error={new DeskError(refusal)} />
        {again}
      </DoorScreen>
    )
  return (
    <DoorScreen title={t('unpairedTitle')} wide>
      <p role="alert">{t('unpaired')}</p>
      {again}
      <CertificateHelp address={certificateAddress(location)} />
    </DoorScreen>
  )
}
