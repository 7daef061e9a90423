import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTexts } from '../../../app/i18n.ts'
import { texts } from './texts.ts'
import './files.css'

interface FileDropProps {
  onFiles(files: readonly File[]): void
  /** Nothing can be added here: files are neither taken nor invited. */
  readonly disabled?: boolean
  readonly children: ReactNode
}

const filesOf = (transfer: DataTransfer | null): File[] => [...(transfer?.files ?? [])]

/** Takes files dropped or pasted anywhere inside. */
export function FileDrop({ onFiles, disabled = false, children }: FileDropProps) {
  const t = useTexts(texts)
  const [over, setOver] = useState(false)
  const hasFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes('Files')
  const onDrop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    onFiles(filesOf(event.dataTransfer))
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = filesOf(event.clipboardData)
    // A picture from a messenger comes with text too; the text then belongs to the field.
    if (disabled || files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    onFiles(files)
  }
  return (
    <div
      className="file-drop"
      onDragOver={event => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setOver(false)
      }}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      {over ? (
        <div className="file-drop-over" aria-hidden="true">
          {t('dropHere')}
        </div>
      ) : null}
    </div>
  )
}

interface ChooseFilesProps {
  /** One of many in a list. */
  readonly small?: boolean
  onFiles(files: readonly File[]): void
}

/** Chooses files; on a tablet also the camera. */
export function ChooseFiles({ onFiles, small = false }: ChooseFilesProps) {
  const t = useTexts(texts)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        {...(small ? { size: 'small' as const } : {})}
        icon={<PaperClipOutlined />}
        onClick={() => input.current?.click()}
      >
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('choose')}
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}
