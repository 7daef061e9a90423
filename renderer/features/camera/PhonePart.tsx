import { MobileOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CameraAbout, CameraView } from '../../../main/contract/camera.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import './camera.css'
import { useOffered } from './offered.ts'
import { PhoneDialog } from './PhoneDialog.tsx'
import { texts } from './texts.ts'
import { type Camera, useCamera } from './useCamera.ts'

/** The button that asks a phone for photos of this, and from then on how that stands. */
export function PhonePart({
  about,
  disabled = false,
}: {
  readonly about: CameraAbout
  readonly disabled?: boolean
}) {
  const camera = useCamera(about)
  return <PhoneControls camera={camera} disabled={disabled} />
}

/** The same where the screen itself goes by what the phone brings. */
export function PhoneControls({
  camera,
  disabled = false,
}: {
  readonly camera: Camera
  readonly disabled?: boolean
}) {
  const t = useTexts(texts)
  const { works, view, pending } = camera
  const open = () => {
    camera.open().catch(reportError)
  }
  useOffered(open, works && !disabled && view === null)
  useHotkey({ keys: 'Alt P', label: t('keyPhone'), disabled: !works || disabled || view !== null }, open)
  if (!works) return null
  return (
    <span className="phone-part">
      {view ? (
        <PhoneLine view={view} pending={pending} onEnd={() => void camera.close().catch(reportError)} />
      ) : (
        <Button icon={<MobileOutlined />} onClick={open} loading={pending} disabled={disabled}>
          {t('photograph')} <KeyHint keys="Alt P" />
        </Button>
      )}
      <ErrorNote error={camera.error} />
      {camera.asking ? <PhoneDialog camera={camera} /> : null}
    </span>
  )
}

interface PhoneLineProps {
  readonly view: CameraView
  readonly pending: boolean
  onEnd(): void
}

/** Which phone, whether it is there, how many photos came. */
function PhoneLine({ view, pending, onEnd }: PhoneLineProps) {
  const t = useTexts(texts)
  const { connected, received } = view
  const name = view.name ?? t('noName')
  return (
    <>
      <span className={connected ? 'phone-line' : 'phone-line phone-away'} role="status">
        <MobileOutlined aria-hidden="true" /> {t(connected ? 'connected' : 'away', { name })}
        {' · '}
        <span className="desk-figures">
          {received === 0 ? t('receivedNone') : t('received', { count: received })}
        </span>
      </span>
      <Button size="small" onClick={onEnd} loading={pending}>
        {t('end')}
      </Button>
    </>
  )
}
