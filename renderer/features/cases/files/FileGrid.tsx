import { FileOutlined, VideoCameraOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { CaseFile } from '../../../../main/contract/case-views.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useCasePlace } from '../place.ts'
import { formatSize } from './size.ts'
import { hasPages } from './PagedFile.tsx'
import { texts } from './texts.ts'
import { Viewer } from './Viewer.tsx'
import './files.css'

/** The files of a case as small pictures; a press shows them large. */
export function FileGrid({ files }: { readonly files: readonly CaseFile[] }) {
  const t = useTexts(texts)
  const [shown, setShown] = useState<number>()
  return (
    <>
      <div className="file-grid">
        {files.map((file, index) => (
          <button key={file.id} type="button" className="file-tile" onClick={() => setShown(index)}>
            <span className="file-picture">
              <Thumbnail file={file} />
            </span>
            <span className="file-name" title={file.name ?? ''}>
              {file.name ?? t('erasedName')}
            </span>
            <span className="desk-soft desk-figures file-name">{formatSize(file.size)}</span>
          </button>
        ))}
      </div>
      {shown === undefined ? null : (
        <Viewer files={files} index={shown} onMove={setShown} onClose={() => setShown(undefined)} />
      )}
    </>
  )
}

/** A picture where the desk can make one, or else a sign for the kind of file. */
export function Thumbnail({ file }: { readonly file: Pick<CaseFile, 'hash' | 'mediaType'> }) {
  const [broken, setBroken] = useState(false)
  const { filesAt } = useCasePlace()
  if ((file.mediaType.startsWith('image/') || hasPages(file.mediaType)) && !broken) {
    return (
      <img src={`${filesAt}/${file.hash}/thumbnail`} alt="" loading="lazy" onError={() => setBroken(true)} />
    )
  }
  return file.mediaType.startsWith('video/') ? <VideoCameraOutlined /> : <FileOutlined />
}
