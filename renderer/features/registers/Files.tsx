import { PaperClipOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { useAttaching } from '../cases/files/useAttaching.ts'
import { commonTexts } from './common-texts.ts'

interface RegisterFileView {
  readonly id: string
  readonly hash: string
  readonly name: string | null
  readonly mediaType: string
}

interface FilesProps {
  readonly label: string
  readonly files: readonly RegisterFileView[]
  /** Says to the desk what an upload belongs to; undefined where nothing can be added. */
  readonly attach?: ((uploadId: string) => Promise<unknown>) | undefined
}

/** The files of something: chosen, dropped or pasted in; pictures as small ones. */
export function Files({ label, files, attach }: FilesProps) {
  const t = useTexts(commonTexts)
  const { add, busy, error } = useAttaching()
  // A refusal stands below.
  const take = (chosen: readonly File[]) => (attach ? add(chosen, attach).catch(() => undefined) : undefined)
  if (attach === undefined && files.length === 0) return null
  return (
    <section className="reg-files" aria-label={label}>
      <FileDrop onFiles={take} disabled={attach === undefined || busy}>
        <h3>{label}</h3>
        <ul>
          {files.map(file => (
            <li key={file.id}>
              <a href={`/files/${file.hash}`} target="_blank" rel="noreferrer">
                <Thumbnail file={file} /> {file.name ?? file.hash.slice(0, 12)}
              </a>
            </li>
          ))}
        </ul>
        {attach === undefined ? null : busy ? (
          <span role="status">{t('uploading')}</span>
        ) : (
          <ChooseFiles onFiles={take} />
        )}
      </FileDrop>
      <ErrorNote error={error} />
    </section>
  )
}

function Thumbnail({ file }: { readonly file: RegisterFileView }) {
  const [broken, setBroken] = useState(false)
  if (!file.mediaType.startsWith('image/') || broken) return <PaperClipOutlined aria-hidden="true" />
  return <img src={`/files/${file.hash}/thumbnail`} alt="" loading="lazy" onError={() => setBroken(true)} />
}
