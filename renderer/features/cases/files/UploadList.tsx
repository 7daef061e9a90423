import { CloseOutlined, FileOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { errorText } from '../../../../main/contract/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { formatSize } from './size.ts'
import { texts } from './texts.ts'
import { progressOf, type Upload } from './upload-state.ts'
import type { Uploads } from './uploads.ts'
import './files.css'

interface UploadListProps {
  readonly files: readonly Upload[]
  readonly uploads: Uploads
}

/** Every file on its way with its own state: what has arrived, what is still going, what went wrong. */
export function UploadList({ files, uploads }: UploadListProps) {
  const t = useTexts(texts)
  if (files.length === 0) return null
  return (
    <ul className="upload-list" aria-label={t('files')}>
      {files.map(upload => (
        <UploadLine key={upload.fileId} upload={upload} uploads={uploads} />
      ))}
    </ul>
  )
}

function UploadLine({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { fileId, name, size, state, error } = upload
  const percent = Math.floor(progressOf(upload) * 100)
  const said =
    state === 'failed' && error
      ? errorText(error.code, error.params, language)
      : t(`state.${state}`, { percent })
  return (
    <li className={`upload upload-${state}`}>
      <FirstLook blob={uploads.fileOf(fileId)} />
      <span className="upload-name" title={name}>
        {shownName(name)}
      </span>
      <span className="desk-soft desk-figures">{formatSize(size)}</span>
      <span className="upload-state" role={state === 'failed' ? 'alert' : undefined}>
        {said}
      </span>
      <span className="upload-actions">
        {state === 'failed' ? (
          <Button size="small" onClick={() => uploads.retry(fileId)}>
            {t('retry')}
          </Button>
        ) : null}
        {state === 'attached' || state === 'attaching' ? null : (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('remove', { name })}
            title={t('remove', { name })}
            onClick={() => uploads.cancel(fileId)}
          />
        )}
      </span>
      {state === 'sending' || state === 'retrying' ? (
        <progress className="upload-bar" max={100} value={percent} aria-label={name} />
      ) : null}
    </li>
  )
}

/** Without the characters that turn the direction of letters, by which `gpj.exe` looks like a photo. */
const shownName = (name: string): string => name.replace(/\p{Bidi_Control}/gu, '')

/** A small picture of what was chosen, where the browser can show it. */
function FirstLook({ blob }: { readonly blob: Blob | null }) {
  const picture = blob !== null && /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/.test(blob.type) ? blob : null
  // The address goes with the element, so it is given to it and taken back where it comes and goes.
  const show = useCallback(
    (element: HTMLImageElement | null) => {
      if (!element || !picture) return
      const address = URL.createObjectURL(picture)
      element.src = address
      return () => URL.revokeObjectURL(address)
    },
    [picture],
  )
  const [broken, setBroken] = useState(false)
  if (picture && !broken)
    return <img ref={show} className="upload-look" alt="" onError={() => setBroken(true)} />
  return (
    <span className="upload-look" aria-hidden="true">
      <FileOutlined />
    </span>
  )
}
