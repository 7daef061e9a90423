import { CameraOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons'
import { type ReactNode, useRef } from 'react'
import { useTexts } from '../../app/i18n.ts'
import type { PhotoQueue } from './queue/photo-queue.ts'
import { texts } from './texts.ts'

interface TakeButtonsProps {
  readonly queue: PhotoQueue
  readonly targetId: string
}

/**
 * The camera of the phone itself, by way of a file field: it asks for no permission and works on every phone, with or
 * without a trusted certificate.
 */
export function TakeButtons({ queue, targetId }: TakeButtonsProps) {
  const t = useTexts(texts)
  const take = (files: readonly File[], forTarget: string) => {
    // What is kept for pages may otherwise be cleared by the phone when space runs short; it may say no.
    navigator.storage?.persist?.().catch(() => undefined)
    queue.take(forTarget, files).catch(reportError)
  }
  const common = { targetId, onFiles: take }
  return (
    <div className="camera-take">
      <TakeButton {...common} label={t('take')} accept="image/*" capture main>
        <CameraOutlined />
      </TakeButton>
      <TakeButton {...common} label={t('choose')} accept="image/*,video/*">
        <PictureOutlined />
      </TakeButton>
      <TakeButton {...common} label={t('film')} accept="video/*" capture>
        <VideoCameraOutlined />
      </TakeButton>
    </div>
  )
}

interface TakeButtonProps {
  readonly label: string
  readonly accept: string
  readonly capture?: boolean
  readonly main?: boolean
  readonly targetId: string
  onFiles(files: readonly File[], targetId: string): void
  readonly children: ReactNode
}

function TakeButton({
  label,
  accept,
  capture = false,
  main = false,
  targetId,
  onFiles,
  children,
}: TakeButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  /** For what the camera was opened: the desk may end it while somebody looks for the right angle. */
  const opened = useRef(targetId)
  return (
    <>
      <button
        type="button"
        className={main ? 'camera-button camera-main' : 'camera-button'}
        onClick={() => {
          opened.current = targetId
          input.current?.click()
        }}
      >
        <span aria-hidden="true">{children}</span> {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple
        {...(capture ? { capture: 'environment' as const } : {})}
        onChange={event => {
          onFiles([...(event.target.files ?? [])], opened.current)
          event.target.value = ''
        }}
      />
    </>
  )
}
